import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'astro/zod';
import type { ListedFile } from '../exchange/manifest.ts';
import { Letter, runCommand } from './command.ts';
import { listFiles } from './list-files.ts';
import { manifestPath, measure } from './write-manifest.ts';

const USAGE = `Usage: npm run verify -- URL|FOLDER [--against FOLDER]

  npm run verify -- https://example.org/history/
  npm run verify -- dist
  npm run verify -- https://example.org/ --against dist     by the manifest of a build of your own`;

/** How many files are asked for at a time: a server should not notice. */
const AT_ONCE = 6;

/** How long a server may take over one file, in milliseconds. */
const PATIENCE = 30_000;

/** A page that no site has. */
const MISSING = '_verify/there-is-no-such-page/';

/** Files that some hosts read and do not hand out. */
const FOR_HOSTS = ['_headers', '_redirects'];

/** A copy of the site, on a server or in a folder. */
interface Copy {
  /** The content of a file, or what is wrong with it, in words; undefined where that is in order. */
  readonly read: (file: ListedFile) => Promise<Uint8Array | string | undefined>;
  /** What is there; undefined where nobody can tell. */
  readonly list: () => readonly string[] | undefined;
}

/** A manifest as it is read: what was published may be from another version, or not ours. */
const manifestSchema = z.object({
  version: z.literal(1),
  builtFrom: z.object({ commit: z.string().optional(), modified: z.boolean().optional() }),
  files: z
    .array(
      z.object({
        path: z.string().refine((path) => path.split('/').every(isPlainName)),
        bytes: z.number(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        leadsTo: z.string().exactOptional(),
      }),
    )
    .min(1),
});

type Manifest = z.infer<typeof manifestSchema>;

/**
 * Compares a copy of the site, on a server or in a folder, with a manifest: every file is fetched, and
 * each fault reported on a line.
 *
 * @param place An address that begins with http:// or https://, or a folder.
 * @param against The folder of the build whose manifest counts; the copy’s own when absent.
 * @returns how many faults were reported
 * @throws Letter when there is no copy or no manifest
 */
export async function verifyCopy(
  place: string,
  { against, report }: { readonly against?: string | undefined; report: (line: string) => void },
): Promise<number> {
  const copy = /^https?:\/\//.test(place) ? copyOnServer(place) : copyInFolder(place);
  const manifest = await readManifest(
    against === undefined ? copy : copyInFolder(against),
    against ?? place,
  );
  const faults = [
    ...(await findWrong(copy, manifest.files)),
    ...findForeign(copy, manifest.files),
  ].sort();
  for (const fault of faults) report(fault);
  if (faults.length === 0) report(`${manifest.files.length} files are as they were built.`);
  else report(`\nNot as they were built: ${faults.length}, of ${manifest.files.length} files.`);
  report(tellSource(manifest));
  return faults.length;
}

async function readManifest(copy: Copy, place: string): Promise<Manifest> {
  const content = await copy.read({ path: manifestPath, bytes: 0, sha256: '' });
  if (!(content instanceof Uint8Array)) {
    throw new Letter(
      `There is no ${manifestPath} in ${place} (${content}). Name the folder of a build, or the ` +
        `address of its front page.\n\n${USAGE}`,
    );
  }
  try {
    return manifestSchema.parse(JSON.parse(new TextDecoder().decode(content)));
  } catch {
    throw new Letter(
      `The ${manifestPath} in ${place} is not one of ours that this version can read.`,
    );
  }
}

/** Fetches and compares everything that is listed, a few files at a time. */
async function findWrong(copy: Copy, files: readonly ListedFile[]): Promise<string[]> {
  const faults: string[] = [];
  const waiting = files.values();
  const work = async (): Promise<void> => {
    for (const file of waiting) {
      const fault = await findFault(copy, file);
      if (fault !== undefined) faults.push(`${file.path}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults;
}

async function findFault(copy: Copy, file: ListedFile): Promise<string | undefined> {
  const content = await copy.read(file);
  if (content === undefined || typeof content === 'string') return content;
  const { bytes, sha256 } = measure(file.path, content);
  if (bytes !== file.bytes) return `${bytes} bytes instead of ${file.bytes}`;
  return sha256 === file.sha256 ? undefined : 'other content of the same length';
}

/** What lies in the copy and was not built. */
function findForeign(copy: Copy, files: readonly ListedFile[]): string[] {
  const listed = new Set([manifestPath, ...files.map(({ path }) => path)]);
  const foreign = copy.list()?.filter((path) => !listed.has(path)) ?? [];
  return foreign.map((path) => `${path}: not in the manifest`);
}

function tellSource({ builtFrom: { commit, modified } }: Manifest): string {
  if (commit === undefined) return 'The manifest names no commit.';
  const state = modified === true ? ', with changes that were not committed' : '';
  return `Built from commit ${commit}${state}.`;
}

function copyInFolder(name: string): Copy {
  const folder = resolve(name);
  if (!existsSync(folder)) throw new Letter(`There is no folder ${folder}.\n\n${USAGE}`);
  return {
    read: async ({ path }) => {
      const entry = await stat(join(folder, path)).catch(() => undefined);
      return entry?.isFile() ? readFile(join(folder, path)) : 'missing';
    },
    list: () => listFiles(folder),
  };
}

function copyOnServer(place: string): Copy {
  const root = URL.parse(place.replace(/[?#].*$/s, '').replace(/\/?$/, '/'));
  if (root === null) throw new Letter(`“${place}” is not an address.\n\n${USAGE}`);
  return { read: (file) => fetchFile(root, file), list: () => undefined };
}

/** Asks for a file as a reader would: for a page by its folder, for the page of missing ones by missing. */
async function fetchFile(
  root: URL,
  { path, leadsTo }: ListedFile,
): Promise<Uint8Array | string | undefined> {
  const isForMissing = path === '404.html';
  const asked = isForMissing ? MISSING : path.replace(/(?<=^|\/)index\.html$/, '');
  const address = new URL(asked.split('/').map(encodeURIComponent).join('/'), root);
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(address, { redirect: 'manual', signal });
    const content = new Uint8Array(await answer.arrayBuffer());
    if (answer.status === (isForMissing ? 404 : 200)) return content;
    if (answer.status === 404 && FOR_HOSTS.includes(path)) return undefined;
    const location = answer.headers.get('location');
    const led = location === null ? null : URL.parse(location, address);
    if (led !== null && leadsTo !== undefined && led.href === new URL(leadsTo, root).href) {
      return undefined;
    }
    return `status ${answer.status}${led === null ? '' : `, leading to ${led.href}`}`;
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
}

function isPlainName(name: string): boolean {
  return !['', '.', '..'].includes(name) && !/[\\\0]/.test(name);
}

/**
 * What the command was asked to verify.
 *
 * @throws Letter when that is not one place
 */
export function readArguments(args: readonly string[]): {
  readonly place: string;
  readonly against: string | undefined;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { against: { type: 'string' } },
      allowPositionals: true,
    });
    const [place, ...others] = positionals;
    if (place === undefined) throw new Error('Say what to verify: an address or a folder.');
    if (others.length > 0) throw new Error(`One at a time: “${place}” or “${others[0]}”.`);
    return { place, against: values.against };
  } catch (error) {
    throw new Letter(`${(error as Error).message}\n\n${USAGE}`);
  }
}

if (import.meta.main) {
  await runCommand(async () => {
    const { place, against } = readArguments(process.argv.slice(2));
    return (await verifyCopy(place, { against, report: console.log })) === 0 ? 0 : 1;
  });
}
