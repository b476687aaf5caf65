import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { projectFolder } from '../commands/command.ts';
import { listFiles } from '../commands/list-files.ts';

/**
 * The content as its authors wrote it, read by plain patterns and by nothing of `reading/` or
 * `model/`: what the tests of the built site hold against it.
 */
export interface ContentFile {
  readonly slug: string;
  /** The text between the two lines of `---`; for YAML files, the whole. */
  readonly frontMatter: string;
  readonly body: string;
  readonly formerly: readonly string[];
}

export interface EventFile extends ContentFile {
  /** The text of `when`. */
  readonly when: string;
  /** The days, months or years on which it happened by other calendars. */
  readonly elsewhere: readonly string[];
  readonly order: number;
  readonly isKey: boolean;
  readonly kind: string;
  /** The slugs of the sides of all who acted. */
  readonly sides: ReadonlySet<string>;
}

/** A line of `sides.yaml`. */
export interface SideLine {
  readonly slug: string;
  readonly name: string;
  readonly mark: string;
}

export const contentFolder = join(projectFolder, 'content');

/** The files of one folder of the content; its own folders are free. */
export function readContentFiles(collection: 'events' | 'articles' | 'actors'): ContentFile[] {
  const folder = join(contentFolder, collection);
  return listFiles(folder).map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const extension = extname(file);
    const [, frontMatter = '', body = ''] =
      extension === '.md' ? text.split(/^---\n/m) : ['', text, ''];
    return {
      slug: basename(file, extension),
      frontMatter,
      body,
      formerly: readField(frontMatter, 'formerly').match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [],
    };
  });
}

export function readEventFiles(): EventFile[] {
  const sideOf = new Map(
    readContentFiles('actors').map(({ slug, frontMatter }) => [
      slug,
      readField(frontMatter, 'side'),
    ]),
  );
  return readContentFiles('events').map((file) => ({
    ...file,
    when: readField(file.frontMatter, 'when').replace(/["']/g, ''),
    elsewhere: [
      ...readField(file.frontMatter, 'elsewhere').matchAll(/\bwhen:\s*["']?([^\s"',}]+)/g),
    ].map(([, when = '']) => when),
    order: Number(readField(file.frontMatter, 'order') || 0),
    isKey: readField(file.frontMatter, 'key') === 'true',
    kind: readField(file.frontMatter, 'kind'),
    sides: new Set(
      readField(file.frontMatter, 'actors')
        .match(/[a-z0-9]+(?:-[a-z0-9]+)*/g)
        ?.map((actor) => sideOf.get(actor) ?? `the side of ${actor}`),
    ),
  }));
}

export function readSides(): SideLine[] {
  const text = readFileSync(join(contentFolder, 'sides.yaml'), 'utf8');
  return [...text.matchAll(/\{ slug: (\S+), name: (.+), mark: (\S+) \}/g)].map(
    ([, slug = '', name = '', mark = '']) => ({ slug, name, mark }),
  );
}

export function readSideSlugs(): string[] {
  const text = readFileSync(join(contentFolder, 'sides.yaml'), 'utf8');
  return [...text.matchAll(/\bslug:\s*["']?([a-z0-9-]+)/g)].map(([, slug = '']) => slug);
}

/** A list of the ledger. */
export function readLedgerList(name: string): unknown[] {
  const text = readFileSync(join(contentFolder, 'ledger', `${name}.json`), 'utf8');
  return JSON.parse(text) as unknown[];
}

/** The slugs of the articles cited in each paragraph of a body, in order. */
export function readCitations(body: string): string[][] {
  return body
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) =>
      [...paragraph.matchAll(/\[@[^\]]*\]/g)].flatMap(([citation]) =>
        [...citation.matchAll(/@([a-z0-9-]+)/g)].map(([, slug = '']) => slug),
      ),
    );
}

/** What stands under a key of the front matter, comments left out; empty where there is none. */
export function readField(frontMatter: string, name: string): string {
  const pattern = new RegExp(`^${name}:(?<value>.*(?:\\n(?:[ -].*)?)*)`, 'm');
  const value = pattern.exec(frontMatter)?.groups?.['value'] ?? '';
  return value.replace(/(?:^|\s)#.*$/gm, '').trim();
}
