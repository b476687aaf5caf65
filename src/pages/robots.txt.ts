import type { APIRoute } from 'astro';
import { absoluteAddress, permalink } from '../model/permalink.ts';
import { site } from '../site.ts';

/**
 * All may read all. Crawlers look for this file at the root of a domain only; under a base path it
 * does no harm.
 */
export const GET: APIRoute = () => {
  const lines = ['User-agent: *', 'Allow: /'];
  if (site.origin !== undefined) {
    lines.push('', `Sitemap: ${absoluteAddress(permalink('sitemap'), site.origin)}`);
  }
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
