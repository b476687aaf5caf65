import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Archive } from '../model/archive.ts';
import { permalink } from '../model/permalink.ts';
import { buildSearchRecords, type SearchRecord } from '../model/search-records.ts';
import { site } from '../site.ts';
import { projectFolder } from './command.ts';

/** Where the engine and its index lie in the built site. */
export const engineFolder = 'search/pagefind';

/**
 * Writes the index of everything that can be found, and the engine that reads it, into a finished
 * build. The same archive always makes the same bytes.
 *
 * @param folder The folder of the build.
 * @throws Error when the engine refuses a record
 */
export async function writeSearchIndex(archive: Archive, folder: string): Promise<void> {
  try {
    const index = await openIndex();
    // One after the other: the order decides what the engine calls each record.
    for (const record of buildSearchRecords(archive)) await addRecord(index, record);
    const { files, errors } = await index.getFiles();
    refuse(errors);
    for (const { path, content } of files.filter(isNeeded)) await write(folder, path, content);
    await write(folder, 'LICENSE', await readFile(engineLicence));
  } finally {
    await close();
  }
}

const engineLicence = join(projectFolder, 'node_modules/pagefind/LICENSE/LICENSE');

async function openIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex();
  refuse(errors);
  return index!;
}

async function addRecord(index: PagefindIndex, record: SearchRecord): Promise<void> {
  const { errors } = await index.addCustomRecord(toCustomRecord(record));
  refuse(errors);
}

/** What the engine calls metadata it searches too, with weights that the page sets. */
function toCustomRecord(record: SearchRecord): Parameters<PagefindIndex['addCustomRecord']>[0] {
  const { to, kind, title, when, publisher, text, aliases, names, sounds, sides, months, day } =
    record;
  return {
    url: permalink(to),
    language: site.language,
    content: text,
    meta: {
      title,
      ...(when !== undefined && { when }),
      ...(publisher !== undefined && { publisher }),
      ...(aliases.length > 0 && { aliases: aliases.join(', ') }),
      names: names.join(', '),
      sounds: sounds.join(' '),
    },
    filters: { kind: [kind], side: [...sides], month: [...months] },
    sort: { day },
  };
}

/** Our page brings its own form and runs the engine by itself: no ready-made parts, no worker. */
function isNeeded({ path }: { readonly path: string }): boolean {
  return !/^pagefind-(?!entry\.json$)|^wasm\.unknown\./.test(path);
}

async function write(folder: string, path: string, content: Uint8Array): Promise<void> {
  const file = join(folder, engineFolder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search index: ${errors.join('; ')}`);
}
