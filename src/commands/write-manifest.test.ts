import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anArchive } from '../exchange/examples.ts';
import { anEvent } from '../model/examples.ts';
import { manifestPath, readCommit, writeManifest } from './write-manifest.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'manifest-'));
});

afterEach(() => rm(folder, { recursive: true }));

const archive = anArchive({ events: [anEvent('vote', { formerly: ['old-vote'] })] });

function git(...gitArguments: readonly string[]): string {
  const as = ['-c', 'user.name=Jane', '-c', 'user.email=jane@example.org'];
  return execFileSync('git', ['-C', folder, ...as, ...gitArguments], { encoding: 'utf8' }).trim();
}

test('the manifest names every file but itself, in the order of their names', async () => {
  for (const path of ['data/timeline.md', 'b.txt', 'events/old-vote/index.html', 'B.txt']) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), 'é\n');
  }
  for (const _ of ['once', 'again']) {
    await writeManifest(archive, folder, { commit: 'c0ffee', modified: true, settings: {} });
  }
  const manifest = JSON.parse(await readFile(join(folder, manifestPath), 'utf8'));
  const sha256 = 'edd3a863872a04239eb29ad4bc12fc892b3d4ae57cc7e786a3697816f8e141c2';
  expect(manifest.builtFrom).toEqual({ commit: 'c0ffee', modified: true, settings: {} });
  expect(manifest.files).toMatchObject([
    { path: 'B.txt', bytes: 3 },
    { path: 'b.txt', bytes: 3 },
    { path: 'data/timeline.md', bytes: 3, mediaType: expect.stringMatching(/^text\/markdown/) },
    { path: 'events/old-vote/index.html', leadsTo: 'events/vote/' },
  ]);
  expect(new Set(manifest.files.map((file: { sha256: string }) => file.sha256))).toEqual(
    new Set([sha256]),
  );
});

test('the commit is told, and whether the files differ from it', async () => {
  git('init', '--quiet');
  expect(await readCommit(folder)).toEqual({});
  git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
  const commit = git('rev-parse', 'HEAD');
  expect(await readCommit(folder)).toEqual({ commit, modified: false });
  await writeFile(join(folder, 'new.md'), '');
  expect(await readCommit(folder)).toEqual({ commit, modified: true });
});

test('a folder within the repository of something else is at no commit', async () => {
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
  await mkdir(join(folder, 'copy'));
  expect(await readCommit(join(folder, 'copy'))).toEqual({});
});
