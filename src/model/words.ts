/** A word and where in its text it stands. */
export interface Word {
  readonly text: string;
  readonly index: number;
}

/**
 * The words of a text in the form that `normaliseText` gives: letters, digits and accents, with the
 * hyphens, apostrophes and full stops inside, and between digits with commas, colons and strokes. Each
 * of “long-standing”, “Iraq's”, “U.S”, “5,200” and “10:30” is one word.
 */
export function findWords(text: string): Word[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({ text: found, index }));
}

const word = /[\p{L}\p{M}\p{N}_]+(?:(?:[-'.·]|(?<=\p{N})[,:/](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*/gu;
