import { formatMonth } from '../model/date-wording.ts';
import type { CslDate, CslItem, CslName } from './csl.ts';
import { curlQuotes, titleCase } from './title-case.ts';

/** A style in which readers cite: what it is called, and the citation in it. */
export interface StyledCitation {
  readonly style: string;
  readonly text: string;
}

/**
 * A citation as plain text in the three styles that are asked for most: APA (7th edition), Chicago
 * (18th, as in a bibliography) and MLA (9th). It knows the records of {@link CslItem} alone and says of
 * them what the official CSL styles say: a processor takes longer to read these than the site to build.
 */
export function styleCitation(item: CslItem): StyledCitation[] {
  return [
    { style: 'APA', text: formatApa(item) },
    { style: 'Chicago', text: formatChicago(item) },
    { style: 'MLA', text: formatMla(item) },
  ];
}

/** Author. (Date). Title [Genre]. Site. Address */
function formatApa(item: CslItem): string {
  const { author, genre, URL } = item;
  const title = curlQuotes(item.title);
  const date = `(${item.issued.circa ? 'ca. ' : ''}${dateForApa(item.issued)}).`;
  const opening =
    author === undefined
      ? [endSentence(title), date, genre && `[${genre}].`]
      : [
          endSentence(namesForApa(author)),
          date,
          genre === undefined ? endSentence(title) : `${title} [${genre}].`,
        ];
  return join([...opening, endSentence(item['container-title']), URL]);
}

/** Author. “Title.” Genre. Site, Date. Address. */
function formatChicago(item: CslItem): string {
  const { author, contributor, genre, URL } = item;
  const container = item['container-title'];
  const date = dateForChicago(item.issued);
  return join([
    // What nobody signed stands under the name of its site.
    endSentence(author === undefined ? container : namesForChicago(author)),
    titleInQuotes(item),
    genre && `${genre}.`,
    contributor && item.type === 'webpage' && `With ${listNames(contributor.map(nameInOrder))}.`,
    author === undefined ? endSentence(date) : endSentence(`${container}, ${date}`),
    URL && `${URL}.`,
  ]);
}

/** Author. “Title.” Genre. Site, with Contributors, Date, Address. */
function formatMla(item: CslItem): string {
  const { author, contributor, genre, URL } = item;
  const parts = [
    item['container-title'],
    contributor && `with ${listNames(contributor.map(nameInOrder))}`,
    dateForMla(item.issued),
    URL,
  ];
  return join([
    author && endSentence(namesForMla(author)),
    titleInQuotes(item),
    genre && `${genre}.`,
    endSentence(parts.filter((part) => part).join(', ')),
  ]);
}

/** A title in double quotation marks, its own made single; in English with capitals. */
function titleInQuotes({ title, language }: CslItem): string {
  const words = curlQuotes(title);
  const cased = /^en\b/.test(language) ? titleCase(words) : words;
  return `“${endSentence(cased).replace(/“/g, '‘').replace(/”/g, '’')}”`;
}

/** `Shane, L., III, Snow, S., & AFP` */
function namesForApa(names: readonly CslName[]): string {
  const all = names.map((name) => {
    if ('literal' in name) return name.literal;
    const parts = [name.family, name.given && initialsOf(name.given), name.suffix];
    return parts.filter((part) => part).join(', ');
  });
  return all.length === 1 ? all.join() : `${all.slice(0, -1).join(', ')}, & ${all.at(-1)}`;
}

/** `Shane, Leo, III, and Shawn Snow`; of more than six the first three. */
function namesForChicago(names: readonly CslName[]): string {
  const all = firstInverted(names);
  return all.length > 6 ? `${all.slice(0, 3).join(', ')}, et al.` : listNames(all, ', and ');
}

/** `Shane, Leo, III, and Shawn Snow`; of more than two the first. */
function namesForMla(names: readonly CslName[]): string {
  const all = firstInverted(names);
  return all.length > 2 ? `${all[0]}, et al.` : listNames(all, ', and ');
}

/** Names of which the first is as a list is sorted, the others as they are said. */
function firstInverted(names: readonly CslName[]): string[] {
  return names.map((name, index) => {
    if ('literal' in name || index > 0) return nameInOrder(name);
    return [name.family, name.given, name.suffix].filter((part) => part).join(', ');
  });
}

/** A name as it is said: `Leo Shane III`. */
export function nameInOrder(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.given, name.family, name.suffix].filter((part) => part).join(' ');
}

function listNames(names: readonly string[], beforeLastOfTwo = ' and '): string {
  if (names.length < 3) return names.join(beforeLastOfTwo);
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

/** `Kenneth F.` is K. F., `Jean-Paul` J.-P. */
function initialsOf(given: string): string {
  return given
    .split(' ')
    .map((name) =>
      name
        .split('-')
        .map((part) => `${[...part][0]}.`)
        .join('-'),
    )
    .join(' ');
}

/** `2020, January 5`, as far as it is known. */
function dateForApa({ 'date-parts': [[year, month, day]] }: CslDate): string {
  return month === undefined ? `${year}` : `${year}, ${dayOf(nameOfMonth(month), day)}`;
}

/** `January 5, 2020`; in brackets with a question mark where it is not certain. */
function dateForChicago({ 'date-parts': [[year, month, day]], circa }: CslDate): string {
  const known = month === undefined ? '' : dayOf(nameOfMonth(month), day);
  const date = `${known}${day === undefined ? ' ' : ', '}${year}`.trim();
  return circa ? `[${date}?]` : date;
}

/** `5 Jan. 2020` */
function dateForMla({ 'date-parts': [[year, month, day]], circa }: CslDate): string {
  const name = month === undefined ? undefined : nameOfMonth(month);
  const short =
    name && (name.length < 5 ? name : `${name.slice(0, name === 'September' ? 4 : 3)}.`);
  return [circa && 'circa', day, short, year].filter((part) => part).join(' ');
}

function dayOf(month: string, day: number | undefined): string {
  return day === undefined ? month : `${month} ${day}`;
}

/** The name of a month by its number: `January`. */
function nameOfMonth(month: number): string {
  return formatMonth(`2020-${String(month).padStart(2, '0')}`).split(' ')[0]!;
}

/** Ends a text with a full stop, within its closing quotation mark, unless it has its own end. */
function endSentence(text: string): string {
  return /[.?!…][’”]*$/u.test(text) ? text : text.replace(/[’”]*$/u, (marks) => `.${marks}`);
}

function join(parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part).join(' ');
}
