import type { APIRoute, GetStaticPaths } from 'astro';
import { citationFiles } from '../../exchange/citation-file.ts';
import { citeEvent } from '../../exchange/csl.ts';
import type { Event } from '../../model/archive.ts';
import { citationFormats, type CitationFormat } from '../../model/permalink.ts';
import { openArchive } from '../../open-archive.ts';
import { site } from '../../site.ts';

export const getStaticPaths = (async () => {
  const { events } = await openArchive();
  return events.flatMap((event) =>
    citationFormats.map((format) => ({ params: { slug: event.slug, format }, props: { event } })),
  );
}) satisfies GetStaticPaths;

/** How to cite our page on an event. */
export const GET: APIRoute<{ event: Event }, { format: CitationFormat }> = ({ params, props }) => {
  const { mediaType, write } = citationFiles[params.format];
  return new Response(write([citeEvent(props.event, site)]), {
    headers: { 'content-type': `${mediaType}; charset=utf-8` },
  });
};
