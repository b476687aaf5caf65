import { alignWords } from './align-words.ts';
import { normaliseText, normaliseWithOrigins, type NormalisedText } from './normalise-text.ts';
import { rememberLast } from './remember-last.ts';
import { findWords } from './words.ts';

/** A stretch of a text: the index of its first character, and the index after its last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How many words must stand on each side of a gap in a quotation, so that it still says where it is from. */
export const fewestWordsBesideGap = 3;

/**
 * The parts of a quotation, in the form that `normaliseText` gives, between its gaps. A gap is `[…]`,
 * `…` (or three full stops) or an insertion in brackets; letters joined to a bracket, as in “[T]he”,
 * belong to the gap.
 *
 * @returns At least one part; or a letter to the author, where a gap has too few words beside it or
 *   the quotation has none.
 */
export function partsOfQuotation(
  quotation: string,
):
  | { readonly ok: true; readonly parts: readonly string[] }
  | { readonly ok: false; readonly problem: string } {
  const text = normaliseText(quotation);
  const refuse = (problem: string) => ({ ok: false as const, problem });
  if (findWords(text).length === 0) {
    return refuse('a quotation without a word; quote words of the article, or leave the marks out');
  }
  const parts = text.split(gap).map((part) => part.trim());
  const stray = parts.join(' ').match(/[[\]]/u)?.[0];
  if (stray !== undefined) {
    return refuse(
      `a ${stray} without its other half in the quotation “${quotation}”; write […] for what is left out and [word] for what we insert`,
    );
  }
  if (parts.length === 1) return { ok: true, parts };
  const short = parts.find((part) => findWords(part).length < fewestWordsBesideGap);
  if (short === undefined) return { ok: true, parts };
  return refuse(
    `a gap in the quotation “${quotation}” has ${short === '' ? 'no words' : `only “${short}”`} on one side; quote at least ${fewestWordsBesideGap} words on each side of […] or of an insertion, or quote without it`,
  );
}

/** What stands in a quotation for words that are not the article’s, in the form that `normaliseText` gives. */
const gap = /[\p{L}\p{M}\p{N}'-]*\[(?!…\])[^[\]]*\][\p{L}\p{M}\p{N}'-]*|\[…\]|…/u;

/**
 * Finds a quotation in the text of its article: word for word, with its letter case and punctuation,
 * after `normaliseText`, on whole words. Of a quotation with gaps every part must follow the one before.
 *
 * @returns Where each part first stands in the text as given; or a letter to the author, which shows the
 *   nearest wording of the article, `[-ours-]` and `{+the article’s+}` where they differ.
 */
export function matchQuotation(
  quotation: string,
  articleText: string,
):
  | { readonly ok: true; readonly parts: readonly Stretch[] }
  | { readonly ok: false; readonly problem: string } {
  const found = partsOfQuotation(quotation);
  if (!found.ok) return found;
  const article = prepare(articleText);
  const parts: Stretch[] = [];
  let after = 0;
  for (const part of found.parts) {
    const index = findWhole(article, part, after);
    if (index === undefined) {
      return { ok: false, problem: describeMiss(quotation, found.parts, article, articleText) };
    }
    after = index + part.length;
    parts.push(placeIn(articleText, article, index, after));
  }
  return { ok: true, parts };
}

interface PreparedText extends NormalisedText {
  /** Whether a stretch of whole words may begin or end before the character at an index. */
  readonly isBetweenWords: (index: number) => boolean;
}

const prepare = rememberLast((text): PreparedText => {
  const normalised = normaliseWithOrigins(text);
  const inside = new Set<number>();
  for (const word of findWords(normalised.text)) {
    for (let offset = 1; offset < word.text.length; offset++) inside.add(word.index + offset);
  }
  return { ...normalised, isBetweenWords: (index) => !inside.has(index) };
});

function findWhole(article: PreparedText, part: string, after: number): number | undefined {
  let index = article.text.indexOf(part, after);
  while (index !== -1) {
    if (article.isBetweenWords(index) && article.isBetweenWords(index + part.length)) return index;
    index = article.text.indexOf(part, index + 1);
  }
  return undefined;
}

/** Where a stretch of the normal form stands in the text as given, without white space at its ends. */
function placeIn(text: string, { from, to }: NormalisedText, start: number, end: number): Stretch {
  const first = from[start]!;
  const last = to[end - 1]!;
  const stretch = text.slice(first, last);
  return {
    from: first + (stretch.length - stretch.trimStart().length),
    to: last - (stretch.length - stretch.trimEnd().length),
  };
}

function describeMiss(
  quotation: string,
  parts: readonly string[],
  article: PreparedText,
  articleText: string,
): string {
  const missing = parts.find((part) => findWhole(article, part, 0) === undefined);
  if (missing === undefined) {
    return `the parts of “${quotation}” are in the article’s text, but its parts stand in another order there, or overlap; quote them in the article’s order, each after the one before`;
  }
  const subject =
    parts.length === 1 ? `“${quotation}” is` : `“${missing}”, a part of “${quotation}”, is`;
  const whole = wordsAround(missing, article);
  if (whole !== undefined) {
    const { from, to } = placeIn(articleText, article, whole.from, whole.to);
    return `${subject} in the article’s text only as a piece of “${articleText.slice(from, to)}”; quote whole words`;
  }
  const nearest = alignWords(missing, article.text, (from, to) => {
    const place = placeIn(articleText, article, from, to);
    return articleText.slice(place.from, place.to).replace(/\s+/gu, ' ');
  });
  if (nearest === undefined) {
    return `${subject} not in the article’s text, and nothing like it is; quote what stands there, letter for letter`;
  }
  return `${subject} not in the article’s text; the nearest there is “${nearest}”, where [-…-] is ours and {+…+} the article’s`;
}

/** The whole words of the article whose pieces are these words; undefined where there are none. */
function wordsAround(part: string, article: PreparedText): Stretch | undefined {
  let from = article.text.indexOf(part);
  if (from === -1) return undefined;
  let to = from + part.length;
  while (!article.isBetweenWords(from)) from--;
  while (!article.isBetweenWords(to)) to++;
  return { from, to };
}
