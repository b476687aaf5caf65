import type { APIRoute } from 'astro';
import { buildFeedOfEvents } from '../exchange/feed.ts';
import { formatRss } from '../exchange/rss.ts';
import { openArchive } from '../open-archive.ts';
import { site } from '../site.ts';

/** The events by when we published or changed them, in RSS 2.0. */
export const GET: APIRoute = async () => {
  const feed = buildFeedOfEvents(await openArchive(), site);
  return new Response(formatRss(feed, 'rss', site), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
};
