import { quotingMark } from './quoting-marks.ts';

/** A text in its normal form, and where in the text as given each of its characters comes from. */
export interface NormalisedText {
  readonly text: string;
  /** For each character (UTF-16 unit) of the text, the index of the first one that it stands for. */
  readonly from: readonly number[];
  /** For each character (UTF-16 unit) of the text, the index after the last one that it stands for. */
  readonly to: readonly number[];
}

/**
 * A text in the one form in which a quotation is compared with its article, so that no difference of
 * typesetting counts, and every difference of wording does. In this order:
 *
 * 1. Soft hyphens and characters without width (U+00AD, U+200B to U+200D, U+2060, U+FEFF) go.
 * 2. Letters and their accents are composed (Unicode NFC).
 * 3. White space of any kind and length, line breaks and no-break spaces included, becomes one space.
 * 4. Quotation marks of any kind, single and double, apostrophes, and the primes, accents and brackets
 *    that stand for them become `'`, and several in a row become one.
 * 5. The hyphens ‐ and ‑, and an en dash between digits, become `-`.
 * 6. Dashes (– — ― ‒ −, two or more hyphens, a hyphen with white space on both sides) become `–` with
 *    a space on each side, however they were spaced; several in a row, hyphens among them, become one.
 * 7. Three or more full stops, in a row or spaced, become `…`.
 * 8. No white space is left at either end.
 *
 * Letter case, accents and all other punctuation stay. Normalising twice changes nothing more.
 */
export function normaliseText(text: string): string {
  return normaliseWithOrigins(text).text;
}

/** Characters that nobody sees and that stand anywhere in texts from the web. */
export const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;

/** A text as `normaliseText` gives it, each character with its place in the text as given. */
export function normaliseWithOrigins(text: string): NormalisedText {
  const places = Array.from({ length: text.length }, (_, index) => index);
  const given = { text, from: places, to: places.map((index) => index + 1) };
  const visible = replaceAll(given, invisible, '');
  return rules.reduce<NormalisedText>(
    (normalised, [pattern, replacement]) => replaceAll(normalised, pattern, replacement),
    compose(visible),
  );
}

const quotingMarks = new RegExp(`${quotingMark}+`, 'gu');

const rules: readonly (readonly [RegExp, string])[] = [
  [/[\s\u0085]+/gu, ' '],
  [quotingMarks, "'"],
  [/[‐‑]/gu, '-'],
  [/(?<=\p{N})–(?=\p{N})/gu, '-'],
  [/[—―‒−]|-{2,}|(?<=^| )-(?= |$)/gu, '–'],
  [/[- –]*–[- –]*/gu, ' – '],
  [/\.(?: ?\.){2,}/gu, '…'],
  [/^ | $/gu, ''],
];

/** Replaces every match; what is put in its place stands for all of it. */
function replaceAll(
  { text, from, to }: NormalisedText,
  pattern: RegExp,
  replacement: string,
): NormalisedText {
  const replaced = { text: '', from: [] as number[], to: [] as number[] };
  let kept = 0;
  const keepUntil = (end: number) => {
    replaced.text += text.slice(kept, end);
    for (; kept < end; kept++) {
      replaced.from.push(from[kept]!);
      replaced.to.push(to[kept]!);
    }
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    keepUntil(index);
    kept = index + found.length;
    replaced.text += replacement;
    for (let count = 0; count < replacement.length; count++) {
      replaced.from.push(from[index]!);
      replaced.to.push(to[kept - 1]!);
    }
  }
  keepUntil(text.length);
  return replaced;
}

/** Characters as people see them: none of them changes another when they are composed. */
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Unicode NFC; each character that is composed anew stands for all that it was composed of. */
function compose(normalised: NormalisedText): NormalisedText {
  const { text, from, to } = normalised;
  if (text === text.normalize('NFC')) return normalised;
  const composed = { text: '', from: [] as number[], to: [] as number[] };
  for (const { segment, index } of characters.segment(text)) {
    const character = segment.normalize('NFC');
    composed.text += character;
    const changed = character !== segment;
    for (let unit = 0; unit < character.length; unit++) {
      composed.from.push(from[changed ? index : index + unit]!);
      composed.to.push(to[changed ? index + segment.length - 1 : index + unit]!);
    }
  }
  return composed;
}
