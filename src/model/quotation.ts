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
  const quotations: Quotation[] = [];
  const problems: QuotationProblem[] = [...findForeignMarks(text)];
  let index = 0;
  while (index < text.length) {
    const closing = closingMarks[text[index]!];
    if (closing === undefined) {
      if (isStrayClosing(text, index)) {
        problems.push({ index, message: `${text[index]} closes a quotation that was never opened` });
      }
      index++;
      continue;
    }
    const end = findClosing(text, index + 1, closing);
    if (end === -1) {
      problems.push({ index, message: `the quotation opened by ${text[index]} is never closed by ${closing}` });
      break;
    }
    const quotation = { text: text.slice(index + 1, end), index };
    quotations.push(quotation);
    if (countWords(quotation.text) > longestQuotation) {
      problems.push({
        index,
        message: `a quotation of ${countWords(quotation.text)} words; quote at most ${longestQuotation} and say the rest in our own words`,
      });
    }
    index = end + 1;
  }
  return { quotations, problems };
}

/** How many words a text has: runs of characters between white space that hold a letter or digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function* findForeignMarks(text: string): Generator<QuotationProblem> {
  const foreign = /["＂„‟‚‛〝〞〟「」『』｢｣`´]|''|(?<=^|[\s(\[])'(?=\S)/gu;
  for (const { 0: mark, index } of text.matchAll(foreign)) {
    yield {
      index,
      message: `${mark} is not a mark we can check; put words of an article in “ ”, use ’ for an apostrophe, and *emphasis* for a title or nickname`,
    };
  }
}

function isStrayClosing(text: string, index: number): boolean {
  const mark = text[index]!;
  return mark === '”' || mark === '»' || mark === '›';
}

/** The closing mark; a ’ inside or just after a word that another ’ still follows is an apostrophe. */
function findClosing(text: string, from: number, closing: string): number {
  for (let index = from; index < text.length; index++) {
    if (text[index] !== closing) continue;
    const insideWord = closing === '’' && /[\p{L}\p{N}]/u.test(text[index + 1] ?? '');
    if (!insideWord) return index;
  }
  return -1;
}
