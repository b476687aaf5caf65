import type { APIRoute, GetStaticPaths } from 'astro';
import { formatEventJson } from '../../exchange/timeline-json.ts';
import type { Event } from '../../model/archive.ts';
import { openArchive } from '../../open-archive.ts';
import { site } from '../../site.ts';

interface Props extends Record<string, unknown> {
  event: Event;
}

/** A former slug has its file too, which gives the present slug. */
export const getStaticPaths = (async () => {
  const { events } = await openArchive();
  return events.flatMap((event) =>
    [event.slug, ...event.formerly].map((slug) => ({ params: { slug }, props: { event } })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props: { event } }) =>
  new Response(formatEventJson(event, await openArchive(), site), {
    headers: { 'content-type': 'application/json' },
  });
