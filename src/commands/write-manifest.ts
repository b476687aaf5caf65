import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  formatManifest,
  manifestFile,
  pathOf,
  type BuiltFrom,
  type MeasuredFile,
} from '../exchange/manifest.ts';
import type { Archive } from '../model/archive.ts';
import { listFiles } from './list-files.ts';
import { shareWork } from './share-work.ts';

/** Where the manifest lies in the built site. */
export const manifestPath = pathOf(manifestFile.to);

/** Lists every other file of a finished build in its manifest. Must be the last to write into it. */
export async function writeManifest(
  archive: Archive,
  folder: string,
  source: BuiltFrom,
): Promise<void> {
  const paths = listFiles(folder).filter((path) => path !== manifestPath);
  const work = { module: import.meta.url, name: measureFile.name, folder };
  const files = await shareWork<MeasuredFile>(work, paths);
  await writeFile(join(folder, manifestPath), formatManifest(files, archive, source));
}

/** The size and the digest of a file in a folder. */
export function measureFile(folder: string, path: string): MeasuredFile {
  return measure(path, readFileSync(join(folder, path)));
}

/** The size and the digest of a file’s content. */
export function measure(path: string, content: Uint8Array): MeasuredFile {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, bytes: content.length, sha256 };
}

/** The settings that decide what is built. */
const settingNames = ['SITE', 'BASE', 'CONTACT'] as const;

/** What a project in a folder is built from now. */
export async function readSource(project: string): Promise<BuiltFrom> {
  const settings = settingNames.flatMap((name): [string, string][] => {
    const value = (process.env[name] ?? '').trim();
    return value === '' ? [] : [[name, value]];
  });
  return { ...(await readCommit(project)), settings: Object.fromEntries(settings) };
}

/**
 * The commit that a folder is at, and whether its files differ from it; nothing where the folder is
 * not itself a repository: a copy that lies within another one is at no commit of that.
 */
export async function readCommit(project: string): Promise<Pick<BuiltFrom, 'commit' | 'modified'>> {
  const git = async (...gitArguments: readonly string[]): Promise<string> => {
    // Whoever builds need not own the files: the same bytes for every user.
    const options = [
      '--no-optional-locks',
      '-c',
      `safe.directory=${await realpath(project)}`,
      '-C',
      project,
    ];
    const { stdout } = await promisify(execFile)('git', [...options, ...gitArguments]);
    return stdout.trim();
  };
  try {
    if ((await git('rev-parse', '--show-cdup')) !== '') return {};
    const commit = await git('rev-parse', 'HEAD');
    return { commit, modified: (await git('status', '--porcelain')) !== '' };
  } catch {
    // No git, no repository, or no commit yet.
    return {};
  }
}
