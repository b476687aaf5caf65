import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { projectFolder } from '../commands/command.ts';
import { listFiles } from '../commands/list-files.ts';
import { parseBase, parseSite } from '../commands/settings.ts';

/** One HTML file of a built site. */
export interface Page {
  /** Where it lies in the folder: `events/parliament-vote/index.html`. */
  readonly file: string;
  /** Where it is found on its server, base included: `/a/b/events/parliament-vote/`. */
  readonly address: string;
  readonly html: string;
  readonly tree: Root;
  /** Whether it stands at a former address and only leads on. */
  readonly isMoved: boolean;
  /** Whether it says that what stood here was withdrawn. */
  readonly isWithdrawn: boolean;
  /** Whether it is kept out of searches, as a page without an address of its own is. */
  readonly isUnlisted: boolean;
  /** Whether it is made for frames on other pages, and shows what another page shows, too. */
  readonly isEmbed: boolean;
}

/** A folder that `npm run build` has filled. */
export interface BuiltSite {
  readonly folder: string;
  readonly base: string;
  /** The public origin that it was built for, if any. */
  readonly origin: string | undefined;
  /** All files, by their paths in the folder, with `/` between the parts. */
  readonly files: readonly string[];
  readonly pages: readonly Page[];
}

/**
 * Reads the site under test: the folder `dist`, or the one that SITE_FOLDER names, built with the
 * present BASE and SITE.
 */
export function readSiteUnderTest(): BuiltSite {
  siteUnderTest ??= readSite(
    resolve(projectFolder, process.env['SITE_FOLDER'] || 'dist'),
    process.env,
  );
  return siteUnderTest;
}

/** Kept, so that files of tests that share a process share the pages that they parse. */
let siteUnderTest: BuiltSite | undefined;

/** Reads a built site, every page of it. */
export function readSite(
  folder: string,
  settings: { readonly BASE?: string | undefined; readonly SITE?: string | undefined },
): BuiltSite {
  if (!existsSync(folder)) throw new Error(`There is no ${folder}. Run \`npm run build\` first.`);
  const base = parseBase(settings.BASE);
  const files = listFiles(folder);
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file): Page => {
      const html = readFileSync(join(folder, file), 'utf8');
      const isMoved = /<meta http-equiv="?refresh"?\s/i.test(html);
      const isWithdrawn = /\sid="?_withdrawn["\s>]/.test(html);
      const isUnlisted = /<meta name="?robots"? content="?noindex/i.test(html);
      let tree: Root | undefined;
      return {
        file,
        address: addressOf(file, base),
        html,
        isMoved,
        isWithdrawn,
        isUnlisted,
        isEmbed: file.startsWith('embed/'),
        // Parsed once, when a test first asks for it.
        get tree() {
          return (tree ??= fromHtml(html));
        },
      };
    });
  return { folder, base, origin: parseSite(settings.SITE), files, pages };
}

/** The page at a file's path. */
export function pageAt({ pages }: BuiltSite, file: string): Page {
  const page = pages.find((candidate) => candidate.file === file);
  if (page === undefined) throw new Error(`The site has no ${file}.`);
  return page;
}

/** The file that an address on the site's server leads to; undefined outside the base. */
export function fileAt({ base }: BuiltSite, address: string): string | undefined {
  const [path = ''] = address.split(/[?#]/);
  if (!path.startsWith(base)) return undefined;
  const file = decodeURIComponent(path.slice(base.length));
  return file === '' || file.endsWith('/') ? `${file}index.html` : file;
}

/** Applies a check to every page and says on which page each fault was found. */
export function findFaults(
  pages: readonly Page[],
  check: (page: Page) => readonly string[],
): string[] {
  return pages.flatMap((page) => check(page).map((fault) => `${page.file}: ${fault}`));
}

/** The text that a reader sees in an element, runs of white space made one space. */
export function textOf(node: Nodes): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

/** An attribute as text; undefined where the element has none. Names are hast's: `dateTime`. */
export function attributeOf({ properties }: Element, name: string): string | undefined {
  const value = properties[name];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** The ids on a page, in its order. */
export function idsOf({ tree }: Page): string[] {
  return selectAll('[id]', tree).map((element) => attributeOf(element, 'id') ?? '');
}

/** What a `<meta>` says, found by its name, its property or its http-equiv. */
export function metaOf({ tree }: Page, name: string): string | undefined {
  const names = ['name', 'property', 'http-equiv'].map((kind) => `meta[${kind}="${name}" i]`);
  const meta = select(names.join(', '), tree);
  return meta && attributeOf(meta, 'content');
}

/** What so much takes on its way to a reader, in bytes. */
export function weightOf(content: string | Buffer): number {
  return gzipSync(content, { level: 9 }).length;
}

function addressOf(file: string, base: string): string {
  return base + file.replace(/(?<=^|\/)index\.html$/, '');
}

function rawText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(rawText).join('') : '';
}
