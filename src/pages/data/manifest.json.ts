import type { APIRoute } from 'astro';
import { formatManifest } from '../../exchange/manifest.ts';
import { openArchive } from '../../open-archive.ts';
import { site } from '../../site.ts';

/** What files there are for other tools. */
export const GET: APIRoute = async () =>
  new Response(await formatManifest(await openArchive(), site), {
    headers: { 'content-type': 'application/json' },
  });
