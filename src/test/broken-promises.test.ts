import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { SITE_BREACHES, SOURCE_BREACHES } from './broken-promises.ts';
import { copyProject } from './copy-project.ts';

let project = '';

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'breaches-'));
  await copyProject(project);
});

afterAll(() => rm(project, { recursive: true }));

// A breach whose test or place is gone would only be missed when all are tried, which takes long.
test.each([...SITE_BREACHES, ...SOURCE_BREACHES])('$what has its test', async ({ file, title }) => {
  const titles = readTitles(await readFile(join(projectFolder, `src/${file}.test.ts`), 'utf8'));
  const missing = (title?.split(' > ') ?? []).filter(
    (part) => !titles.some((pattern) => pattern.test(part)),
  );
  expect(missing).toEqual([]);
});

test.each(SOURCE_BREACHES)('$what finds what it is to break in the source', async (breach) => {
  await expect(breach.damage(project)).resolves.toBeUndefined();
  await breach.mend(project);
});

/** The words that stand in quotes in a file of tests, with anything where a title takes a value. */
function readTitles(text: string): readonly RegExp[] {
  return [...text.matchAll(/(?<=')[^'\n]*[a-z] [a-z][^'\n]*(?=')/g)].map(([quoted]) => {
    const fixed = quoted.split(/%[sdij]|\$\w+/);
    return new RegExp(`^${fixed.map((part) => RegExp.escape(part)).join('.*')}$`);
  });
}
