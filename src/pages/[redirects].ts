import type { APIRoute, GetStaticPaths } from 'astro';
import { formerAddresses } from '../model/addresses.ts';
import { permalink } from '../model/permalink.ts';
import { openArchive } from '../open-archive.ts';

/** Astro leaves out files of pages whose names begin with “_”, so this one has its name from here. */
export const getStaticPaths = (() => [
  { params: { redirects: '_redirects' } },
]) satisfies GetStaticPaths;

/**
 * Former addresses for hosts that read such a file (Netlify, Cloudflare Pages), which then lead on by
 * themselves. On all others the pages at these addresses do. Withdrawn addresses are none of them:
 * readers are to see the reason first.
 */
export const GET: APIRoute = async () => {
  const rules = [...formerAddresses(await openArchive())].map(
    ([from, to]) => `${permalink({ path: from })} ${permalink({ path: to })} 301`,
  );
  const text = ['# Former addresses, and where each leads now', ...rules.sort()].join('\n');
  return new Response(`${text}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
