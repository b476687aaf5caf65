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
 * `…` (or three full stops) or an insertion in brackets. One letter in brackets that begins a word, as
 * in “[T]he”, is no gap but a change of its letter case, and stays in its part.
 *
 * @returns At least one part; or a letter to the author, where a gap has too few words beside it, a
 *   bracket stands amiss or the quotation has no word.
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
  if (/\( ?… ?\)/u.test(text)) {
    return refuse(
      `round brackets mark no gap, as in the quotation “${quotation}”; write […] for what is left out`,
    );
  }
  const parts = text.split(gap).map((part) => part.trim());
  const stray = parts.map(withoutCaseMarks).join(' ').match(/[[\]]/u)?.[0];
  if (stray !== undefined) {
    return refuse(
      `a ${stray} without its other half in the quotation “${quotation}”; write […] for what is left out and [word] for what we insert`,
    );
  }
  const joined = findJoined(text);
  if (joined !== undefined) {
    return refuse(
      `“${joined}” in the quotation “${quotation}” joins a bracket to a word; write […] and [words] with a space on both sides, and only one letter in brackets at the start of a word, for its letter case: [T]he`,
    );
  }
  if (parts.length === 1) return { ok: true, parts };
  const short = parts.find((part) => countWordsOf(part) < fewestWordsBesideGap);
  if (short === undefined) return { ok: true, parts };
  return refuse(
    `a gap in the quotation “${quotation}” has ${short === '' ? 'no words' : `only “${short}”`} on one side; quote at least ${fewestWordsBesideGap} words on each side of […] or of an insertion, or quote without it`,
  );
}

