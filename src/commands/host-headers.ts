import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { permalinksUnder } from '../model/permalink.ts';
import { listFiles } from './list-files.ts';

/**
 * What every server should answer with, whatever it is called: the file `_headers`, our own server and
 * the tests of the set-ups in `hosting/` all take it from here.
 */

/** Said with every answer. */
const everywhere: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** A policy in a page cannot say who may frame it. Who may frame the pages made for that: anyone. */
const framing: Readonly<Record<string, string>> = {
  'content-security-policy': "frame-ancestors 'self'",
};

const forFraming = 'embed/';

/** Folders whose files have names made of their content: under such a name nothing ever changes. */
export const hashedFolders = [
  '_astro/',
  'search/pagefind/filter/',
  'search/pagefind/fragment/',
  'search/pagefind/index/',
] as const;

const forEver = 'public, max-age=31536000, immutable';

/** Everything else keeps its address when it changes, so browsers ask each time whether it did. */
const askEachTime = 'no-cache';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Types that servers do not know by themselves, or know by halves. */
const rareTypes: Readonly<Record<string, string>> = {
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.csl.json': 'application/vnd.citationstyles.csl+json',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
};

/** What a file is, told by the end of its name. */
export function contentTypeOf(file: string): string {
  const name = file.toLowerCase();
  return rareTypeOf(name) ?? contentTypes[extname(name)] ?? 'application/octet-stream';
}

/**
 * What a server should say of a file, by names in lower case.
 *
 * @param file Its path in the built site: `events/parliament-vote/index.html`.
 */
export function headersFor(file: string): Readonly<Record<string, string>> {
  return {
    'content-type': contentTypeOf(file),
    'cache-control': hashedFolders.some((folder) => file.startsWith(folder))
      ? forEver
      : askEachTime,
    ...everywhere,
    ...(file.startsWith(forFraming) ? {} : framing),
  };
}

/** Writes the file in which Netlify and Cloudflare Pages look for headers into a finished build. */
export async function writeHostHeaders(folder: string, base: string): Promise<void> {
  await writeFile(join(folder, '_headers'), formatHostHeaders(listFiles(folder), base));
}

/**
 * The file `_headers`. Where rules overlap, Netlify keeps the last and Cloudflare joins all, so no two
 * of these speak of the same header of one file: what may be framed is told by what may not. Both hosts
 * ask browsers to revalidate by themselves.
 */
export function formatHostHeaders(files: readonly string[], base: string): string {
  const permalink = permalinksUnder(base);
  const rule = (pattern: string, headers: Readonly<Record<string, string>>) =>
    [
      permalink({ path: pattern }),
      ...Object.entries(headers).map(([name, value]) => `  ${capitalise(name)}: ${value}`),
    ].join('\n');
  return `${[
    '# What to answer with, beside the content',
    rule('*', everywhere),
    ...hashedFolders.map((hashed) => rule(`${hashed}*`, { 'cache-control': forEver })),
    ...Object.entries(rareTypes).map(([ending, type]) =>
      rule(`*${ending}`, { 'content-type': type }),
    ),
    ...rootsOf(files)
      .filter((root) => root !== `${forFraming}*`)
      .map((root) => rule(root, framing)),
  ].join('\n\n')}\n`;
}

/** The front page, and everything in each folder at the root that has pages in it. */
function rootsOf(files: readonly string[]): string[] {
  const pages = files.filter((file) => /\/.*\.html$/.test(file));
  const folders = pages.map((file) => file.split('/')[0]!);
  return ['', ...[...new Set(folders)].map((folder) => `${folder}/*`)];
}

function rareTypeOf(name: string): string | undefined {
  return Object.entries(rareTypes).find(([ending]) => name.endsWith(ending))?.[1];
}

/** Names of headers as people write them: `X-Content-Type-Options`. */
function capitalise(name: string): string {
  return name.replace(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
