import type { Lettering, Weight } from './lettering.ts';

/** A place for a text, and how large the text may be in it. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** The sizes to try, the largest first. */
  readonly sizes: readonly number[];
  /** From one line to the next, in ems. */
  readonly leading: number;
  readonly weight: Weight;
}

/** A text broken into lines that fit their room. */
export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

/**
 * Fits a text into a room: at the largest size at which its words fit as they are; where there is no
 * such size, at the largest at which they fit broken, with hyphens; and where there is none either, at
 * the smallest, ended with “…”. Lines are of about the same length. Nothing stands out of the room.
 *
 * @param text On one line, with single spaces: as `toDrawable` gives it.
 * @param room Wide enough for two letters, and high enough for a line, at its smallest size.
 */
export function fitText(text: string, room: Room, lettering: Lettering): FittedText {
  const measure = (line: string) => lettering.measure(line, room.weight);
  const whole = measure(text);
  for (const isBroken of [false, true]) {
    for (const size of room.sizes) {
      const most = linesIn(room, size);
      if (whole * size > room.width * most) continue;
      const lines = wrap(text, room.width / size, measure, isBroken);
      if (lines === undefined || lines.length > most) continue;
      return { size, lines: balance(text, lines, room.width / size, measure) };
    }
  }
  const size = room.sizes.at(-1)!;
  const width = room.width / size;
  const lines = wrap(text, width, measure, true)!.slice(0, linesIn(room, size));
  return { size, lines: [...lines.slice(0, -1), endOpen(lines.at(-1)!, width, measure)] };
}

type Measure = (line: string) => number;

/** How many lines of a size a room holds. */
function linesIn({ height, leading }: Room, size: number): number {
  return Math.max(1, Math.floor(height / (size * leading)));
}

/** Fills line after line; undefined where a word is too wide and may not be broken. */
function wrap(
  text: string,
  width: number,
  measure: Measure,
  isBroken: boolean,
): string[] | undefined {
  const lines: string[] = [];
  let line = '';
  for (const { piece, isGlued } of piecesOf(text)) {
    const longer = line === '' ? piece : line + (isGlued ? '' : ' ') + piece;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    if (measure(piece) <= width) {
      line = piece;
      continue;
    }
    if (!isBroken) return undefined;
    const parts = breakWord(piece, width, measure);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1)!;
  }
  return [...lines, line];
}

/** Words, and the parts of long ones that are joined by a hyphen or a stroke. */
function piecesOf(text: string): { readonly piece: string; readonly isGlued: boolean }[] {
  return text
    .split(' ')
    .flatMap((word) =>
      word
        .split(/(?<=\p{L}{4}[-–—/])(?=\p{L}{3})/u)
        .map((piece, index) => ({ piece, isGlued: index > 0 })),
    );
}

/** Breaks a word that is wider than a line, between what readers see as its letters. */
function breakWord(word: string, width: number, measure: Measure): string[] {
  const letters = Array.from(graphemes.segment(word), ({ segment }) => segment);
  const parts: string[] = [];
  while (letters.length > 0) {
    let count = letters.length;
    while (count > 1 && measure(partOf(letters, count)) > width) count -= 1;
    // A single letter at the end of a word looks lost.
    if (count > 2 && letters.length - count === 1) count -= 1;
    parts.push(partOf(letters, count));
    letters.splice(0, count);
  }
  return parts;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first letters of a word, with a hyphen where more follow; Arabic has none. */
function partOf(letters: readonly string[], count: number): string {
  const part = letters.slice(0, count).join('');
  const isHyphened = count < letters.length && /[\p{Script=Latin}\p{N}]$/u.test(part);
  return isHyphened ? `${part}-` : part;
}

/** The same number of lines, with words moved down until all are about as long. */
function balance(
  text: string,
  lines: readonly string[],
  width: number,
  measure: Measure,
): readonly string[] {
  let best = lines;
  let narrowest = 0;
  let widest = width;
  for (let step = 0; step < 6 && lines.length > 1; step += 1) {
    const middle = (narrowest + widest) / 2;
    const tried = wrap(text, middle, measure, false);
    if (tried !== undefined && tried.length === lines.length) {
      best = tried;
      widest = middle;
    } else {
      narrowest = middle;
    }
  }
  return best;
}

/** A line that ends in “…”, without the words or letters that leave no room for it. */
function endOpen(line: string, width: number, measure: Measure): string {
  const letters = Array.from(graphemes.segment(line), ({ segment }) => segment);
  const shortened = () => `${letters.join('').replace(/[\s,;:.–—-]+$/u, '')}…`;
  while (letters.length > 1 && measure(shortened()) > width) letters.pop();
  return shortened();
}
