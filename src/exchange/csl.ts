import type { Article, Event } from '../model/archive.ts';
import { titleNote } from '../model/article-wording.ts';
import type { ArticleFields } from '../model/article.ts';
import { plainText } from '../model/citation.ts';
import { formatDay, formatWhen } from '../model/date-wording.ts';
import type { PartialDate } from '../model/partial-date.ts';
import type { Destination } from '../model/permalink.ts';
import { originalAddress } from '../model/verification.ts';
import { addressIn, type Publication } from './publication.ts';

/**
 * What there is to cite, in the variables of the Citation Style Language (CSL 1.0.2, CSL-JSON). The
 * one record from which every form of a citation is made. The day of access is the reader’s and stays
 * out.
 */
export interface CslItem {
  readonly id: string;
  readonly type: 'webpage' | 'article-newspaper';
  readonly title: string;
  readonly 'container-title': string;
  readonly author?: readonly CslName[];
  readonly contributor?: readonly CslName[];
  readonly issued: CslDate;
  readonly genre?: string;
  readonly URL?: string;
  readonly language: string;
  readonly abstract?: string;
  readonly note?: string;
}

/** A person, or under `literal` a body. */
export type CslName =
  | { readonly family: string; readonly given?: string; readonly suffix?: string }
  | { readonly literal: string };

/** A date as far as it is known; `circa` where it is approximate or uncertain. */
export interface CslDate {
  readonly 'date-parts': readonly [readonly number[]];
  readonly circa?: true;
}

/** Our page on an event: published by us on the day on which it was added. */
export function citeEvent(event: Event, publication: Publication): CslItem {
  const { slug, headline, when, added, updated, account } = event;
  const corrected = updated === undefined ? '' : ` Corrected ${formatDay(updated)}.`;
  return {
    ...ourPage(slug, { event: slug }, added, publication),
    title: headline,
    abstract: plainText(account),
    note: `Event of ${formatWhen(when)}.${corrected}`,
  };
}

/** Our page on an article: a summary under its own title, so that nobody takes it for the article. */
export function citeSummary(article: Article, publication: Publication): CslItem {
  const { slug, title, publisher, published, added, summary } = article;
  return {
    ...ourPage(`summary-of-${slug}`, { article: slug }, added, publication),
    title: `Summary of “${title}” (${publisher}, ${formatWhen(published)})`,
    abstract: plainText(summary),
  };
}

function ourPage(id: string, to: Destination, added: string, publication: Publication) {
  const { name, language, origin } = publication;
  return {
    id,
    type: 'webpage',
    'container-title': name,
    issued: { 'date-parts': [datePartsOf(added)] },
    ...(origin !== undefined && { URL: addressIn(publication, to) }),
    language,
  } as const;
}

/**
 * An article itself, as others published it. What is only noted briefly may be of any sort, and a
 * web page is what all of them are.
 */
export function citeArticle(article: Article): CslItem {
  const { slug, kind, title, publisher, authors, contributors, published, language } = article;
  const address = originalAddress(article);
  const genre = genres[kind];
  const note = noteOn(article);
  return {
    id: slug,
    type: kind === 'report' ? 'article-newspaper' : 'webpage',
    title,
    'container-title': publisher,
    ...(authors.length > 0 && { author: authors.map(parseName) }),
    ...(contributors.length > 0 && { contributor: contributors.map(parseName) }),
    issued: dateOf(published),
    ...(genre !== undefined && { genre }),
    ...(address !== undefined && { URL: address }),
    language,
    ...(note !== '' && { note }),
  };
}

const genres: Partial<Record<ArticleFields['kind'], string>> = {
  transcript: 'Transcript',
  statement: 'Statement',
  speech: 'Speech',
  release: 'Press release',
};

/** Where it was read and what is not certain of it. */
function noteOn(article: Article): string {
  const { url, carriedBy, whereFound, archived } = article;
  return [
    whereFound !== undefined
      ? `Found ${whereFound}.`
      : carriedBy && url === undefined && `As carried by ${carriedBy.name}.`,
    titleNote(article),
    archived && `Archived copy of ${formatDay(archived.date)}: ${archived.url}`,
  ]
    .filter((sentence) => sentence)
    .join(' ');
}

function dateOf({ iso, qualifier }: PartialDate): CslDate {
  return { 'date-parts': [datePartsOf(iso)], ...(qualifier !== undefined && { circa: true }) };
}

function datePartsOf(iso: string): number[] {
  return iso.split('-').map(Number);
}

/**
 * Takes a name apart as citations need it: `Leo Shane III` is Shane, Leo, III. One word, or a name
 * with an abbreviation or a word that only bodies have, stays whole.
 */
export function parseName(name: string): CslName {
  const { given, family, suffix } = PERSON.exec(name)?.groups ?? {};
  if (family === undefined || given === undefined || BODY.test(name)) return { literal: name };
  return { family, given, ...(suffix !== undefined && { suffix }) };
}

const PERSON =
  /^(?<given>\S+(?: \S+)*?) (?<family>(?:(?:El|Al|Abu|Ben|Bin|Ibn|Van|Von|De|Di|Da|Della|La|Le) )*\S+?),?(?: (?<suffix>Jr\.|Sr\.|II|III|IV))?$/i;

const BODY =
  /\b(?!II|III|IV)[A-Z]{2,}\b|\b(?:Agency|Agencies|Associated|Bureau|coalition|Committee|Department|Desk|Editors?|Force|Government|Guard|Journal|Les?|Ministry|News|Newspaper|Office|Post|Press|Radio|Reuters|Service|Staff|State|television|Times|TV)\b|^The /;

/** A bibliography as CSL-JSON, as reference managers and citation processors read it. */
export function formatCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, undefined, 2)}\n`;
}
