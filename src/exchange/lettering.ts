/** How heavy letters are: for what is read first, and for all else. */
export type Weight = 'bold' | 'plain';

/** The outline of one glyph, to be placed. */
export interface Glyph {
  /** For `<path d>`, in units of its face, upwards. */
  readonly outline: string;
  /** Units of its face to the em. */
  readonly unitsPerEm: number;
  /** Where it stands on the line, in ems from the line’s start and above its foot. */
  readonly x: number;
  readonly y: number;
}

/** What a drawing of words has to know of its faces. */
export interface Lettering {
  /** Is there a glyph for this character, in any of the faces? */
  has(character: string): boolean;
  /** The width of a line, in ems. */
  measure(line: string, weight: Weight): number;
  /**
   * The glyphs of a line, placed as its writing runs: Arabic joined, and from the right. `isFromRight`
   * is the direction of the whole text, which decides where signs and words of the other one stand.
   */
  trace(line: string, weight: Weight, isFromRight: boolean): readonly Glyph[];
}

/**
 * A text as it can be drawn: on one line, without characters that nobody sees, and without pictures
 * and signs for which there is no glyph. In place of letters and digits without one stands “…”, as what
 * they say is missing; the page has them all. A no-break space stays one.
 *
 * @example
 * toDrawable('Troops 🚀 leave\nIraq 中文', lettering) //=> 'Troops leave Iraq …'
 */
export function toDrawable(text: string, lettering: Pick<Lettering, 'has'>): string {
  const drawable = Array.from(text.normalize('NFC').replace(/[^\S\u00A0]+/gu, ' '), (character) => {
    if (character === NON_JOINER) return character;
    if (INVISIBLE.test(character)) return '';
    if (lettering.has(character)) return character;
    return /[\p{L}\p{N}]/u.test(character) ? '…' : '';
  }).join('');
  const tidy = drawable
    .replace(/(?<!\p{L})\u200C+|\u200C+(?!\p{L})/gu, '')
    .replace(/…(?:\s*…)+/gu, '…')
    .replace(/ {2,}/g, ' ')
    .trim();
  return tidy === '' ? '…' : tidy;
}

/** Is a text written from the right, by its first letter? */
export function isFromRight(text: string): boolean {
  return /^\P{L}*(?:\p{Script=Arabic}|\p{Script=Hebrew})/u.test(text);
}

/** Keeps two Persian letters apart. */
const NON_JOINER = '\u200C';

/** Controls, directions, joiners, halves of characters and what is for private use. */
const INVISIBLE = /[\p{C}\uFE00-\uFE0F]/u;
