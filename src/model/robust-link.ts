import type { Article } from './archive.ts';
import { originalAddress } from './verification.ts';

/** What a link carries so that readers still find the article when its address fails. */
export interface RobustLink {
  readonly 'data-originalurl'?: string | undefined;
  readonly 'data-versionurl'?: string;
  /** The day on which the copy was made. */
  readonly 'data-versiondate'?: string;
}

/**
 * The attributes of a robust link to an article (https://robustlinks.mementoweb.org/spec/), for links
 * to the original and to its archived copy alike; none where there is no copy.
 */
export function robustLink(article: Pick<Article, 'url' | 'carriedBy' | 'archived'>): RobustLink {
  const { archived } = article;
  if (archived === undefined) return {};
  return {
    'data-originalurl': originalAddress(article),
    'data-versionurl': archived.url,
    'data-versiondate': archived.date,
  };
}
