import type { Stretch } from '../model/match-quotation.ts';

/**
 * What a text directive without context selects in a text, by the search of the draft “URL Fragment
 * Text Directives”, step by step and apart from the code that chooses directives: the first words that
 * begin and end at the bounds of words (Unicode Annex 29) within one paragraph, and after them the
 * first last words that do.
 */
export function findTextDirective(
  text: string,
  [first, last]: readonly string[],
): Stretch | undefined {
  const start = findString(text, first!, 0);
  if (start === undefined || last === undefined) return start;
  const end = findString(text, last, start.to);
  return end && { from: start.from, to: end.to };
}

/** Whether any directive made of a part’s own words alone selects exactly the part. */
export function canBeSelected(text: string, { from, to }: Stretch): boolean {
  const words = [...text.slice(from, to).matchAll(/[\p{L}\p{M}\p{N}\u00AD]+/gu)];
  const starts = words.map(({ 0: word, index }) => text.slice(from, from + index + word.length));
  const ends = words.map(({ index }) => text.slice(from + index, to));
  const isExact = (directive: readonly string[]) => {
    const found = findTextDirective(text, directive);
    return found?.from === from && found.to === to;
  };
  if (isExact([text.slice(from, to)])) return true;
  return starts.some((start) =>
    ends.some((end) => start.length + end.length <= to - from && isExact([start, end])),
  );
}

function findString(text: string, words: string, after: number): Stretch | undefined {
  const sought = fold(words)
    .map(({ letter }) => letter)
    .join('');
  for (const { 0: paragraph, index: offset } of text.matchAll(/(?:.|\n(?!\n))+/gu)) {
    const bounds = new Set([paragraph.length, ...segmentsOf(paragraph)]);
    const letters = fold(paragraph);
    const page = letters.map(({ letter }) => letter).join('');
    const places = letters.flatMap(({ letter, index }) => [...letter].map(() => index));
    let found = page.indexOf(sought);
    for (; found !== -1; found = page.indexOf(sought, found + 1)) {
      const from = places[found]!;
      const to = places[found + sought.length] ?? paragraph.length;
      if (offset + from >= after && bounds.has(from) && bounds.has(to)) {
        return { from: offset + from, to: offset + to };
      }
    }
  }
  return undefined;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function segmentsOf(text: string): number[] {
  return [...segmenter.segment(text)].map(({ index }) => index);
}

/** Letters as searches compare them, each with its place. */
function fold(text: string): { readonly letter: string; readonly index: number }[] {
  return [...text.matchAll(/\s+|\P{M}[\p{M}\u00AD]*/gu)].map(({ 0: found, index }) => ({
    letter: /^\s/.test(found)
      ? ' '
      : found
          .normalize('NFKD')
          .replace(/[\p{M}\u00AD]/gu, '')
          .replace(/[‘’]/g, "'")
          .replace(/[“”]/g, '"')
          .toLowerCase()
          .replace('ß', 'ss')
          .replace('ς', 'σ')
          .replace('œ', 'oe')
          .replace('ł', 'l'),
    index,
  }));
}
