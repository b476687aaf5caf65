import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { listFiles } from './list-files.ts';
import { manifestPath } from './write-manifest.ts';

/** What only servers, and those who search the web, have a use for. */
const FOR_SERVERS = [
  '_astro',
  '_headers',
  '_redirects',
  'robots.txt',
  'sitemap*.xml',
  'search/pagefind',
];

/**
 * Makes of a finished build an edition that is read without a server: from a folder, a stick or an
 * archive. Links say the way from page to page and name the file; what needs a server is left out,
 * scripts among them, and what stands in for it is shown. Feeds, data and what pages tell machines keep
 * the addresses of the edition on the web.
 *
 * @param base The path for which the site was built.
 * @throws Error when a page links to a page or file of ours that is not there
 */
export async function makePortable(folder: string, base: string): Promise<void> {
  for (const name of await Array.fromAsync(glob(FOR_SERVERS, { cwd: folder }))) {
    await rm(join(folder, name), { recursive: true });
  }
  const files = listFiles(folder);
  // The list of all files is written last, but has its place.
  const known = new Set([...files, manifestPath]);
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const page = await readFile(join(folder, file), 'utf8');
    await writeFile(join(folder, file), makePagePortable(page, file, { base, known }));
  }
}

/** A site, as far as links within it need to know it. */
export interface Linked {
  readonly base: string;
  /** All its files, by their paths. */
  readonly known: ReadonlySet<string>;
}

/** A stretch of a page and what to put in its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a page is in the portable edition; see {@link makePortable}. */
export function makePagePortable(page: string, file: string, linked: Linked): string {
  const edits: Edit[] = [];
  visit(fromHtml(page, { verbose: true }), 'element', (element) => {
    if (element.properties['dataOnline'] !== undefined || isScript(element)) {
      edits.push({ ...placeOf(element), text: '' });
      return 'skip';
    }
    edits.push(...editAttributes(element, page, file, linked));
    return undefined;
  });
  return applyEdits(page, edits).replace(/(?<=[";])script-src [^;"]*/, "script-src 'none'");
}

function editAttributes(element: Element, page: string, file: string, linked: Linked): Edit[] {
  const places = element.data?.position?.properties ?? {};
  return Object.entries(element.properties).flatMap(([name, value]) => {
    const place = places[name];
    if (place?.start.offset === undefined || place.end.offset === undefined) return [];
    const { start, end } = { start: place.start.offset, end: place.end.offset };
    if (name === 'hidden' && element.properties['dataOffline'] !== undefined) {
      return [{ start, end, text: '' }];
    }
    const relinked = relinkAttribute(element, name, String(value), (address) =>
      relativeAddress(address, file, linked),
    );
    if (relinked === undefined || relinked === String(value)) return [];
    const [attribute = ''] = page.slice(start, end).split('=');
    return [{ start, end, text: `${attribute}="${escapeAttribute(relinked)}"` }];
  });
}

/** The attributes that hold one address. */
const withAddress = ['href', 'src', 'action', 'poster'];

/** An attribute with its addresses changed; undefined where it holds none. */
function relinkAttribute(
  { properties }: Element,
  name: string,
  value: string,
  relink: (address: string) => string,
): string | undefined {
  if (withAddress.includes(name)) return relink(value);
  if (name === 'srcSet') return value.replace(/(?<=^|,\s*)[^\s,]+/g, relink);
  const isRefresh = name === 'content' && String(properties['httpEquiv']) === 'refresh';
  return isRefresh ? value.replace(/(?<=url=).*$/i, relink) : undefined;
}

/**
 * The way from a file of the site to one of its addresses: `/events/#a` is `../events/index.html#a` for a
 * page one folder down. Addresses elsewhere, and places on the same page, stay as they are.
 *
 * @throws Error when nothing is at the address
 */
export function relativeAddress(address: string, file: string, { base, known }: Linked): string {
  if (!address.startsWith(base) || address.startsWith('//')) return address;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address.slice(base.length)) ?? [];
  const target = decodeURIComponent(path).replace(/(?<=^|\/)$/, 'index.html');
  if (!known.has(target)) throw new Error(`${file} links to ${address}, where nothing is.`);
  if (target === file && rest.startsWith('#')) return rest;
  const way = posix.relative(posix.dirname(file), target);
  return way.split('/').map(encodeURIComponent).join('/') + rest;
}

/** JSON and its like are no scripts: nothing runs them. */
function isScript({ tagName, properties: { type } }: Element): boolean {
  return tagName === 'script' && !/^application\//.test(String(type ?? ''));
}

function placeOf({ position, tagName }: Element): Pick<Edit, 'start' | 'end'> {
  const [start, end] = [position?.start.offset, position?.end.offset];
  if (start === undefined || end === undefined) throw new Error(`A <${tagName}> without a place.`);
  return { start, end };
}

function applyEdits(page: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    result += page.slice(from, start) + text;
    from = end;
  }
  return result + page.slice(from);
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
