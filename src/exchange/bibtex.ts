import type { CslDate, CslItem, CslName } from './csl.ts';

/**
 * A bibliography in BibLaTeX (its manual, section 2), UTF-8, for biber. Titles stand in double braces:
 * they are printed as they are.
 */
export function formatBibLatex(items: readonly CslItem[]): string {
  return items.map(formatEntry).join('\n');
}

function formatEntry(item: CslItem): string {
  const isNews = item.type === 'article-newspaper';
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['author', item.author && formatNames(item.author)],
    ['title', `{${escapeLatex(item.title)}}`],
    // A list in BibLaTeX, parted by “and” wherever no braces keep it together.
    [isNews ? 'journaltitle' : 'organization', `{${escapeLatex(item['container-title'])}}`],
    ['date', formatDate(item.issued)],
    ['entrysubtype', isNews ? 'newspaper' : undefined],
    ['titleaddon', item.genre && escapeLatex(item.genre)],
    ['langid', langids[item.language.split('-')[0] ?? '']],
    // Read as it is, so only what would end the field or escape its end is written otherwise.
    ['url', item.URL?.replace(/[{}\\]/g, encodeURIComponent)],
    ['abstract', item.abstract && escapeLatex(item.abstract)],
    ['note', item.note && escapeLatex(item.note)],
    ['editora', item.contributor && formatNames(item.contributor)],
    ['editoratype', item.contributor && 'collaborator'],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return [`@${isNews ? 'article' : 'online'}{${item.id},`, ...lines, '}', ''].join('\n');
}

/** The languages that BibLaTeX has names for, of those that we cite. */
const langids: Readonly<Record<string, string>> = {
  ar: 'arabic',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fa: 'persian',
  fr: 'french',
  pt: 'portuguese',
  tr: 'turkish',
};

/** EDTF (ISO 8601-2), with `?` where it is not certain. */
function formatDate({ 'date-parts': [parts], circa }: CslDate): string {
  return parts.map((part) => String(part).padStart(2, '0')).join('-') + (circa ? '?' : '');
}

function formatNames(names: readonly CslName[]): string {
  return names.map(formatName).join(' and ');
}

/** `Shane, III, Leo`; a body in braces, so that it is not taken apart. */
function formatName(name: CslName): string {
  if ('literal' in name) return `{${escapeLatex(name.literal)}}`;
  const { family, suffix, given } = name;
  // A family name of several words would else lose its first ones to the given name.
  const parts = [family.includes(' ') ? `{${escapeLatex(family)}}` : escapeLatex(family)];
  if (suffix !== undefined) parts.push(escapeLatex(suffix));
  if (given !== undefined) parts.push(escapeLatex(given));
  return parts.join(', ');
}

const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
};

/** What is special in TeX, written so that it prints; all else as it is, on one line. */
function escapeLatex(text: string): string {
  return (
    text
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/[\\{}~^`#$%&_]/g, (character) => commands[character] ?? `\\${character}`)
      // Two of these would become a dash or a quotation mark.
      .replace(/([-'])(?=\1)/g, '$1{}')
  );
}
