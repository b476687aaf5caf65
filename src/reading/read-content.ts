import type { z } from 'astro/zod';
import { parseBody, parseCitedLine, type BodyKind } from '../markdown/parse-body.ts';
import { actorFields, sideFields } from '../model/actor.ts';
import type { ActorRecord, Content } from '../model/archive.ts';
import { articleFields, type ArticleRecord } from '../model/article.ts';
import { passagesOf, type Block } from '../model/citation.ts';
import { findFaults, namesIn, type KnownNames, type Referrer } from '../model/connections.ts';
import type { Fault } from '../model/content-error.ts';
import { eventFields, type EventRecord } from '../model/event.ts';
import { measureFields } from '../model/figure.ts';
import type { Ledger } from '../model/ledger.ts';
import { placeFields } from '../model/place.ts';
import {
  findBadNames,
  findMissingFiles,
  readContentFiles,
  type ContentFile,
  type Section,
} from './content-files.ts';
import { findHiddenCharacters } from './hidden-characters.ts';
import { compareWithLedger, type PublicationState } from './compare-with-ledger.ts';
import { readLedger } from './ledger-files.ts';
import {
  compareLocated,
  locateWords,
  formatFault,
  locateFault,
  type LocatedFault,
  type SourceFile,
} from './located-fault.ts';
import { parseYaml, type YamlReading } from './parse-yaml.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** What stands in the content folder, and everything that is wrong with it. */
export interface ContentReading {
  /** Whole only where there are no faults: a file with faults in its fields is left out. */
  readonly content: Content;
  readonly ledger: Ledger;
  /** In order of file, line and column. */
  readonly faults: readonly LocatedFault[];
}

/**
 * Reads and checks all content once: every file by itself, then all connections between them, then,
 * where all that is in order, what has been checked and published before.
 *
 * @param folder The content folder. Faults name its files as `content/…`, wherever it lies.
 */
export async function readContent(
  folder: string,
  state: PublicationState = {},
): Promise<ContentReading> {
  const { content, ledger, files, faults } = readUncompared(folder);
  if (faults.length > 0) return { content, ledger, faults: locateFaults(faults, files) };
  const compared = compareWithLedger(content, ledger, state);
  return {
    content: { ...content, quotations: compared.quotations, tombstones: ledger.tombstones },
    ledger,
    faults: locateFaults(compared.faults, files),
  };
}

/** The content and the ledger, each in order by itself where there are no faults. */
export interface UncomparedReading extends WrittenReading {
  readonly ledger: Ledger;
}

/** Reads and checks a content folder and its ledger, and does not yet hold the one against the other. */
export function readUncompared(folder: string): UncomparedReading {
  const written = readWritten(folder);
  const { ledger, files, faults } = readLedger(folder);
  return {
    content: written.content,
    ledger,
    files: [...written.files, ...files],
    faults: [...written.faults, ...faults],
  };
}

/** What authors wrote, without regard to the ledger. */
export interface WrittenReading {
  readonly content: Content;
  readonly files: readonly SourceFile[];
  readonly faults: readonly Fault[];
}

/** Reads and checks what authors wrote in a content folder. */
export function readWritten(folder: string): WrittenReading {
  const { files, strangers } = readContentFiles(folder);
  const notes: Notes = { faults: [], faulty: [], unreadable: new Set() };
  const each = <T>(
    section: Section,
    reader: (file: ContentFile, notes: Notes) => readonly T[],
  ): T[] =>
    files
      .filter((file) => file.section === section && file.problem === undefined)
      .flatMap((file) => reader(file, notes));
  for (const { file, section, problem } of files) {
    if (problem === undefined) continue;
    notes.faults.push({ place: { file }, message: problem });
    notes.unreadable.add(section);
  }

  const content: Content = {
    articles: each('articles', readArticle),
    events: each('events', readEvent),
    actors: each('actors', readActor),
    sides: each('sides', (file) => readList(file, sideFields, notes)),
    places: each('places', (file) => readList(file, placeFields, notes)),
    measures: each('measures', (file) => readList(file, measureFields, notes)),
    story: each('story', (file) => readBlocks(file, file.text, 'account', notes)),
    quotations: [],
    tombstones: [],
  };
  const faults = [
    ...strangers,
    ...findBadNames(files),
    ...findMissingFiles(files),
    ...files.flatMap(findHiddenCharacters),
    ...notes.faults,
    ...findFaults(content, knownNames(content, files, notes), notes.faulty),
  ];
  return { content, files, faults };
}

