import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import type { z } from 'astro/zod';
import { parseBody, parseCitedLine, type BodyKind } from '../markdown/parse-body.ts';
import { actorFields, placeFields, sideFields } from '../model/actor.ts';
import type { ActorRecord, Content } from '../model/archive.ts';
import { articleFields, type ArticleRecord } from '../model/article.ts';
import type { Block } from '../model/citation.ts';
import { findFaults, namesIn, type KnownNames } from '../model/connections.ts';
import type { Fault } from '../model/content-error.ts';
import { eventFields, type EventRecord } from '../model/event.ts';
import { slugGrammar } from '../model/fields.ts';
import { measureFields } from '../model/figure.ts';
import { parseYaml, type YamlReading } from './parse-yaml.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { compareLocated, locateFault, type LocatedFault, type SourceFile } from './located-fault.ts';

/** What stands in the content folder, and everything that is wrong with it. */
export interface ContentReading {
  /** Whole only where there are no faults: a file with faults of its own is left out. */
  readonly content: Content;
  /** In order of file, line and column. */
  readonly faults: readonly LocatedFault[];
}

/**
 * Reads and checks all content once: every file by itself, then all connections between them.
 *
 * @param folder The content folder. Faults name its files as `content/…`, wherever it lies.
 */
export async function readContent(folder: string): Promise<ContentReading> {
  const { files, strangers } = sortFiles(await readFiles(folder));
  const sources = new Map(files.map((file) => [file.file, file]));
  const faults: Fault[] = [...strangers, ...findBadNames(files), ...findMissingFiles(files)];
  const add = (fault: Fault) => faults.push(fault);

  const articles = read(files, 'articles', (file) => readArticle(file, add));
  const events = read(files, 'events', (file) => readEvent(file, add));
  const actors = read(files, 'actors', (file) => readActor(file, add));
  const sides = read(files, 'sides', (file) => readList(file, sideFields, add)).flat();
  const places = read(files, 'places', (file) => readList(file, placeFields, add)).flat();
  const measures = read(files, 'measures', (file) => readList(file, measureFields, add)).flat();
  const story = read(files, 'story', (file) => readBlocks(file, file.text, 'account', add)).flat();
  const content: Content = { articles, events, actors, sides, places, measures, story };

  faults.push(...findFaults(content, withNamesOfFiles(namesIn(content), files)));
  return { content, faults: faults.map((fault) => locateFault(fault, sources)).sort(compareLocated) };
}

type Section = 'articles' | 'events' | 'actors' | 'sides' | 'places' | 'measures' | 'story';

interface ContentFile extends SourceFile {
  readonly section: Section;
  readonly slug: string;
}

const folders: Readonly<Record<string, { readonly section: Section; readonly extension: string }>> = {
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

async function readFiles(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !isNotContent(path))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({ file: `content/${path}`, text: await readFile(join(folder, path), 'utf8') })),
  );
}

/** The author's guide, what commands wrote, and what editors and systems leave behind. */
function isNotContent(path: string): boolean {
  return path === 'README.md' || path.startsWith('ledger/') || path.split('/').some((step) => step.startsWith('.'));
}

