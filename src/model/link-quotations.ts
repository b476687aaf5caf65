import type { Article } from './archive.ts';
import type { Passage } from './citation.ts';
import { linkStretches } from './link-stretches.ts';
import { findQuotations, type Quotation } from './quotation.ts';
import { robustLink, type RobustLink } from './robust-link.ts';
import { addressAtWords, verifiedIn, type Finding } from './verification.ts';

/** The attributes of a link to words in an article itself. */
export interface LinkToWords extends RobustLink {
  readonly href: string;
  readonly rel: string;
  /** The element that says where it leads; the layout puts it on every page that has such links. */
  readonly 'aria-describedby': '_original';
}

/**
 * The HTML of a passage in which each quotation that was found in an article is a link to those very
 * words.
 *
 * @param articles Those that the passage quotes from.
 * @returns The HTML, and the links that could not be made, since one already stands in or around the
 *   words.
 */
export function linkQuotations(
  {
    html,
    text,
    quotations,
  }: Pick<Passage, 'html' | 'text'> & { readonly quotations: readonly Quotation[] },
  articles: readonly Article[],
): { readonly html: string; readonly unlinked: readonly LinkToWords[] } {
  const stretches = quotations.flatMap(({ text: words, index }) => {
    const link = linkToWords(verifiedIn(words, articles));
    if (link === undefined) return [];
    // A block quotation has no marks around its words.
    const marks = text.startsWith(words, index) ? 0 : 2;
    return [{ from: index, to: index + words.length + marks, link }];
  });
  const linked = linkStretches(html, text, stretches);
  return { html: linked.html, unlinked: linked.unlinked.map(({ link }) => link) };
}

/**
 * The HTML of a text without markup, its quotations linked as in a passage.
 *
 * @param quotations Those in it; they are found by their marks where they are not given.
 */
export function linkQuotationsIn(
  text: string,
  articles: readonly Article[],
  quotations: readonly Quotation[] = findQuotations(text).quotations,
): string {
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return linkQuotations({ html, text, quotations }, articles).html;
}

/** A link to the words that were found; none where the article can be read nowhere. */
function linkToWords(finding: Finding | undefined): LinkToWords | undefined {
  if (finding === undefined) return undefined;
  const href = addressAtWords(finding.article, finding.found);
  if (href === undefined) return undefined;
  return {
    rel: 'noopener external',
    'aria-describedby': '_original',
    href,
    ...robustLink(finding.article),
  };
}
