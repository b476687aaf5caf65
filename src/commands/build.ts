import { cp, mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildArchive, type Archive, type Content } from '../model/archive.ts';
import { checkContent } from './check.ts';
import { INTERRUPTIONS, Letter, projectFolder, runCommand, runPackage } from './command.ts';
import { finishPages } from './finish-pages.ts';
import { writeHostHeaders } from './host-headers.ts';
import { parseBase, parseCards, parseContact, parseSite } from './settings.ts';
import { nameWork, sweepWork } from './work-in-progress.ts';
import { paintCards, writeCards } from './write-cards.ts';
import { writeExchange } from './write-exchange.ts';
import { readSource, writeManifest } from './write-manifest.ts';
import { writeSearchIndex } from './write-search-index.ts';

const NO_SITE = `
NOTE: SITE is not set, so this build does not know its public address. It has no canonical links,
no absolute addresses in feeds, sitemap and cards, offers no code to embed it, and should not be
published. To publish, name the origin, and the path below it if there is one:

  SITE=https://example.org BASE=/history/ npm run build
`;

/** What a build needs from outside. */
export interface BuildOptions<Checked> {
  /** The folder to fill, replaced as a whole. */
  readonly out: string;
  /** Reads the content; prints its faults and returns undefined where there are any. */
  readonly check: () => Promise<Checked | undefined>;
  /** Writes the site into one folder, keeping its cache in another, and returns an exit status. */
  readonly render: (checked: Checked, folder: string, cache: string) => Promise<number>;
}

/**
 * Builds the site into a temporary folder and moves it to `out` on success. After a failure, or an
 * interruption at any moment, there is nothing at `out`: a site appears there and goes from there
 * under one change of name.
 *
 * @returns 0 on success, 1 where the content has faults or the rendering fails; the report is printed
 * @throws Letter when `out` holds something that no build has written, when the disk is full or cannot
 *   be written, and when the build is interrupted
 */
export async function buildSite<Checked>({
  out,
  check,
  render,
}: BuildOptions<Checked>): Promise<number> {
  await refuseForeign(out);
  // In the project's folder, whatever `out` is, so that half-built code finds its packages.
  const workshop = join(projectFolder, nameWork());
  const site = join(workshop, 'site');
  let clearing: Promise<void> | undefined;
  try {
    await sweep([projectFolder, dirname(out)]);
    await setAside(out);
    // A large site takes half a minute to go. Its failure is heard of where it is waited for.
    clearing = clear(besides(out));
    clearing.catch(() => undefined);
    return await unlessInterrupted(async (signal) => {
      const checked = await check();
      signal.throwIfAborted();
      if (checked === undefined) return 1;
      await mkdir(site, { recursive: true });
      const status = await render(checked, site, join(workshop, 'cache'));
      await clearing;
      signal.throwIfAborted();
      if (status === 0) await move(site, out, signal);
      else await refuseFullDisk(site);
      return status === 0 ? 0 : 1;
    });
  } catch (error) {
    throw explainDisk(error) ?? error;
  } finally {
    await clearing?.catch(() => undefined);
    for (const folder of [workshop, besides(out)]) await clear(folder);
  }
}

/** Does work until it is done or a signal asks us to end; then it may no longer publish anything. */
async function unlessInterrupted<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const interruption = new Promise<never>((_, reject) =>
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason as Letter)),
  );
  const interrupt = (name: NodeJS.Signals): void =>
    stop.abort(new Letter(`Interrupted (${name}): nothing was built.`));
  for (const name of INTERRUPTIONS) process.on(name, interrupt);
  // npm gives signals to a shell, which dies of them and passes nothing on.
  const watch = setInterval(() => {
    if (isUnderNpm && process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500);
  const working = work(stop.signal).catch(async (error: unknown) => {
    // What ends us may have ended a program of ours first; then it is no failure of the work.
    await wait(100);
    stop.signal.throwIfAborted();
    throw error;
  });
  try {
    return await Promise.race([working, interruption]);
  } finally {
    for (const name of INTERRUPTIONS) process.off(name, interrupt);
    clearInterval(watch);
    // Whoever writes is given a moment to stop, so that nothing is written to what is cleared away.
    await Promise.race([working.catch(() => undefined), wait(1_000)]);
  }
}

const parent = process.ppid;
const isUnderNpm = process.env['npm_lifecycle_event'] !== undefined;

/** Removes what builds have left that were killed. */
async function sweep(folders: readonly string[]): Promise<void> {
  let count = 0;
  for (const folder of new Set(folders)) count += await sweepWork(folder);
  if (count > 0) console.log('Cleared away what an interrupted build had left');
}

/** Keeps `--out ~` from emptying someone's home. */
async function refuseForeign(out: string): Promise<void> {
  const names = await listFolder(out);
  if (names.length === 0 || names.includes('index.html')) return;
  throw new Letter(
    `${out} holds files but no index.html, so it is not an earlier build, and a build replaces the whole folder. ` +
      'Empty it yourself, or name another folder with --out.',
  );
}

/** The names in a folder; none where there is no such folder. */
async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') throw new Letter(`${folder} is a file. Name a folder with --out.`);
    throw error;
  }
}

