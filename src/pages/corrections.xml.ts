import type { APIRoute } from 'astro';
import { formatAtom } from '../exchange/atom.ts';
import { buildFeedOfCorrections } from '../exchange/corrections-feed.ts';
import { openArchive } from '../open-archive.ts';
import { site } from '../site.ts';

/** What was corrected and withdrawn, as a feed in Atom. */
export const GET: APIRoute = async () => {
  const feed = buildFeedOfCorrections(await openArchive(), site);
  return new Response(formatAtom(feed, 'corrections-feed', site), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
};
