import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, sep } from 'node:path';
import { parseXml } from '@rgrove/parse-xml';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import ICAL from 'ical.js';
import { aPublication } from '../exchange/examples.ts';
import { filesToWrite } from '../exchange/exchange-files.ts';
import { pathOf } from '../exchange/manifest.ts';
import { buildArchive, type Archive, type Content } from '../model/archive.ts';
import { passagesOf, passagesOfEvent, type Passage } from '../model/citation.ts';
import { formatList } from '../reading/ledger-files.ts';
import { readUncompared } from '../reading/read-content.ts';
import { recordLedger } from '../reading/record-ledger.ts';
import { reportContent } from '../reading/report-content.ts';
import type { Folder } from './mutations.ts';

/** What became of a content folder. */
export interface Verdict {
  /** Whether it is in order; otherwise there is a report of its faults. */
  readonly isAccepted: boolean;
  /** What is promised and not kept, in words. */
  readonly complaints: readonly string[];
}

/**
 * Real content files that are complete by themselves: one event, everything that it leads to by name,
 * however many steps away, the four lists, and the ledger of just these. The story so far is the first
 * paragraph of the event.
 *
 * @param content The whole content folder.
 */
export function sampleAround(event: string, content: string): Folder {
  const all = readFolder(content);
  const texts = new Map([...all].map(([path, bytes]) => [path, bytes.toString('utf8')]));
  const named = Map.groupBy(
    [...texts.keys()].filter((path) => /^(?:articles|events|actors)\//.test(path)),
    nameOf,
  );
  const reached = new Set<string>();
  const waiting = [...(named.get(event) ?? [])];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const words = texts.get(path)!.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [];
    waiting.push(...words.flatMap((word) => named.get(word) ?? []));
  }
  const [, , body = ''] = texts.get(`events/${event}.md`)!.split(/^---\n/m);
  const sample = new Map<string, Buffer>([
    ...[...all].filter(([path]) => reached.has(path) || /^[a-z]+\.yaml$|^ledger\//.test(path)),
    ['story.md', Buffer.from(`${body.trim().split('\n\n')[0]}\n`)],
  ]);
  return withOwnLedger(sample);
}

/** The slugs of all events in a content folder. */
export function eventsIn(content: string): string[] {
  return [...readFolder(content).keys()]
    .filter((path) => path.startsWith('events/'))
    .map(nameOf)
    .sort();
}

/**
 * Reads a content folder as `npm run check` and the build do, and writes every file in which it goes
 * to others.
 *
 * @returns What is promised and not kept, in words; nothing where either a report names the places of
 *   all faults, or everything in the folder is told.
 * @throws whatever the reader throws, which is a fault too
 */
export async function judgeContent(folder: string): Promise<Verdict> {
  const { content, text } = await reportContent(folder);
  if (content === undefined) return { isAccepted: false, complaints: judgeReport(text, folder) };
  const archive = buildArchive(content);
  const complaints = [
    ...findUntold(archive, folder),
    ...findForeignHtml(content),
    ...findUnreadable(archive),
  ];
  return { isAccepted: true, complaints };
}

/** Writes a folder in memory into a new one on the disk, has it judged, and takes it away. */
export async function judgeFolder(folder: Folder): Promise<Verdict> {
  const place = mkdtempSync(join(tmpdir(), 'judged-'));
  try {
    writeFolder(folder, place);
    return await judgeContent(place);
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** Puts what is in memory on the disk. A path that another stands in the way of is left out. */
export function writeFolder(folder: Folder, place: string): void {
  for (const [path, content] of folder) {
    const file = join(place, path);
    try {
      mkdirSync(dirname(file), { recursive: true });
      if (content === 'folder') mkdirSync(file);
      else if (content === 'broken link') symlinkSync('nowhere', file);
      else writeFileSync(file, content);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(code)) throw error;
    }
  }
}

/** Every line names a file that is or should be there, a line and a column in it, and a fault. */
function judgeReport(report: string, folder: string): string[] {
  const [faults = '', ending = '', ...more] = report.split('\n\n');
  const lines = faults.split('\n');
  const rowsOf = new Map(
    [...readFolder(folder)].map(([file, bytes]) => [
      file,
      bytes.toString('utf8').split('\n').length,
    ]),
  );
  const expected = `${lines.length} fault${lines.length === 1 ? '' : 's'} in the content; nothing was built.`;
  return [
    ...(more.length > 0 || ending !== expected ? [`The report ends: ${ending}`] : []),
    ...lines.flatMap((line) => judgeLine(line, rowsOf)),
  ];
}

function judgeLine(line: string, rowsOf: ReadonlyMap<string, number>): string[] {
  const about = (complaint: string): string[] => [`${complaint}: ${line.slice(0, 400)}`];
  const {
    file = '',
    row = '',
    message,
  } = /^content\/(?<file>.+?):(?<row>\d+):\d+ (?<message>.+)$/.exec(line)?.groups ?? {};
  if (message === undefined) return about('names no place');
  if (/[\0-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/.test(line))
    return about('has control characters');
  if (/\bundefined\b|\[object |\bNaN\b|\bnull\b.*prototype/.test(message))
    return about('makes no sense');
  if (message.length > 1_000) return about(`is ${message.length} characters long`);
  const rows = rowsOf.get(file);
  if (rows === undefined) return [];
  return Number(row) >= 1 && Number(row) <= rows ? [] : about(`is beyond the ${rows} lines`);
}

/** Files that nothing tells of, and words of theirs that are not in what is told. */
function findUntold(archive: Archive, folder: string): string[] {
  const files = [...readFolder(folder)].filter(([path]) => !/(?:^|\/)\./.test(path));
  const kinds = { events: archive.events, articles: archive.articles, actors: archive.actors };
  const told = new Set(
    Object.entries(kinds).flatMap(([kind, things]) => things.map(({ slug }) => `${kind}/${slug}`)),
  );
  return files.flatMap(([path, bytes]) => {
    const [kind = ''] = path.split('/');
    if (!(kind in kinds)) return [];
    if (!told.has(`${kind}/${nameOf(path)}`)) return [`${path} is not told`];
    return kind === 'actors' ? [] : findLostWords(path, bytes.toString('utf8'), archive);
  });
}

function findLostWords(path: string, text: string, archive: Archive): string[] {
  const slug = nameOf(path);
  const blocks = path.startsWith('events/')
    ? archive.events.find((event) => event.slug === slug)!.account
    : archive.articles.find((article) => article.slug === slug)!.summary;
  const told = passagesOf(blocks)
    .map((passage) => passage.text)
    .join(' ');
  const body = text
    .replaceAll('\r\n', '\n')
    .split(/^---[ \t]*\n/m)
    .slice(2)
    .join(' ');
  const words = body
    .replace(/\[@[^\]]*\]/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? [])
    .filter((word) => !told.includes(word))
    .map((word) => `${path} loses “${word}”`);
}

/** In the HTML of a passage there are words, emphasis and links, and nothing else. */
function findForeignHtml({ articles, events, story }: Content): string[] {
  const passages = [
    ...passagesOf(story),
    ...events.flatMap(passagesOfEvent),
    ...articles.flatMap(({ summary }) => passagesOf(summary)),
  ];
  return passages.flatMap(({ html }: Passage) =>
    foreignIn(fromHtml(html, { fragment: true })).map((found) => `${found} in ${html}`),
  );
}

function foreignIn(node: Nodes): string[] {
  if (node.type === 'root') return node.children.flatMap(foreignIn);
  if (node.type === 'text') return [];
  if (node.type !== 'element') return [node.type];
  const { tagName, properties, children } = node;
  const { href, rel, ...others } = properties;
  const isPlain = tagName === 'em' && href === undefined && rel === undefined;
  const isLink = tagName === 'a' && /^(?:https?:\/\/|\/(?!\/))/.test(String(href));
  const isKnown = (isPlain || isLink) && Object.keys(others).length === 0;
  return [...(isKnown ? [] : [`<${tagName}>`]), ...children.flatMap(foreignIn)];
}

/** Files for others that their readers cannot read, or that do not tell each event once. */
function findUnreadable(archive: Archive): string[] {
  const slugs = archive.events.map(({ slug }) => slug);
  return filesToWrite(archive).flatMap(({ to, write }) => {
    const path = pathOf(to);
    const text = write(archive, aPublication);
    try {
      const told = readBack(path, text);
      return told === undefined || told === slugs.length ? [] : [`${path} tells ${told} events`];
    } catch (error) {
      return [`${path} cannot be read: ${(error as Error).message}`];
    }
  });
}

/** Reads a file as others would, and counts the events in those that have each once. */
function readBack(path: string, text: string): number | undefined {
  switch (extname(path)) {
    case '.json': {
      const value = JSON.parse(text) as { events?: unknown[] };
      return path === 'data/timeline.json' ? value.events?.length : undefined;
    }
    case '.xml':
      parseXml(text);
      return undefined;
    case '.csv': {
      const rows = parseCsv(text, { columns: true, bom: true }) as unknown[];
      return path === 'data/events.csv' ? rows.length : undefined;
    }
    case '.ics':
      return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').length;
    default:
      return undefined;
  }
}

/** Each file of a folder, by its path with `/` between the parts. */
function readFolder(folder: string): Map<string, Buffer> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        path
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
        readFileSync(path),
      ]),
  );
}

function withOwnLedger(sample: ReadonlyMap<string, Buffer>): Folder {
  const place = mkdtempSync(join(tmpdir(), 'sample-'));
  try {
    writeFolder(sample, place);
    const { content, ledger } = readUncompared(place);
    const own = recordLedger(content, { ...ledger, addresses: [], tombstones: [] }, {});
    return new Map([
      ...sample,
      ...Object.entries(own).map(([list, records]): [string, Buffer] => [
        `ledger/${list}.json`,
        Buffer.from(formatList(records as unknown[])),
      ]),
    ]);
  } finally {
    rmSync(place, { recursive: true });
  }
}

function nameOf(path: string): string {
  return basename(path, extname(path));
}
