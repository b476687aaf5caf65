import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../reading/read-content.ts';
import { projectFolder } from './command.ts';
import { listFiles } from './list-files.ts';
import { eventSlug, writePlausibleContent } from './plausible-content.ts';

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'plausible-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const write = (count: number, folder: string) =>
  writePlausibleContent(count, join(projectFolder, 'content'), folder);

test.each([1, 60])('%d invented events are content without a fault', async (count) => {
  await inFolder(async (folder) => {
    await write(count, folder);
    const { content, faults } = await readContent(folder, {});
    expect(faults).toEqual([]);
    expect(content.events.map(({ slug }) => slug)).toContain(eventSlug(count - 1));
    expect(content.articles).toHaveLength(count);
  });
});

test('the same number of events is always told in the same words', async () => {
  const tell = () =>
    inFolder(async (folder) => {
      await write(20, folder);
      return Promise.all(
        listFiles(folder).map(async (file) => [file, await readFile(join(folder, file), 'utf8')]),
      );
    });
  expect(await tell()).toEqual(await tell());
});