/** Faults with line and column, in order of file and line. */
export function locateFaults(
  faults: readonly Fault[],
  files: readonly SourceFile[],
): LocatedFault[] {
  const sources = new Map(files.map((file) => [file.file, file]));
  const located = faults.map((fault) => locateFault(fault, sources));
  // Both marks of a quotation in one field, say, are told of in the same words at the same place.
  const told = new Map(located.map((fault) => [formatFault(fault), fault]));
  return [...told.values()].sort(compareLocated);
}

/** What is noticed while files are read. */
interface Notes {
  readonly faults: Fault[];
  /** Files with faults in their fields, whose references can be checked all the same. */
  readonly faulty: Referrer[];
  /** Lists of which not every name is known. */
  readonly unreadable: Set<Section>;
}

function readArticle(source: ContentFile, notes: Notes): ArticleRecord[] {
  const { fields, raw, blocks } = readMarkdown(source, 'summary', articleFields, notes);
  const { slug, file } = source;
  if (fields !== undefined) return [{ ...fields, slug, file, summary: blocks }];
  notes.faulty.push({ kind: 'article', file, fields: raw, passages: passagesOf(blocks) });
  return [];
}

function readEvent(source: ContentFile, notes: Notes): EventRecord[] {
  const { fields, raw, blocks, yaml } = readMarkdown(source, 'account', eventFields, notes);
  const { slug, file } = source;
  if (fields === undefined) {
    notes.faulty.push({ kind: 'event', file, fields: raw, passages: passagesOf(blocks) });
    return [];
  }
  const { whenBasis, ...others } = fields;
  if (whenBasis === undefined) return [{ ...others, slug, file, account: blocks }];
  const place = { file, field: ['whenBasis'] };
  const { passage, problems } = parseCitedLine(whenBasis);
  for (const { message } of problems)
    notes.faults.push({ place, message: `whenBasis: ${message}` });
  const offset = yaml?.locate(['whenBasis']) ?? 0;
  const located = passage && {
    ...passage,
    offset,
    quotations: passage.quotations.map((found) => ({
      ...found,
      offset: locateWords(source.text, found.text, offset) ?? offset,
    })),
  };
  return [{ ...others, slug, file, account: blocks, whenBasis: located }];
}

function readActor({ file, slug, text }: ContentFile, notes: Notes): ActorRecord[] {
  const yaml = parseYaml(text);
  const fields = readFields(yaml, actorFields, file, notes);
  if (fields !== undefined) return [{ ...fields, slug, file }];
  notes.faulty.push({ kind: 'actor', file, fields: yaml.value, passages: [] });
  return [];
}

function readList<Schema extends z.ZodType<{ slug: string }>>(
  { file, text, section }: ContentFile,
  schema: Schema,
  notes: Notes,
): z.output<Schema>[] {
  const yaml = parseYaml(text);
  const isInOrder = reportYaml(yaml, file, notes);
  if (!isInOrder || !Array.isArray(yaml.value)) {
    notes.unreadable.add(section);
    if (isInOrder)
      notes.faults.push({
        place: { file },
        message: 'must be a list; begin each entry with “- slug: …”',
      });
    return [];
  }
  const seen = new Set<string>();
  return yaml.value.flatMap((item, index) => {
    const fields = validate(item, schema, file, [index], notes);
    if (fields === undefined) {
      notes.unreadable.add(section);
      return [];
    }
    if (seen.has(fields.slug)) {
      const message = `“${fields.slug}” stands in this list twice; leave one out`;
      notes.faults.push({ place: { file, field: [index, 'slug'] }, message });
    }
    seen.add(fields.slug);
    return [fields];
  });
}

