import { findForeignCharacters } from './foreign-characters.ts';

/** Words of an article, marked as such in our text. */
export interface Quotation {
  /** The words between the marks, as our text has them. */
  readonly text: string;
  /** Characters from the start of the text it was found in to its opening mark. */
  readonly index: number;
}

/** What is wrong with the quotation marks of a text, and where. */
export interface QuotationProblem {
  readonly message: string;
  readonly index: number;
}

/** The longest quotation we publish, in words. */
export const longestQuotation = 25;

const closingMarks: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '«': '»', '‹': '›' };

/**
 * Every quotation in a text. A quotation stands in curly marks or guillemets; ’ within or after a
 * word is an apostrophe. Every other character but letters, digits and the usual punctuation is a
 * problem, so that no quotation escapes the checks by its looks. A quotation inside another belongs to
 * the outer one.
 *
 * @param text Plain text, without markup.
 */
export function findQuotations(text: string): {
  readonly quotations: readonly Quotation[];
  readonly problems: readonly QuotationProblem[];
} {
  const quotations: Quotation[] = [];
  const problems = findForeignCharacters(text);
  let index = 0;
  while (index < text.length) {
    const mark = text[index]!;
    if (!(mark in closingMarks)) {
      if ('”»›'.includes(mark)) {
        problems.push({
          index,
          message: `${mark} closes a quotation that was never opened; open it or leave the mark out`,
        });
      }
      index++;
      continue;
    }
    const closing = findClosing(text, index);
    if (!closing.ok) {
      problems.push({ index, message: closing.problem });
      // Where one quotation has no end, none after it can be told from its surroundings.
      break;
    }
    const quotation = { text: text.slice(index + 1, closing.index), index };
    quotations.push(quotation);
    const overlong = describeOverlong(quotation.text);
    if (overlong !== undefined) problems.push({ index, message: overlong });
    index = closing.index + 1;
  }
  return { quotations, problems: [...problems, ...findBadApostrophes(text, quotations, index)] };
}

/** What is wrong with the length of a quotation; undefined where nothing is. */
export function describeOverlong(quotation: string): string | undefined {
  const words = countWords(quotation);
  if (words <= longestQuotation) return undefined;
  return `a quotation of ${words} words; quote at most ${longestQuotation} and say the rest in our own words`;
}

/** How many words a text has: runs of characters between white space that hold a letter or digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Where the quotation ends that is opened at an index. */
function findClosing(
  text: string,
  opened: number,
):
  { readonly ok: true; readonly index: number } | { readonly ok: false; readonly problem: string } {
  const opening = text[opened]!;
  const closing = closingMarks[opening]!;
  const reopened = text.indexOf(opening, opened + 1);
  const reach = text.slice(opened, reopened === -1 ? undefined : reopened);
  // A ’ before a letter or digit is an apostrophe, as in Iraq’s.
  const marks = opening === '‘' ? /’(?![\p{L}\p{N}])/gu : new RegExp(closing, 'gu');
  const ends = [...reach.matchAll(marks)].map(({ index }) => opened + index);
  const [end, ...more] = ends;
  if (end === undefined) {
    const before = reopened === -1 ? '' : ` before the next ${opening}`;
    return {
      ok: false,
      problem: `the quotation opened by ${opening} is not closed${before}; write ${closing} after it`,
    };
  }
  if (opening === '‘' && more.length > 0) {
    return {
      ok: false,
      problem: 'several ’ follow this ‘, so its end cannot be told; put the quotation in “ ”',
    };
  }
  return { ok: true, index: end };
}

/**
 * What stands for no apostrophe, though it is ’: outside quotations, whose words are compared anyway,
 * where it could open or close a quotation that nothing sees.
 *
 * @param end How far the quotations of the text are known.
 */
function findBadApostrophes(
  text: string,
  quotations: readonly Quotation[],
  end: number,
): QuotationProblem[] {
  const isQuoted = (index: number) =>
    quotations.some((found) => found.index < index && index <= found.index + found.text.length + 1);
  const ours = [...text.slice(0, end).matchAll(/’/gu)]
    .filter(({ index }) => !isQuoted(index))
    .map(({ index }) => ({ index, ...lettersAround(text, index) }));
  const last = ours.findLast(({ after }) => after === '')?.index ?? -1;
  return ours.flatMap(({ index, before, after }) => {
    const message = describeApostrophe(before, after, index < last);
    return message === undefined ? [] : [{ index, message }];
  });
}

/** The letters and digits directly before and after a character; of very long words, what is next to it. */
function lettersAround(text: string, index: number): { before: string; after: string } {
  const reach = 50;
  const [before = ''] =
    /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(0, index - reach), index)) ?? [];
  const [after = ''] = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(index + 1, index + 1 + reach)) ?? [];
  return { before, after };
}

/** How many letters an apostrophe may have at most on the shorter of its sides: Iraq’s, Ba’ath, Sana’a. */
const longestShorterSide = 3;

/** What is wrong with a ’ between these letters; undefined where it is an apostrophe. */
function describeApostrophe(
  before: string,
  after: string,
  isOtherBehind: boolean,
): string | undefined {
  const word = `${before}’${after}`;
  const remedy = 'put words of an article in “ ”';
  if (before === '') {
    return `’ stands after no letter, where it opens no quotation; ${remedy}, and write a shortened word out (the 1990s, it was)`;
  }
  if (after === '') {
    if (/[sxz]\p{M}*$/iu.test(before)) return undefined;
    return `the ’ after “${before}” closes no quotation and makes no genitive (the forces’ bases); ${remedy}, and write a shortened word out`;
  }
  if (/^(?:s|t|d|m|ll|re|ve)$/iu.test(after)) return undefined;
  const isPrefix = /^\p{Lu}$/u.test(before);
  const shorter = Math.min(countLetters(before), countLetters(after));
  if (/\p{N}$/u.test(before) || /^\p{N}/u.test(after) || shorter > longestShorterSide) {
    return `the ’ in “${word}” could open a quotation; ${remedy}, with a space before them`;
  }
  if (isPrefix || !isOtherBehind) return undefined;
  return `the ’ in “${word}” and one after a later word could be taken for the marks of a quotation; ${remedy}, or write “of the …” for that genitive`;
}

function countLetters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
