import type { APIRoute } from 'astro';
import { buildFeedOfEvents } from '../exchange/feed.ts';
import { formatJsonFeed } from '../exchange/json-feed.ts';
import { openArchive } from '../open-archive.ts';
import { site } from '../site.ts';

/** The events by when we published or changed them, in JSON Feed 1.1. */
export const GET: APIRoute = async () => {
  const feed = buildFeedOfEvents(await openArchive(), site);
  return new Response(formatJsonFeed(feed, 'json-feed', site), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
};
