import { addressOf } from '../model/addresses.ts';
import type { Archive } from '../model/archive.ts';
import type { Destination } from '../model/permalink.ts';
import { exchangeFiles, exchangeSeries } from './exchange-files.ts';
import type { Publication } from './publication.ts';

/** The list of all exchange files, which is none of them, since it names their digests. */
export const manifestFile = {
  to: { data: 'manifest.json' },
  name: 'Manifest',
  purpose: 'All these files with their sizes and SHA-256, to see which changed',
  mediaType: 'application/json',
  write: formatManifest,
} as const;

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
      const bytes = new TextEncoder().encode(write(archive, publication));
      const sha256 = await digestOf(bytes);
      return { path: pathOf(to), mediaType, bytes: bytes.length, sha256, purpose };
    }),
  );
}

/** Where a file lies in the built site. */
export function pathOf(to: Destination): string {
  return addressOf(to).slice(1);
}

/** The SHA-256 of some bytes in hexadecimal digits (FIPS 180-4). */
async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
