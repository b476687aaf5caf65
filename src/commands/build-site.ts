import { cp, mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { INTERRUPTIONS, Letter, projectFolder } from './command.ts';
import { nameWork, sweepWork } from './work-in-progress.ts';

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
