import type { APIRoute } from 'astro';
import { formatAtom } from '../exchange/atom.ts';
import { buildFeedOfEvents } from '../exchange/feed.ts';
import { openArchive } from '../open-archive.ts';
import { site } from '../site.ts';

/** The events by when we published or changed them, in Atom. */
export const GET: APIRoute = async () => {
  const feed = buildFeedOfEvents(await openArchive(), site);
  return new Response(formatAtom(feed, 'atom', site), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
};
