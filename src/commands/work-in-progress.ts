import { execFile } from 'node:child_process';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * What a folder is called that this process alone works in. It names the machine too: two that share a
 * disk know nothing of each other’s processes.
 *
 * @param purpose Tells the folders of one process apart: `dist`.
 */
export function nameWork(purpose?: string): string {
  return `.build-${machine}-${process.pid}${purpose === undefined ? '' : `.${purpose}`}`;
}

const machine = hostname().replace(/[^A-Za-z0-9]+/g, '-');

/**
 * Removes from a folder what builds have left there that were ended before they could tidy up: whatever
 * `nameWork` names whose process is gone.
 *
 * @returns how many folders it removed
 */
export async function sweepWork(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const abandoned: string[] = [];
  for (const name of names) if (await isAbandoned(folder, name)) abandoned.push(name);
  for (const name of abandoned) {
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
  return abandoned.length;
}

/** Whether the process that a folder was named by will never come back to it. In doubt it may. */
async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const [, owner, number] = /^\.build-([A-Za-z0-9-]*)-(\d+)(?:\..+)?$/.exec(name) ?? [];
  if (owner === undefined) return false;
  const touched = (await stat(join(folder, name)).catch(() => undefined))?.ctimeMs;
  if (touched === undefined) return false;
  // No build takes a day.
  if (owner !== machine) return Date.now() - touched > DAY;
  const pid = Number(number);
  // In containers every build may have the same number; this one has begun nothing yet.
  if (pid === process.pid || !isRunning(pid)) return true;
  // The number may have gone to another. Who began after the last touch is not whose work it was.
  const age = await ageOf(pid);
  return age !== undefined && Date.now() - age > touched + MINUTE;
}

const SECOND = 1_000;
/** Clocks are set now and then. */
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and is not ours.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** For how many milliseconds a process has run, by POSIX’s `ps`; undefined where there is none. */
async function ageOf(pid: number): Promise<number | undefined> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'etime=', '-p', String(pid)]).catch(
    () => ({ stdout: '' }),
  );
  // [[days-]hours:]minutes:seconds
  const parts = /^\s*(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+)\s*$/.exec(stdout);
  if (parts === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * SECOND;
}
