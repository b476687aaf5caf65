import { addressOf, formerAddresses } from '../model/addresses.ts';
import type { Archive } from '../model/archive.ts';
import type { Destination } from '../model/permalink.ts';
import { exchangeFiles, exchangeSeries } from './exchange-files.ts';
import type { Publication } from './publication.ts';

/** The list of all files of the site, which cannot list itself, since it names their digests. */
export const manifestFile = {
  to: { data: 'manifest.json' },
  name: 'Manifest',
  purpose: 'Every file of this site with its size and SHA-256, and what it was built from',
  mediaType: 'application/json',
} as const;

/** A file of the built site, measured. */
export interface MeasuredFile {
  /** From the site’s root, without a leading slash. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal digits (FIPS 180-4). */
  readonly sha256: string;
}

/** A line of the manifest. */
export interface ListedFile extends MeasuredFile {
  /** Of a page that has moved, the path of the page that it leads to. */
  readonly leadsTo?: string;
}

/** What a site was built from: whoever has the same builds the same bytes. */
export interface BuiltFrom {
  /** The commit of the project; absent where the project’s folder is no repository. */
  readonly commit?: string;
  /** Whether files differed from that commit. */
  readonly modified?: boolean;
  /** The settings that were given, by name. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * The manifest as JSON, one line for each file in the order given. Files for exchange say what they
 * are and what for; those of which each thing has one do so together, as series.
 */
export function formatManifest(
  files: readonly MeasuredFile[],
  archive: Archive,
  { settings, ...source }: BuiltFrom,
): string {
  const about = new Map(
    exchangeFiles.map(({ to, mediaType, purpose }) => [pathOf(to), { mediaType, purpose }]),
  );
  const moved = new Map([...formerAddresses(archive)].map(([from, to]) => [pageAt(from), to]));
  const series = exchangeSeries.map(({ to, mediaType, purpose }) => ({
    path: pathOf(to('{slug}')),
    mediaType,
    purpose,
  }));
  const lines = (list: readonly object[]) =>
    list.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  const listed = files.map((file) => ({
    ...file,
    ...about.get(file.path),
    leadsTo: moved.get(file.path)?.slice(1),
  }));
  return `{
  "version": 1,
  "builtFrom": ${JSON.stringify({ ...source, settings })},
  "files": [
${lines(listed)}
  ],
  "series": [
${lines(series)}
  ]
}
`;
}

/** Every exchange file with its size, in the order in which readers are told of them. */
export function listFiles(
  archive: Archive,
  publication: Publication,
): Pick<MeasuredFile, 'path' | 'bytes'>[] {
  return exchangeFiles.map(({ to, write }) => ({
    path: pathOf(to),
    bytes: new TextEncoder().encode(write(archive, publication)).length,
  }));
}

/** Where a file lies in the built site. */
export function pathOf(to: Destination): string {
  return addressOf(to).slice(1);
}

/** The file of the page at an address, which begins and ends in a slash. */
function pageAt(address: string): string {
  return `${address.slice(1)}index.html`;
}