/** A hidden folder beside `out`, on its disk: what is half there is never called `out`. */
function besides(out: string): string {
  return join(dirname(out), nameWork(basename(out)));
}

/** Takes a folder away whole before its files go, so that one half removed does not look like a site. */
async function setAside(out: string): Promise<void> {
  try {
    await rename(out, besides(out));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Renames a folder; where the two places are on different disks, copies it first. */
async function move(from: string, to: string, signal: AbortSignal): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await cp(from, besides(to), { recursive: true });
    signal.throwIfAborted();
    await rename(besides(to), to);
  }
}

/** Removes what we made. A program that was interrupted may still write there for a moment. */
async function clear(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** A fault of the disk as a letter, found among the causes of an error; undefined for any other. */
function explainDisk(error: unknown): Letter | undefined {
  if (!(error instanceof Error) || error instanceof Letter) return undefined;
  const explanation = diskFaults[codeOf(error) ?? ''];
  if (explanation === undefined) return explainDisk(error.cause);
  return new Letter(`Nothing was built: ${explanation} (${error.message})`);
}

const diskFaults: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room and build again.',
  EDQUOT: 'your share of the disk is full. Make room and build again.',
  EROFS: 'the disk cannot be written. Name another folder with --out.',
  EACCES: 'a folder may not be written. Change its owner, or name another with --out.',
  EPERM: 'a folder may not be written. Change its owner, or name another with --out.',
  EBUSY: 'a folder is in use or a disk of its own. Name a folder within it with --out.',
};

/** Says in a line what other programs hide among many, or do not know: that there was no room to write. */
async function refuseFullDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const megabytes = Math.floor((bavail * bsize) / 1e6);
  if (megabytes >= ROOM_IN_MEGABYTES) return;
  throw new Letter(
    `Nothing was built: the disk is full, with ${megabytes} MB free in ${folder}. Make room and build again.`,
  );
}

/** Less is no room for the larger of the parts that a site is made from. */
const ROOM_IN_MEGABYTES = 10;

/**
 * Writes the site with Astro, and what Astro does not write. With `--force`: Astro's cache does not notice
 * when code that the content passes through has changed.
 *
 * @param finish What is to be done with all files before they are listed.
 * @returns an exit status
 */
export async function renderSite(
  content: Content,
  folder: string,
  cache: string,
  finish?: () => Promise<void>,
): Promise<number> {
  // What was checked is what is built; reading ten thousand files twice would take ten seconds more.
  const checked = join(cache, 'checked-content.json');
  await mkdir(cache, { recursive: true });
  await writeFile(checked, JSON.stringify(content));

  say('Connecting the content');
  const archive = buildArchive(content);
  say('Rendering the pages');
  // Astro fills one core with the pages; what is no page is made beside it.
  const stop = new AbortController();
  const rest = writeRest(archive, folder, stop.signal);
  // A failure is heard of where the rest is waited for, which is later.
  rest.catch(() => undefined);
  const status = await runPackage('astro', ['build', '--force', '--outDir', folder], {
    env: { BUILD_CACHE: cache, CHECKED_CONTENT: checked, ASTRO_TELEMETRY_DISABLED: '1' },
    hasChannel: true,
  });
  if (status !== 0) {
    stop.abort();
    return status;
  }
  say('Making the pages small and their policies strict');
  await finishPages(folder);
  say('Writing data, search index and cards');
  await rest;
  await writeHostHeaders(folder, parseBase(process.env['BASE']));
  await finish?.();
  say('Listing all files');
  await writeManifest(archive, folder, await readSource(projectFolder));
  return 0;
}

/** Writes what the site has besides pages. */
async function writeRest(archive: Archive, folder: string, signal: AbortSignal): Promise<void> {
  const cards = parseCards(process.env['CARDS']) ? paintCards(archive, { signal }) : [];
  const others = [writeExchange(archive, folder, signal), writeSearchIndex(archive, folder)];
  await Promise.all([...others, writeCards(await cards, folder)]);
}

/** Tells whoever waits what the build does next, on one line. */
function say(stage: string): void {
  console.log(`${stage} …`);
}

/** The settings are parsed before Astro starts, so that a wrong one is answered with a letter alone. */
export async function checkEverything(): Promise<Content | undefined> {
  parseBase(process.env['BASE']);
  parseCards(process.env['CARDS']);
  parseContact(process.env['CONTACT']);
  parseSite(process.env['SITE']);
  say('Reading the content');
  return checkContent(join(projectFolder, 'content'));
}

function readOut(): string {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });
    return resolve(projectFolder, values.out);
  } catch (error) {
    throw new Letter(`${(error as Error).message}\nUsage: npm run build -- [--out FOLDER]`);
  }
}

if (import.meta.main) {
  await runCommand(async () => {
    const out = readOut();
    const status = await buildSite({ out, check: checkEverything, render: renderSite });
    // Last, where it is seen.
    if (status === 0 && parseSite(process.env['SITE']) === undefined) console.error(NO_SITE);
    return status;
  });
  // What an interrupted build still has in hand ends with it.
  process.exit();
}
