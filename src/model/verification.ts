import type { Article } from './archive.ts';
import type { VerifiedQuotation } from './ledger.ts';
import { normaliseText } from './normalise-text.ts';
import { formatTextFragment } from './text-fragment.ts';

/** A quotation found word for word in the text of an article. */
export interface Finding<Source = Article> {
  readonly article: Source;
  readonly found: VerifiedQuotation;
}

/**
 * Where a quotation was found word for word.
 *
 * @param quotation The words between the marks, as our text has them.
 * @param articles Those it may come from; the first that has the words is taken.
 */
export function verifiedIn<Source extends Pick<Article, 'verified'>>(
  quotation: string,
  articles: readonly Source[],
): Finding<Source> | undefined {
  const words = normaliseText(quotation);
  for (const article of articles) {
    const found = article.verified.get(words);
    if (found !== undefined) return { article, found };
  }
  return undefined;
}

/** Where the article itself can be read: at its publisher’s, else where it is carried. */
export function originalAddress({
  url,
  carriedBy,
}: Pick<Article, 'url' | 'carriedBy'>): string | undefined {
  return url ?? carriedBy?.url;
}

/**
 * Where the article itself can be read at the very words of a quotation: its address with a text
 * fragment (WICG Scroll to Text Fragment), which stands after any fragment that it has.
 */
export function addressAtWords(
  article: Pick<Article, 'url' | 'carriedBy'>,
  { selects }: Pick<VerifiedQuotation, 'selects'>,
): string | undefined {
  const original = originalAddress(article);
  if (original === undefined) return undefined;
  const fragment = formatTextFragment(selects);
  return original + (original.includes('#') ? fragment.replace(/^#/, '') : fragment);
}
