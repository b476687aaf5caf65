import { normaliseWithOrigins } from './normalise-text.ts';
import { findQuotations } from './quotation.ts';
import { rememberLast } from './remember-last.ts';
import { findWords } from './words.ts';

/** How many consecutive words we may share with an article outside quotation marks. */
export const longestSharedRun = 7;

/** Words of ours that stand in the same order in an article, and where in our text they begin. */
export interface SharedRun {
  readonly words: string;
  readonly index: number;
}

/**
 * The words that we share with an article outside quotation marks: every run of more than
 * `longestSharedRun` consecutive words which stand consecutively in the article too, each as long as
 * it goes. Letter case, accents and punctuation do not count: U.S. is US, 5,000 is 5000, and words joined
 * by a hyphen are words of their own. Runs go on over the ends of sentences and paragraphs. A quotation
 * ends a run. Runs that stand in the article’s own title are no fault.
 *
 * @param ours Plain text, without markup.
 * @returns In the order of our text, as we spell them.
 */
export function findSharedRuns(
  ours: string,
  article: { readonly text: string; readonly title: string },
): readonly SharedRun[] {
  const theirs = indexArticle(article.text);
  const title = new Set(listRuns(foldWords(article.title)));
  return cutOutQuotations(ours).flatMap(({ text, index }) => {
    const words = findPlacedWords(text);
    return findRuns(
      words.map(({ folded }) => folded),
      theirs,
      title,
    ).map(({ from, to }) => {
      const start = words[from]!.from;
      return { words: text.slice(start, words[to - 1]!.to), index: index + start };
    });
  });
}

const runLength = longestSharedRun + 1;

/** Stretches of words, as long as they go, all of whose shortest runs stand in a row in the article. */
function findRuns(
  ours: readonly string[],
  theirs: ReadonlyMap<string, readonly number[]>,
  exempt: ReadonlySet<string>,
): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  /** For each place in the article where a run ends, that run. */
  let open = new Map<number, { from: number; to: number }>();
  for (const [from, words] of listRuns(ours).entries()) {
    const places = exempt.has(words) ? [] : (theirs.get(words) ?? []);
    const next = new Map<number, { from: number; to: number }>();
    for (const place of places) {
      const run = open.get(place - 1) ?? { from, to: from };
      run.to = from + runLength;
      if (run.from === from) runs.push(run);
      next.set(place, run);
    }
    open = next;
  }
  return runs.filter(
    (run, index) =>
      !runs.some(
        (other, otherIndex) =>
          other.from <= run.from &&
          other.to >= run.to &&
          (other.from < run.from || other.to > run.to || otherIndex < index),
      ),
  );
}

/** Where in the article each run of the shortest length that counts begins, in words. */
const indexArticle = rememberLast((text): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const [place, words] of listRuns(foldWords(text)).entries()) {
    const known = places.get(words);
    if (known) known.push(place);
    else places.set(words, [place]);
  }
  return places;
});

function listRuns(words: readonly string[]): string[] {
  const count = Math.max(0, words.length - runLength + 1);
  return Array.from({ length: count }, (_, start) =>
    words.slice(start, start + runLength).join(' '),
  );
}

function cutOutQuotations(text: string): SharedText[] {
  const pieces: SharedText[] = [];
  let start = 0;
  for (const { index, text: quoted } of findQuotations(text).quotations) {
    pieces.push({ text: text.slice(start, index), index: start });
    start = index + quoted.length + 2;
  }
  return [...pieces, { text: text.slice(start), index: start }];
}

/** Our text between two quotations, and where in the whole it begins. */
interface SharedText {
  readonly text: string;
  readonly index: number;
}

function foldWords(text: string): string[] {
  return findPlacedWords(text).map(({ folded }) => folded);
}

function findPlacedWords(
  text: string,
): { readonly folded: string; readonly from: number; readonly to: number }[] {
  // As soft hyphens, which go, so that what nobody sees parts no words.
  const visible = text.replace(unseen, ({ length }) => '\u00AD'.repeat(length));
  const normalised = normaliseWithOrigins(visible);
  return findWords(normalised.text).flatMap((word) =>
    Array.from(word.text.matchAll(pieceOfWord), ({ 0: piece, index }) => ({
      folded: piece
        .normalize('NFKD')
        .replace(/[\p{M}.,']/gu, '')
        .toLowerCase(),
      from: normalised.from[word.index + index]!,
      to: normalised.to[word.index + index + piece.length - 1]!,
    })),
  );
}

const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/**
 * What of a word is compared: its parts between hyphens, strokes and the like. Within them stand
 * apostrophes, the commas and points of a number and the points of an abbreviation.
 */
const pieceOfWord =
  /\p{L}\p{M}*(?:\.\p{L}\p{M}*(?![\p{L}\p{M}']))+|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu;