/** A letter in brackets at the start of a word, whose case we changed. */
const caseMark = /(?<=^|[ '(])\[(?<letter>\p{L}\p{M}*)\](?=\p{L})/gu;

/** What stands in a quotation for words that are not the article’s, in the form that `normaliseText` gives. */
const gap = new RegExp(`(?!${caseMark.source.replace('<letter>', ':')})\\[[^[\\]]*\\]|…`, 'u');

function withoutCaseMarks(part: string): string {
  return part.replace(caseMark, '$<letter>');
}

function countWordsOf(part: string): number {
  return findWords(withoutCaseMarks(part)).length;
}

/** A bracket with the word that it is joined to; closing punctuation may follow it. */
function findJoined(text: string): string | undefined {
  return withoutCaseMarks(text)
    .match(/[^ …]*\[[^[\]]*\][^ …]*/gu)
    ?.find((found) => !/^['(]*\[[^[\]]*\][',.;:!?)]*$/u.test(found));
}

/** How many paragraphs of an article the parts of one quotation may stand in. */
const mostParagraphs = 2;

/**
 * Finds a quotation in the text of its article: word for word, with its letter case and punctuation,
 * after `normaliseText`, on whole words. Of a quotation with gaps every part must follow the one before,
 * and all of them stand in one paragraph or in two successive ones; blank lines part paragraphs.
 *
 * @returns Where the parts first stand so in the text as given; or a letter to the author, which shows
 *   the nearest wording of the article, `[-ours-]` and `{+the article’s+}` where they differ.
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
  let isFarApart = false;
  for (const parts of findInOrder(article, found.parts.map(asPattern))) {
    const places = parts.map(({ from, to }) => placeIn(articleText, article, from, to));
    const between = articleText.slice(places[0]!.to, places.at(-1)!.from);
    if (countParagraphBreaks(between) < mostParagraphs) return { ok: true, parts: places };
    isFarApart = true;
  }
  if (!isFarApart) {
    return { ok: false, problem: describeMiss(quotation, found.parts, article, articleText) };
  }
  return {
    ok: false,
    problem: `the parts of “${quotation}” stand too far apart in the article’s text to be one quotation; quote from one paragraph, or from one and the next, or make two quotations of it`,
  };
}

/** Every first part with the first of each other part behind it. */
function* findInOrder(article: PreparedText, parts: readonly RegExp[]): Generator<Stretch[]> {
  const [first, ...others] = parts;
  if (first === undefined) return;
  for (
    let start = findWhole(article, first, 0);
    start !== undefined;
    start = findWhole(article, first, start.from + 1)
  ) {
    const found: Stretch[] = [start];
    for (const part of others) {
      const next = findWhole(article, part, found.at(-1)!.to);
      if (next === undefined) return;
      found.push(next);
    }
    yield found;
  }
}

function countParagraphBreaks(text: string): number {
  return (text.match(/\s+/gu) ?? []).filter(isParagraphBreak).length;
}

/** Does this white space part two paragraphs? */
export function isParagraphBreak(space: string): boolean {
  return /\n[^\n]*\n|\r[^\r\n]*\r|\u2029/u.test(space);
}

/** The words of a part; a letter whose case we changed may have either. */
function asPattern(part: string): RegExp {
  const pieces = part.split(caseMark);
  const written = pieces.map((piece, index) =>
    // Letters in brackets stand between the others.
    index % 2 === 0
      ? RegExp.escape(piece)
      : `(?:${[piece, piece.toLowerCase(), piece.toUpperCase()].map((form) => RegExp.escape(form)).join('|')})`,
  );
  return new RegExp(written.join(''), 'gu');
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

function findWhole(article: PreparedText, part: RegExp, after: number): Stretch | undefined {
  for (let start = after; ;) {
    part.lastIndex = start;
    const found = part.exec(article.text);
    if (found === null) return undefined;
    const to = found.index + found[0].length;
    if (article.isBetweenWords(found.index) && article.isBetweenWords(to)) {
      return { from: found.index, to };
    }
    start = found.index + 1;
  }
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
  const missing = parts.find((part) => findWhole(article, asPattern(part), 0) === undefined);
  if (missing === undefined) {
    return `the parts of “${quotation}” are in the article’s text, but its parts stand in another order there, or overlap; quote them in the article’s order, each after the one before`;
  }
  const subject =
    parts.length === 1 ? `“${quotation}” is` : `“${missing}”, a part of “${quotation}”, is`;
  const unseen = describeUnseen(missing, article);
  if (unseen !== undefined) return `${subject} not in the article’s text: ${unseen}`;
  const whole = wordsAround(withoutCaseMarks(missing), article);
  if (whole !== undefined) {
    const { from, to } = placeIn(articleText, article, whole.from, whole.to);
    return `${subject} in the article’s text only as a piece of “${articleText.slice(from, to)}”; quote whole words`;
  }
  const nearest = alignWords(withoutCaseMarks(missing), article.text, (from, to) => {
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

/** Characters that nobody sees; `normaliseText` leaves these, as some scripts need them. */
const unseenCharacters = /\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Cf}/gu;

/** What part of a quotation and the article differ in, if only in what cannot be seen. */
function describeUnseen(part: string, article: PreparedText): string | undefined {
  const seen = part.replace(unseenCharacters, '');
  const places = Array.from(article.text.matchAll(seenCharacters), ({ 0: { length }, index }) =>
    Array.from({ length }, (_, unit) => index + unit),
  ).flat();
  const found = asPattern(seen).exec(places.map((index) => article.text[index]).join(''));
  if (found === null) return undefined;
  const inPart = nameUnseen(part);
  if (inPart !== '') {
    return `it holds a character that cannot be seen, ${inPart}; delete it and type the words again`;
  }
  const inArticle = nameUnseen(
    article.text.slice(places[found.index]!, places[found.index + found[0].length - 1]! + 1),
  );
  if (inArticle === '') return undefined;
  return `there a character that cannot be seen, ${inArticle}, stands among these words; delete it from the text`;
}

const seenCharacters = /(?![\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}])[^]/gu;

const namesOfUnseen: Readonly<Record<string, string>> = {
  '\u200E': 'the left-to-right mark',
  '\u200F': 'the right-to-left mark',
  '\u034F': 'the grapheme joiner',
  '\u061C': 'the Arabic letter mark',
};

/** The characters of a text that cannot be seen, each once: `U+200E (the left-to-right mark)`. */
function nameUnseen(text: string): string {
  const characters = new Set(text.match(unseenCharacters));
  return Array.from(characters, (character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    const name = namesOfUnseen[character];
    return name === undefined ? `U+${code}` : `U+${code} (${name})`;
  }).join(', ');
}
