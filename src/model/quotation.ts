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
 * word is an apostrophe. Marks of any other kind are problems, so that no quotation escapes the
 * checks by its looks. A quotation inside another belongs to the outer one.
 *
 * @param text Plain text, without markup.
 */
export function findQuotations(text: string): {
  readonly quotations: readonly Quotation[];
  readonly problems: readonly QuotationProblem[];
} {
  if (!anyMark.test(text)) return { quotations: [], problems: [] };
  const quotations: Quotation[] = [];
  const problems: QuotationProblem[] = [...findForeignMarks(text)];
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
  return { quotations, problems };
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

/** What looks like a quotation mark and, to Unicode, is an accent, a prime, a letter or an ornament. */
const likenesses = '`´ʹʺʻʼʽˈˊˋˮ՚՛׳״′″‴‵‶‷⁗❛❜❝❞❟❠❮❯〃Ꞌꞌ';

/** Two single marks or commas for a double one, two angle brackets for a guillemet. */
const doubled = "''|‘‘|’’|‹‹|››|,,|<<|>>";

/** Most texts have no mark at all, and are soon done with. */
const anyMark = new RegExp(`[\\p{Quotation_Mark}${likenesses}]|${doubled}`, 'u');

/** Marks that could open or close a quotation, but are none of ours; a ' within a word is no mark. */
const foreignMarks = new RegExp(
  `${doubled}|(?![“”‘’«»‹›'])\\p{Quotation_Mark}|[${likenesses}]|(?<![\\p{L}\\p{N}'])'(?!')`,
  'gu',
);

/** A ’ before a word, where it could open a quotation; years and the words that begin with one aside. */
const openingApostrophe =
  /(?<![\p{L}\p{N}’])’(?=[\p{L}\p{N}])(?!(?:\d\ds?|n|em|til|tis|twas|cause|bout|round)(?![\p{L}\p{N}]))/giu;

function* findForeignMarks(text: string): Generator<QuotationProblem> {
  for (const { 0: mark, index } of text.matchAll(foreignMarks)) {
    yield {
      index,
      message: `${mark} is not a mark we can check; put words of an article in “ ”, use ’ for an apostrophe, and *emphasis* for a title or nickname`,
    };
  }
  for (const { index } of text.matchAll(openingApostrophe)) {
    yield {
      index,
      message: '’ before a word opens no quotation; put words of an article in “ ”',
    };
  }
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
  // A ’ before a letter or digit is an apostrophe: Iraq’s, the ’90s.
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
