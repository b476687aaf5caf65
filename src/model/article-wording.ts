import type { Article } from './archive.ts';
import type { ArticleFields } from './article.ts';
import { formatBriefly, formatDay } from './date-wording.ts';

/** What a reader should know of how much of an article we read. */
export function readingNote({ textSeen, kind }: Pick<ArticleFields, 'textSeen' | 'kind'>): string {
  if (kind === 'brief') {
    return textSeen === 'complete'
      ? 'Read in full; only a few facts of it are used.'
      : 'Read in part; only a few facts of it are used.';
  }
  return textSeen === 'complete' ? 'Read in full.' : 'Read in part; the rest may say more.';
}

/** What a reader should know of the headline, where it was not printed with the text. */
export function titleNote({ titleBasis }: Pick<ArticleFields, 'titleBasis'>): string {
  return titleBasis === undefined ? '' : `Headline: ${titleBasis}.`;
}

/** How many quotations of an article the site has, and when they were checked against its text. */
export function quotationNote({ verified }: Pick<Article, 'verified'>): string {
  const days = [...verified.values()].map(({ checked }) => checked).sort();
  const [first] = days;
  if (first === undefined) return 'None on this site.';
  return `${days.length} on this site, checked word for word against the article, ${formatDay(first)}.`;
}

/** The licence of an article in words. */
export function formatLicence({ licence }: Pick<ArticleFields, 'licence'>): string {
  return licence === 'copyright'
    ? 'Under copyright; summarised and linked here, not reproduced'
    : 'Public domain';
}

const kindWords: Readonly<Record<ArticleFields['kind'], string>> = {
  report: 'News report',
  transcript: 'Transcript',
  statement: 'Statement',
  speech: 'Speech',
  release: 'Press release',
  brief: 'Noted briefly',
};

/** The kind of an article in words. */
export function formatArticleKind({ kind }: Pick<ArticleFields, 'kind'>): string {
  return kindWords[kind];
}

/** The name of a language in English: `en` gives `English`. */
export function formatLanguage(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
}

/**
 * What a citation calls an article: its publisher, with the date where the same text also cites
 * another article of that publisher.
 */
export function citeAs(
  { publisher, published }: Pick<ArticleFields, 'publisher' | 'published'>,
  citedTogether: readonly Pick<ArticleFields, 'publisher'>[],
): string {
  const namesakes = citedTogether.filter((other) => other.publisher === publisher);
  return namesakes.length > 1 ? `${publisher}, ${formatBriefly(published)}` : publisher;
}
