import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nameWork, sweepWork } from './work-in-progress.ts';

const HOUR = 3_600_000;

let folder = '';
const started: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'work-'));
});

afterEach(async () => {
  vi.useRealTimers();
  for (const child of started.splice(0)) child.kill();
  await rm(folder, { recursive: true });
});

test('what a process has left that is gone is removed, with all that is in it', async () => {
  const pid = await startProcess();
  await leave(nameWorkOf(pid), `${nameWorkOf(pid)}.dist`);
  await endProcesses();
  expect(await sweepWork(folder)).toBe(2);
  expect(readdirSync(folder)).toEqual([]);
});

test('what a process works in that is running stays', async () => {
  const work = nameWorkOf(await startProcess());
  await leave(work, `${work}.dist`);
  expect(await sweepWork(folder)).toBe(0);
  expect(readdirSync(folder)).toEqual([work, `${work}.dist`]);
});

test('what was left before another process was given the same number is removed', async () => {
  await leave(nameWorkOf(await startProcess()));
  // An hour later, when the process of that number has run for a moment.
  inAWhile(HOUR);
  expect(await sweepWork(folder)).toBe(1);
});

test('what was left by one that had our own number is removed, since we have begun nothing', async () => {
  await leave(nameWork(), nameWork('dist'));
  expect(await sweepWork(folder)).toBe(2);
});

test('what another machine works in stays for a day', async () => {
  await leave('.build-elsewhere-1');
  inAWhile(23 * HOUR);
  expect(await sweepWork(folder)).toBe(0);
  inAWhile(25 * HOUR);
  expect(await sweepWork(folder)).toBe(1);
});

test('what no build has named stays, however old it is', async () => {
  const names = ['.build-1', '.build-elsewhere', '.build-notes', 'build-elsewhere-1', 'dist'];
  await leave(...names);
  inAWhile(1_000 * HOUR);
  expect(await sweepWork(folder)).toBe(0);
  expect(readdirSync(folder)).toEqual(names);
});

test('where there is no folder, nothing is to be removed', async () => {
  expect(await sweepWork(join(folder, 'nowhere'))).toBe(0);
});

function nameWorkOf(pid: number): string {
  return nameWork().replace(/\d+$/, String(pid));
}

async function leave(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, name, 'site'), { recursive: true });
    await writeFile(join(folder, name, 'site/index.html'), 'half');
  }
}

/** Starts a process that does nothing until it is ended, and gives its number. */
async function startProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 60_000)']);
  started.push(child);
  await once(child, 'spawn');
  return child.pid!;
}

async function endProcesses(): Promise<void> {
  for (const child of started.splice(0)) {
    child.kill();
    await once(child, 'exit');
  }
}

function inAWhile(milliseconds: number): void {
  vi.useFakeTimers({
    toFake: ['Date'],
    now: performance.timeOrigin + performance.now() + milliseconds,
  });
}
