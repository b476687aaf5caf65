import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Content } from '../model/archive.ts';
import type { Fault } from '../model/content-error.ts';
import { proposeSlug, slugGrammar } from '../model/fields.ts';
import { formatNumber } from '../model/figure.ts';
import type { SourceFile } from './located-fault.ts';

/** What a content file holds, by the part of the content that it goes into. */
export type Section = Exclude<keyof Content, 'quotations' | 'tombstones'>;

/** A content file, known for what it is by where it lies and what it is called. */
export interface ContentFile extends SourceFile {
  readonly section: Section;
  readonly slug: string;
  /** Why it could not be read; its text is empty then, and its name known all the same. */
  readonly problem?: string | undefined;
}

const folders: Readonly<Record<string, { readonly section: Section; readonly extension: string }>> =
  {
    articles: { section: 'articles', extension: '.md' },
    events: { section: 'events', extension: '.md' },
    actors: { section: 'actors', extension: '.yaml' },
  };

const singleFiles: Readonly<Record<string, Section>> = {
  'sides.yaml': 'sides',
  'places.yaml': 'places',
  'measures.yaml': 'measures',
  'story.md': 'story',
};

/**
 * Reads every file of the content folder and finds what it is. A file that is nothing is a fault, so
 * that none is lost.
 */
export function readContentFiles(folder: string): {
  readonly files: readonly ContentFile[];
  readonly strangers: readonly Fault[];
} {
  return sortFiles(readFiles(folder));
}

/** Slugs that break the grammar, and slugs that two files share. */
export function* findBadNames(files: readonly ContentFile[]): Generator<Fault> {
  const firstOf = new Map<string, string>();
  for (const { file, section, slug } of files) {
    if (!(section in folders)) continue;
    if (!slugGrammar.test(slug)) {
      const name = (proposeSlug(slug) || 'parliament-vote') + extname(file);
      yield {
        place: { file },
        message: `a file’s name is its slug, and “${slug}” is none; rename it, say, to ${name}`,
      };
    }
    const name = `${section}/${slug}`;
    const first = firstOf.get(name);
    if (first !== undefined) {
      yield {
        place: { file },
        message: `${first} has the same name, so the same slug; rename one of them`,
      };
    }
    firstOf.set(name, first ?? file);
  }
}

/** Files without which there is no site. */
export function* findMissingFiles(files: readonly ContentFile[]): Generator<Fault> {
  for (const name of Object.keys(singleFiles)) {
    if (files.some(({ file }) => file === `content/${name}`)) continue;
    yield {
      place: { file: `content/${name}` },
      message: `is missing; ${remediesForMissing[name]}`,
    };
  }
}

const remediesForMissing: Readonly<Record<string, string>> = {
  'sides.yaml': 'list the sides in it: - { slug: united-states, name: United States, mark: disc }',
  'places.yaml': 'list the places in it: - { slug: baghdad, name: Baghdad, kind: town }',
  'measures.yaml':
    'list what is counted in it: - { slug: us-troops-in-iraq, name: US troops in Iraq, unit: troops }',
  'story.md': 'tell the story so far in it, each sentence with its citation',
};

/** One file after the other: ten thousand opened at once are more than systems allow. */
function readFiles(folder: string): FileReading[] {
  if (!existsSync(folder)) return [];
  return listPaths(folder, '')
    .filter((path) => !isNotContent(path))
    .sort()
    .map((path) => {
      const problem = describeUnreadable(join(folder, path));
      const text = problem === undefined ? readText(join(folder, path)) : '';
      return { file: `content/${path}`, text, problem };
    });
}

/** Everything below a folder but folders, by its path with `/` between the parts. No link is followed. */
function listPaths(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? listPaths(folder, path) : path;
  });
}

type FileReading = SourceFile & Pick<ContentFile, 'problem'>;

/** Why something in the content folder cannot be read as a file; undefined where it can. */
function describeUnreadable(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'is a link that leads nowhere; put the file itself here';
  if (found.isDirectory()) return 'is a link to a folder; put the folder itself here';
  if (!found.isFile()) return 'is no file that can be read; take it out of content/';
  const longest = extname(path) === '.yaml' ? longestList : longestText;
  if (found.size <= longest) return undefined;
  return `has ${formatNumber(found.size)} bytes, more than any text here needs (at most ${formatNumber(longest)}); see what else has come into it, or divide it`;
}

/**
 * Bytes of the longest Markdown file, some 8,000 words, and of the longest YAML file: beyond any that
 * is meant, and below what could keep a parser busy for long.
 */
const longestText = 50_000;
const longestList = 1_000_000;

function readText(path: string): string {
  // Editors do not count a byte order mark as a column; neither do we.
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}

/** The author's guide, what commands wrote, and what editors and systems leave behind. */
function isNotContent(path: string): boolean {
  return (
    path === 'README.md' ||
    path.startsWith('ledger/') ||
    path.split('/').some((step) => step.startsWith('.'))
  );
}

function sortFiles(sources: readonly FileReading[]): { files: ContentFile[]; strangers: Fault[] } {
  const files: ContentFile[] = [];
  const strangers: Fault[] = [];
  for (const source of sources) {
    const [, top = '', ...below] = source.file.split('/');
    const single = below.length === 0 ? singleFiles[top] : undefined;
    const home = below.length > 0 ? folders[top] : undefined;
    const extension = extname(source.file);
    if (single !== undefined) {
      files.push({ ...source, section: single, slug: '' });
    } else if (home !== undefined && extension === home.extension) {
      files.push({ ...source, section: home.section, slug: basename(source.file, extension) });
    } else {
      strangers.push({ place: { file: source.file }, message: explainStranger(home?.extension) });
    }
  }
  return { files, strangers };
}

function explainStranger(extension: string | undefined): string {
  return extension === undefined
    ? 'no content is read from here; put it in articles/, events/ or actors/, or take it out of content/'
    : `files here end in ${extension}; rename it or take it out of content/`;
}
