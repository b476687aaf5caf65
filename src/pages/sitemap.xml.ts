import type { APIRoute } from 'astro';
import { publicDestinations } from '../model/addresses.ts';
import { absoluteAddress, permalink } from '../model/permalink.ts';
import { openArchive } from '../open-archive.ts';
import { site } from '../site.ts';

/** Every page of the site for search engines. A sitemap can name only absolute addresses. */
export const GET: APIRoute = async () => {
  const { origin } = site;
  const content =
    origin === undefined
      ? '<!-- Built without SITE, the public origin: there are no absolute addresses to list. -->'
      : publicDestinations(await openArchive())
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
