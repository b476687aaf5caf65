import type { Article } from './archive.ts';
import type { Passage } from './citation.ts';
import { linkStretches } from './link-stretches.ts';
import { addressAtWords, verifiedIn } from './verification.ts';

/**
 * The HTML of a passage in which each quotation that was found in an article is a link to those very
 * words.
 *
 * @param articles Those that the passage quotes from.
 * @returns The HTML, and the addresses of words that could be no link, since a link already stands in or
 *   around them.
 */
export function linkQuotations(
  { html, text, quotations }: Pick<Passage, 'html' | 'text' | 'quotations'>,
  articles: readonly Article[],
): { readonly html: string; readonly unlinked: readonly string[] } {
  const stretches = quotations.flatMap(({ text: words, index }) => {
    const finding = verifiedIn(words, articles);
    const href = finding && addressAtWords(finding.article, finding.found);
    if (href === undefined) return [];
    // A block quotation has no marks around its words.
    const marks = text.startsWith(words, index) ? 0 : 2;
    return [{ from: index, to: index + words.length + marks, href }];
  });
  const linked = linkStretches(html, text, stretches);
  return { html: linked.html, unlinked: linked.unlinked.map(({ href }) => href) };
}