function readMarkdown<Schema extends z.ZodType>(
  { file, text }: ContentFile,
  kind: BodyKind,
  schema: Schema,
  notes: Notes,
): {
  fields?: z.output<Schema> | undefined;
  raw?: unknown;
  blocks: readonly Block[];
  yaml?: YamlReading;
} {
  const parts = splitFrontMatter(text);
  if (parts === undefined) {
    const message = 'has no front matter; begin with a line ---, then the fields, then a line ---';
    notes.faults.push({ place: { file }, message });
    return { blocks: [] };
  }
  const yaml = parseYaml(parts.yaml, parts.yamlStart);
  const fields = readFields(yaml, schema, file, notes);
  return { fields, raw: yaml.value, blocks: readBlocks({ file }, parts.body, kind, notes), yaml };
}

function readBlocks(
  { file }: { file: string },
  body: string,
  kind: BodyKind,
  notes: Notes,
): readonly Block[] {
  const { blocks, problems } = parseBody(body, kind);
  for (const { offset, message } of problems)
    notes.faults.push({ place: { file, offset }, message });
  return blocks;
}

function readFields<Schema extends z.ZodType>(
  yaml: YamlReading,
  schema: Schema,
  file: string,
  notes: Notes,
): z.output<Schema> | undefined {
  return reportYaml(yaml, file, notes)
    ? validate(yaml.value ?? {}, schema, file, [], notes)
    : undefined;
}

/** Is the YAML itself in order? */
function reportYaml({ problems }: YamlReading, file: string, notes: Notes): boolean {
  for (const { offset, message } of problems)
    notes.faults.push({ place: { file, offset }, message });
  return problems.length === 0;
}

function validate<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
  file: string,
  at: readonly (string | number)[],
  notes: Notes,
): z.output<Schema> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const field = [...at, ...(issue.path as (string | number)[])];
    if (issue.code === 'unrecognized_keys') {
      const messages = issue.message.split('\n');
      for (const [index, key] of issue.keys.entries()) {
        notes.faults.push({
          place: { file, field: [...field, key] },
          message: messages[index] ?? issue.message,
        });
      }
    } else {
      notes.faults.push({ place: { file, field }, message: joinToField(field, issue.message) });
    }
  }
  return undefined;
}

/** A message and the field it is about as one sentence: `kind is missing; …`, `when: 2020 has …`. */
function joinToField(field: readonly (string | number)[], message: string): string {
  if (field.length === 0) return message;
  return nameField(field) + (/^(?:is|has|must) /.test(message) ? ' ' : ': ') + message;
}

/** A field as an author would say it: `positions 2, actor`. */
function nameField(field: readonly (string | number)[]): string {
  const steps = typeof field[0] === 'number' ? ['entry', ...field] : field;
  return steps
    .map((step) => (typeof step === 'number' ? ` ${step + 1}` : `, ${step}`))
    .join('')
    .slice(2);
}

/** Names of files count as known even where the file could not be read. */
function knownNames(
  content: Content,
  files: readonly ContentFile[],
  { unreadable }: Notes,
): KnownNames {
  const { side, place, measure } = namesIn(content);
  const slugsIn = (section: Section) =>
    new Set(files.filter((file) => file.section === section).map(({ slug }) => slug));
  const isWhole = (section: Section) =>
    !unreadable.has(section) && files.some((file) => file.section === section);
  return {
    article: slugsIn('articles'),
    event: slugsIn('events'),
    actor: slugsIn('actors'),
    ...(isWhole('sides') && { side }),
    ...(isWhole('places') && { place }),
    ...(isWhole('measures') && { measure }),
  };
}