/** Finds what each file is by where it lies; a file that is nothing is a fault, so that none is lost. */
function sortFiles(sources: readonly SourceFile[]): { files: ContentFile[]; strangers: Fault[] } {
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

function* findBadNames(files: readonly ContentFile[]): Generator<Fault> {
  const firstOf = new Map<string, string>();
  for (const { file, section, slug } of files) {
    if (!(section in folders)) continue;
    if (!slugGrammar.test(slug)) {
      yield {
        place: { file },
        message: `the file’s name is its slug, and “${slug}” is none: use small letters a–z, digits and single hyphens`,
      };
    }
    const name = `${section}/${slug}`;
    const first = firstOf.get(name);
    if (first !== undefined) {
      yield { place: { file }, message: `${first} has the same name, so the same slug; rename one of them` };
    }
    firstOf.set(name, first ?? file);
  }
}

function* findMissingFiles(files: readonly ContentFile[]): Generator<Fault> {
  for (const name of Object.keys(singleFiles)) {
    if (files.some(({ file }) => file === `content/${name}`)) continue;
    yield { place: { file: `content/${name}` }, message: 'is missing; the site cannot be built without it' };
  }
}

function read<T>(files: readonly ContentFile[], section: Section, reader: (file: ContentFile) => T | undefined): T[] {
  return files.filter((file) => file.section === section).flatMap((file) => reader(file) ?? []) as T[];
}

type Add = (fault: Fault) => void;

function readArticle(source: ContentFile, add: Add): ArticleRecord | undefined {
  const parts = readMarkdown(source, 'summary', articleFields, add);
  if (parts === undefined) return undefined;
  const { slug, file } = source;
  return { ...parts.fields, slug, file, summary: parts.blocks };
}

function readEvent(source: ContentFile, add: Add): EventRecord | undefined {
  const parts = readMarkdown(source, 'account', eventFields, add);
  if (parts === undefined) return undefined;
  const { slug, file } = source;
  const { whenBasis, ...fields } = parts.fields;
  if (whenBasis === undefined) return { ...fields, slug, file, account: parts.blocks };
  const { passage, problems } = parseCitedLine(whenBasis);
  for (const { message } of problems) add({ place: { file, field: ['whenBasis'] }, message });
  const offset = parts.yaml.locate(['whenBasis']);
  return { ...fields, slug, file, account: parts.blocks, whenBasis: passage && { ...passage, offset } };
}

function readActor({ file, slug, text }: ContentFile, add: Add): ActorRecord | undefined {
  const fields = readFields(parseYaml(text), actorFields, file, add);
  return fields && { ...fields, slug, file };
}

function readList<Schema extends z.ZodType<{ slug: string }>>(
  { file, text }: ContentFile,
  schema: Schema,
  add: Add,
): z.output<Schema>[] {
  const yaml = parseYaml(text);
  if (!reportYaml(yaml, file, add)) return [];
  if (!Array.isArray(yaml.value)) {
    add({ place: { file }, message: 'must be a list, one “- slug: …” for each' });
    return [];
  }
  const seen = new Set<string>();
  return yaml.value.flatMap((item, index) => {
    const fields = validate(item, schema, file, [index], add);
    if (fields === undefined) return [];
    if (seen.has(fields.slug)) {
      add({ place: { file, field: [index, 'slug'] }, message: `“${fields.slug}” stands in this list twice` });
    }
    seen.add(fields.slug);
    return [fields];
  });
}

function readMarkdown<Schema extends z.ZodType>(
  { file, text }: ContentFile,
  kind: BodyKind,
  schema: Schema,
  add: Add,
): { fields: z.output<Schema>; blocks: readonly Block[]; yaml: YamlReading } | undefined {
  const parts = splitFrontMatter(text);
  if (parts === undefined) {
    add({ place: { file }, message: 'has no front matter; begin with a line ---, then the fields, then a line ---' });
    return undefined;
  }
  const yaml = parseYaml(parts.yaml, parts.yamlStart);
  const fields = readFields(yaml, schema, file, add);
  const blocks = readBlocks({ file }, parts.body, kind, add);
  return fields === undefined ? undefined : { fields, blocks, yaml };
}

function readBlocks({ file }: { file: string }, body: string, kind: BodyKind, add: Add): readonly Block[] {
  const { blocks, problems } = parseBody(body, kind);
  for (const { offset, message } of problems) add({ place: { file, offset }, message });
  return blocks;
}

function readFields<Schema extends z.ZodType>(
  yaml: YamlReading,
  schema: Schema,
  file: string,
  add: Add,
): z.output<Schema> | undefined {
  return reportYaml(yaml, file, add) ? validate(yaml.value ?? {}, schema, file, [], add) : undefined;
}

/** Is the YAML itself in order? */
function reportYaml({ problems }: YamlReading, file: string, add: Add): boolean {
  for (const { offset, message } of problems) add({ place: { file, offset }, message });
  return problems.length === 0;
}

function validate<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
  file: string,
  at: readonly (string | number)[],
  add: Add,
): z.output<Schema> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = [...at, ...(issue.path as (string | number)[])];
    if (issue.code === 'unrecognized_keys') {
      add({ place: { file, field: [...path, issue.keys[0]!] }, message: issue.message });
    } else {
      add({ place: { file, field: path }, message: [nameField(path), issue.message].filter(Boolean).join(' ') });
    }
  }
  return undefined;
}

/** A field as an author would say it: `positions 2, actor`. */
function nameField(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === 'number' ? ` ${step + 1}` : `, ${step}`)).join('').replace(/^,? /, '');
}

/** Names of files count as known even where the file could not be read. */
function withNamesOfFiles(names: KnownNames, files: readonly ContentFile[]): KnownNames {
  const slugsIn = (section: Section) => files.filter((file) => file.section === section).map(({ slug }) => slug);
  return {
    ...names,
    article: new Set([...names.article, ...slugsIn('articles')]),
    event: new Set([...names.event, ...slugsIn('events')]),
    actor: new Set([...names.actor, ...slugsIn('actors')]),
  };
}

