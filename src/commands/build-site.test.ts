import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildSite } from './build-site.ts';

let folder = '';
let out = '';
let workshop = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-'));
  out = join(folder, 'dist');
  workshop = '';
});

afterEach(() => rm(folder, { recursive: true }));

async function faultless(): Promise<string> {
  return 'content';
}

async function renderOnePage(_content: string, site: string): Promise<number> {
  workshop = dirname(site);
  await writeFile(join(site, 'index.html'), 'new');
  return 0;
}

async function renderHalf(content: string, site: string): Promise<number> {
  await renderOnePage(content, site);
  return 1;
}

async function writeEarlierBuild(): Promise<void> {
  await mkdir(out);
  await writeFile(join(out, 'index.html'), 'old');
  await writeFile(join(out, 'former.html'), 'old');
}

test('a build replaces the whole of the one before', async () => {
  await writeEarlierBuild();
  expect(await buildSite({ out, check: faultless, render: renderOnePage })).toBe(0);
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('new');
  expect(existsSync(join(out, 'former.html'))).toBe(false);
  expect(existsSync(workshop)).toBe(false);
});

test('after faults in the content there is no dist, and rendering never starts', async () => {
  await writeEarlierBuild();
  expect(await buildSite({ out, check: async () => undefined, render: renderOnePage })).toBe(1);
  expect(existsSync(out)).toBe(false);
  expect(workshop).toBe('');
});

test('after a failed rendering there is neither a dist nor a temporary folder', async () => {
  await writeEarlierBuild();
  expect(await buildSite({ out, check: faultless, render: renderHalf })).toBe(1);
  expect(existsSync(out)).toBe(false);
  expect(workshop).not.toBe('');
  expect(existsSync(workshop)).toBe(false);
});

test('a folder that no build has written is left alone', async () => {
  await mkdir(out);
  await writeFile(join(out, 'letters.txt'), 'mine');
  await expect(buildSite({ out, check: faultless, render: renderOnePage })).rejects.toThrow(
    'not an earlier build',
  );
  expect(await readFile(join(out, 'letters.txt'), 'utf8')).toBe('mine');
});

test('a file is not taken for a folder', async () => {
  await writeFile(out, 'mine');
  await expect(buildSite({ out, check: faultless, render: renderOnePage })).rejects.toThrow(
    'is a file',
  );
  expect(await readFile(out, 'utf8')).toBe('mine');
});
