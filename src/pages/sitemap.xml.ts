import type { APIRoute } from 'astro';
import type { Archive } from '../model/archive.ts';
import { buildPeriods } from '../model/period.ts';
import { absoluteAddress, permalink, type Destination } from '../model/permalink.ts';
import { openArchive } from '../open-archive.ts';
import { site } from '../site.ts';

/** Every page of the site for search engines. A sitemap can name only absolute addresses. */
export const GET: APIRoute = async () => {
  const { origin } = site;
  const content =
    origin === undefined
      ? '<!-- Built without SITE, the public origin: there are no absolute addresses to list. -->'
      : destinationsIn(await openArchive())
          .map((to) => `<url><loc>${escapeXml(absoluteAddress(permalink(to), origin))}</loc></url>`)
          .join('\n');
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${content}
</urlset>
`,
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  );
};

function destinationsIn(archive: Archive): Destination[] {
  return [
    'timeline',
    'events',
    'articles',
    'actors',
    'sides',
    'about',
    ...archive.events.map(({ slug }) => ({ event: slug })),
    ...archive.articles.map(({ slug }) => ({ article: slug })),
    ...archive.actors.map(({ slug }) => ({ actor: slug })),
    ...archive.sides.map(({ slug }) => ({ side: slug })),
    ...buildPeriods(archive).map(({ iso }) => ({ period: iso })),
  ];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
