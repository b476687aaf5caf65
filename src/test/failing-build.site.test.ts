import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '../commands/list-files.ts';
import { copyProject } from './copy-project.ts';
import { run, type Outcome } from './run-build.ts';

let project = '';
let places: readonly string[] = [];
let outcome: Outcome;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'failing-'));
  await copyProject(project);
  await mkdir(join(project, 'dist'));
  await writeFile(join(project, 'dist/index.html'), 'an earlier build');
  places = [await spoil('events', 'when', '2020-02-30'), await spoil('articles', 'kind', 'gossip')];
  outcome = await run('npm', ['run', 'build'], { folder: project });
});

afterAll(() => rm(project, { recursive: true }));

test('a build with faults in its content fails', () => {
  expect(outcome.status).toBe(1);
});

test('it names every fault, in every file, with line and column', () => {
  for (const place of places) expect(outcome.output).toContain(place);
});

test('it prints no stack trace', () => {
  expect(outcome.output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
});

test('it leaves no site behind, not even an earlier one', () => {
  expect(existsSync(join(project, 'dist'))).toBe(false);
});

/** Writes a wrong value into the first file of a collection, and says where: `content/…/x.md:3:7`. */
async function spoil(collection: string, field: string, value: string): Promise<string> {
  const [name] = listFiles(join(project, 'content', collection));
  const path = join(project, 'content', collection, name!);
  const lines = (await readFile(path, 'utf8')).split('\n');
  const index = lines.findIndex((line) => line.startsWith(`${field}: `));
  expect(index, `${name} has a line for ${field}`).toBeGreaterThan(0);
  lines[index] = `${field}: ${value}`;
  await writeFile(path, lines.join('\n'));
  return `content/${collection}/${name}:${index + 1}:${field.length + 3}`;
}
