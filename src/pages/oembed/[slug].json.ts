import type { APIRoute, GetStaticPaths } from 'astro';
import { frameOfEvent } from '../../exchange/embed-frame.ts';
import { formatOEmbed } from '../../exchange/oembed.ts';
import type { Event } from '../../model/archive.ts';
import { openArchive } from '../../open-archive.ts';
import { site } from '../../site.ts';

export const getStaticPaths = (async () => {
  const { events } = await openArchive();
  return events.flatMap((event) =>
    [event.slug, ...event.formerly].map((slug) => ({ params: { slug }, props: { event } })),
  );
}) satisfies GetStaticPaths;

/** How to show an event on another page. */
export const GET: APIRoute<{ event: Event }> = async ({ props }) => {
  const { articleBySlug } = await openArchive();
  return new Response(formatOEmbed(frameOfEvent(props.event, articleBySlug, site), site), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
