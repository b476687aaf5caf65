import { nameInOrder } from './citation-text.ts';
import type { CslItem, CslName } from './csl.ts';

/**
 * A bibliography in RIS (the tags of 2011, UTF-8, CRLF), for EndNote, Mendeley, RefWorks, Zotero and
 * others.
 *
 * What RIS cannot carry: that a date is uncertain or approximate, a name that is not split at its
 * comma as a body’s, and who contributed without being an author. The first and the last go into the
 * notes in words.
 */
export function formatRis(items: readonly CslItem[]): string {
  return items.map(formatRecord).join('');
}

function formatRecord(item: CslItem): string {
  const parts = item.issued['date-parts'][0].map((part) => String(part).padStart(2, '0'));
  const tags: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', item.type === 'article-newspaper' ? 'NEWS' : 'ELEC'],
    ['ID', item.id],
    ...(item.author ?? []).map((name) => ['AU', formatName(name)] as const),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PY', parts[0]],
    // Year, month, day and other information: parts that are not known stay empty.
    ['DA', `${parts[0]}/${parts[1] ?? ''}/${parts[2] ?? ''}`],
    ['M3', item.genre],
    ['LA', item.language],
    ['UR', item.URL],
    ['AB', item.abstract],
    ['N1', notesOn(item)],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${onOneLine(value)}`] : []));
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/** `Shane, Leo, III`; a body as it is called, since nothing tells its comma from a person’s. */
function formatName(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.family, name.given, name.suffix].filter((part) => part !== undefined).join(', ');
}

function notesOn({ contributor = [], issued, note }: CslItem): string {
  return [
    contributor.length > 0 && `With ${contributor.map(nameInOrder).join(', ')}.`,
    issued.circa && 'The date is not certain.',
    note,
  ]
    .filter((sentence) => sentence)
    .join(' ');
}

/** A line break would begin another tag. */
function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
