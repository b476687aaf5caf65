import type { Quotation } from './quotation.ts';

/**
 * The text of a paragraph since the citation before, up to its own citations: whole sentences,
 * normally one. The unit of provenance.
 */
export interface Passage {
  /** HTML of the text, without its citations: text, `<em>` and `<a>` only. */
  readonly html: string;
  /** The same as plain text. */
  readonly text: string;
  /** Slugs of the articles of which each alone supports the whole passage; none in a summary. */
  readonly articles: readonly string[];
  readonly quotations: readonly LocatedQuotation[];
  /** Addresses of our own pages that the passage links to, without the base path. */
  readonly links: readonly string[];
  /** What is emphasised and linked, in order; absent where nothing is. */
  readonly markup?: readonly Markup[] | undefined;
  /** Characters from the start of the file to the passage. */
  readonly offset: number;
}

/** An emphasis, or a link to an address as its author wrote it, and the stretch of plain text it is on. */
export interface Markup {
  readonly from: number;
  readonly to: number;
  readonly address?: string;
}

/** A quotation that knows where it stands. */
export interface LocatedQuotation extends Quotation {
  /** Characters from the start of the file to its opening mark. */
  readonly offset: number;
}

/** A paragraph of an account or summary, or (in summaries) a block quotation's paragraph. */
export interface Block {
  readonly kind: 'paragraph' | 'quotation';
  readonly passages: readonly Passage[];
}

/** Every article that a text cites, each once, in the order of first citation. */
export function citedArticles(passages: Iterable<Passage>): string[] {
  return [...new Set([...passages].flatMap((passage) => passage.articles))];
}

/** All passages of a text in order. */
export function passagesOf(blocks: readonly Block[]): Passage[] {
  return blocks.flatMap((block) => block.passages);
}

/** All passages of an event in the order of its file: that on which its date rests, if any, then its account. */
export function passagesOfEvent({
  account,
  whenBasis,
}: {
  readonly account: readonly Block[];
  readonly whenBasis?: Passage | undefined;
}): Passage[] {
  return [...(whenBasis === undefined ? [] : [whenBasis]), ...passagesOf(account)];
}

/** The plain text of a whole account or summary, its paragraphs parted by a space. */
export function plainText(blocks: readonly Block[]): string {
  return passagesOf(blocks)
    .map((passage) => passage.text)
    .join(' ');
}

/** How long a description may be for search engines and cards to show it whole, in characters. */
export const longestDescription = 200;

/** The beginning of a text, at most {@link longestDescription} characters, ended at a whole word. */
export function shorten(text: string): string {
  if (text.length <= longestDescription) return text;
  const beginning = text.slice(0, longestDescription - 1);
  return `${beginning.slice(0, beginning.lastIndexOf(' ')).replace(/[\s,;:.–-]+$/u, '')}…`;
}
