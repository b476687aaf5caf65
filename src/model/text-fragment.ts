import { isParagraphBreak, type Stretch } from './match-quotation.ts';
import { invisible, normaliseText, normaliseWithOrigins } from './normalise-text.ts';
import { rememberLast } from './remember-last.ts';
import { findWords } from './words.ts';

/**
 * Chooses the words by which a browser finds a quotation in its article, as the draft “URL Fragment
 * Text Directives” has it (https://wicg.github.io/scroll-to-text-fragment/): for each part of the
 * quotation all its words, or some first words and some last words, whichever makes the shortest link
 * among those that select exactly the part; where possible, the first words are three or more. No word
 * outside the quotation is used: none may be published.
 *
 * A browser takes the first place where the first words stand, and after them the first where the last
 * words stand, and looks for either within one paragraph. Where no choice selects exactly the part,
 * because its words stand earlier too, all its words are chosen, which then are found there; of a part
 * that runs over paragraphs, all words of each paragraph, as a selection of its own.
 *
 * @param parts Stretches of whole words, as `matchQuotation` finds them.
 * @returns Words as the article spells them, with single spaces and without what is invisible.
 */
export function chooseSelections(articleText: string, parts: readonly Stretch[]): string[][] {
  const page = fold(articleText);
  return parts.flatMap((part) => chooseSelection(articleText, page, part));
}

/**
 * The end of an address that leads to some words of a page: `#:~:text=first,last&text=…`. All
 * characters but letters, digits and `.` `_` `~` are percent-encoded, so that it fits into any address.
 *
 * @param selects As `chooseSelections` gives them.
 */
export function formatTextFragment(selects: readonly (readonly string[])[]): string {
  return `#:~:${selects.map((words) => `text=${words.map(encode).join(',')}`).join('&')}`;
}

/** Hyphen, comma and ampersand have a meaning in a text directive; the others may end an address in prose. */
function encode(words: string): string {
  return encodeURIComponent(words).replace(
    /[-!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function chooseSelection(articleText: string, page: FoldedText, part: Stretch): string[][] {
  const paragraphs = splitParagraphs(articleText, part);
  const [best] = listExactSelections(articleText, page, paragraphs)
    .map((ends) => ends.map((end) => spell(articleText, end)))
    .map((words) => ({
      words,
      isFirm: isFirm(words),
      length: formatTextFragment([words]).length,
    }))
    .toSorted(
      (one, other) => Number(other.isFirm) - Number(one.isFirm) || one.length - other.length,
    );
  if (best !== undefined) return [best.words];
  return paragraphs.map((paragraph) => [spell(articleText, paragraph)]);
}

/**
 * Does a selection begin with words enough to be found on a real page? One or two that are unique in
 * the article need not be so among the menus and notices that stand before it.
 */
function isFirm([first = '', last]: readonly string[]): boolean {
  return last === undefined || findWords(normaliseText(first)).length >= 3;
}

/** All words, or first and last words: whatever selects exactly the part that these paragraphs make. */
function listExactSelections(
  articleText: string,
  page: FoldedText,
  paragraphs: readonly Stretch[],
): Stretch[][] {
  const [first, ...more] = paragraphs;
  const last = more.at(-1) ?? first;
  if (first === undefined || last === undefined) return [];
  const isFound = (stretch: Stretch, after: number) =>
    findIn(page, stretch, after) === page.indexAt(stretch.from);
  const starts = findWordsIn(articleText, first)
    .map(({ to }) => ({ from: first.from, to }))
    .filter((start) => isFound(start, 0));
  const ends = findWordsIn(articleText, last).map(({ from }) => ({ from, to: last.to }));
  const whole = more.length === 0 && isFound(first, 0) ? [[first]] : [];
  const pairs = starts.flatMap((start) =>
    ends
      .filter((end) => start.to <= end.from && isFound(end, page.indexAt(start.to)))
      .map((end) => [start, end]),
  );
  return [...whole, ...pairs];
}

/** The paragraphs of a stretch that hold a word; blank lines part them. */
function splitParagraphs(text: string, { from, to }: Stretch): Stretch[] {
  const breaks = [...text.slice(from, to).matchAll(/\s+/gu)]
    .filter(([space]) => isParagraphBreak(space))
    .map(({ 0: space, index }) => ({ from: from + index, to: from + index + space.length }));
  const starts = [from, ...breaks.map((end) => end.to)];
  return starts
    .map((start, index) => ({ from: start, to: breaks[index]?.from ?? to }))
    .filter((paragraph) => findWordsIn(text, paragraph).length > 0);
}

function findWordsIn(text: string, { from, to }: Stretch): Stretch[] {
  const normalised = normaliseWithOrigins(text.slice(from, to));
  return findWords(normalised.text).map((word) => ({
    from: from + normalised.from[word.index]!,
    to: from + normalised.to[word.index + word.text.length - 1]!,
  }));
}

function spell(text: string, { from, to }: Stretch): string {
  return text.slice(from, to).replace(invisible, '').replace(/\s+/gu, ' ').trim();
}

/** A text as the least exact of browsers compares it: what differs here, differs to all of them. */
interface FoldedText {
  readonly text: string;
  /** The place in it of a character of the text as given. */
  readonly indexAt: (index: number) => number;
}

/** Without letter case, accents, shapes of letters and of quotation marks; `\n` parts paragraphs. */
const fold = rememberLast((given): FoldedText => {
  let text = '';
  const indexes = new Uint32Array(given.length + 1);
  for (const { 0: found, index } of given.matchAll(/\s+|./gsu)) {
    indexes.fill(text.length, index, index + found.length);
    text += foldCharacter(found);
  }
  indexes[given.length] = text.length;
  return { text, indexAt: (index) => indexes[index]! };
});

function foldCharacter(character: string): string {
  if (/^\s/u.test(character)) return isParagraphBreak(character) ? '\n' : ' ';
  if (/[a-z]/.test(character)) return character;
  const plain = character
    .replace(invisible, '')
    .replace(/[‘’‚‛]/u, "'")
    .replace(/(?!')\p{Quotation_Mark}/u, '"')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    // Capitals first: they are the same for both kinds of sigma, and two for a sharp s.
    .toUpperCase()
    .toLowerCase();
  return joinedLetters[plain] ?? plain;
}

/** Letters that Unicode does not take apart, and searches often do. */
const joinedLetters: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
};

/** Where a browser finds words first, at or after a place. */
function findIn(page: FoldedText, { from, to }: Stretch, after: number): number {
  const words = page.text.slice(page.indexAt(from), page.indexAt(to));
  let index = page.text.indexOf(words, after);
  while (
    index !== -1 &&
    !(isWordEdge(page.text, index) && isWordEdge(page.text, index + words.length))
  ) {
    index = page.text.indexOf(words, index + 1);
  }
  return index;
}

/** Whether a word may begin or end here, by Unicode Annex 29; a hyphen parts words, an apostrophe does not. */
function isWordEdge(text: string, index: number): boolean {
  withinWord.lastIndex = index;
  return !withinWord.test(text);
}

/** Scripts written without spaces may have an edge anywhere. */
const letter =
  '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}])\\p{L}';
const within = [
  [`(?:${letter}|[\\p{N}_])`, ''],
  [letter, "['.·]"],
  ['\\p{N}', "[',.;]"],
].map(([side, joint]) => `(?<=${side})(?=${joint}${side})|(?<=${side}${joint})(?=${side})`);
const withinWord = new RegExp(within.join('|'), 'uy');
