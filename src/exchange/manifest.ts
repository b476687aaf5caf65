import type { Archive } from '../model/archive.ts';
import type { Destination } from '../model/permalink.ts';
import { addressOf } from '../model/addresses.ts';
import { buildTables } from './csv-tables.ts';
import type { Publication } from './publication.ts';
import { formatTimelineJson } from './timeline-json.ts';
import { formatTimelineMarkdown } from './timeline-markdown.ts';
import { formatTimelineSchema } from './timeline-schema.ts';
import { formatTimelineJs } from './timelinejs.ts';

/** What a format is, and what it is for. */
interface Format {
  readonly name: string;
  /** What it is for, in one line. */
  readonly purpose: string;
  readonly mediaType: string;
}

/** A file of the whole timeline in some format. */
export interface ExchangeFile extends Format {
  readonly to: Destination;
  readonly write: (
    archive: Archive,
    publication: Publication,
  ) => Bytes | string | Promise<Bytes | string>;
}

/** Files of one format, one for each thing of a kind. */
export interface ExchangeSeries extends Format {
  readonly about: 'event' | 'article';
  /** Where the file about a thing is found. */
  readonly to: (slug: string) => Destination;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Every file in which the timeline goes elsewhere. One entry here puts a format on `/data/` and in the manifest. */
export const exchangeFiles: readonly ExchangeFile[] = [
  {
    to: { data: 'timeline.json' },
    name: 'JSON',
    purpose: 'everything that the pages show, for programs; the exact and complete form',
    mediaType: 'application/json',
    write: formatTimelineJson,
  },
  {
    to: { data: 'timeline.schema.json' },
    name: 'JSON Schema',
    purpose: 'what every field of the JSON means, and a check of it (draft 2020-12)',
    mediaType: 'application/schema+json',
    write: (_, publication) => formatTimelineSchema(publication),
  },
  table('events.csv', 'the events as a table, for spreadsheets and notebooks'),
  table('articles.csv', 'the source articles as a table'),
  table('figures.csv', 'every reported number, with its hedge and its article'),
  table('positions.csv', 'who wanted what, when, as which article reports'),
  {
    to: { data: 'timeline.md' },
    name: 'Markdown',
    purpose: 'the whole timeline as one text to read, search or hand on (CommonMark)',
    mediaType: 'text/markdown; charset=utf-8; variant=CommonMark',
    write: formatTimelineMarkdown,
  },
  {
    to: { data: 'timelinejs.json' },
    name: 'TimelineJS',
    purpose: 'the timeline as slides, for the newsroom tool TimelineJS',
    mediaType: 'application/json',
    write: formatTimelineJs,
  },
];

/** Every format of which each thing has a file of its own. */
export const exchangeSeries: readonly ExchangeSeries[] = [
  {
    to: (slug) => ({ eventData: slug }),
    about: 'event',
    name: 'One event as JSON',
    purpose: 'an event with its articles, actors and places, in the words of the same schema',
    mediaType: 'application/json',
  },
];

/**
 * The list of all exchange files as JSON, one line each: where it is, what it is, how many bytes it
 * has and their SHA-256, by which one sees whether it changed. Paths are from the site’s root.
 */
export async function formatManifest(archive: Archive, publication: Publication): Promise<string> {
  const files = await listFiles(archive, publication);
  const series = exchangeSeries.map(({ to, about, mediaType, purpose }) => ({
    path: pathOf(to('{slug}')),
    mediaType,
    files: about === 'event' ? archive.events.length : archive.articles.length,
    purpose,
  }));
  const lines = (list: readonly object[]) =>
    list.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  return `{
  "version": 1,
  "files": [
${lines(files)}
  ],
  "series": [
${lines(series)}
  ]
}
`;
}

/** A line of the manifest. */
export interface ListedFile {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly purpose: string;
}

/** Every exchange file with its size, in the order in which readers are told of them. */
export function listFiles(archive: Archive, publication: Publication): Promise<ListedFile[]> {
  return Promise.all(
    exchangeFiles.map(async ({ to, mediaType, purpose, write }) => {
      const written = await write(archive, publication);
      const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written;
      const sha256 = await digestOf(bytes);
      return { path: pathOf(to), mediaType, bytes: bytes.length, sha256, purpose };
    }),
  );
}

/** Where a file lies in the built site. */
export function pathOf(to: Destination): string {
  return addressOf(to).slice(1);
}

function table(file: string, purpose: string): ExchangeFile {
  return {
    to: { data: file },
    name: 'CSV',
    purpose,
    mediaType: 'text/csv; charset=utf-8; header=present',
    write: (archive, publication) =>
      buildTables(archive, publication)
        .find((candidate) => candidate.file === file)!
        .format(),
  };
}

/** The SHA-256 of some bytes in hexadecimal digits (FIPS 180-4). */
async function digestOf(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
