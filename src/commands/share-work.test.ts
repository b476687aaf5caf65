import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareWork } from './share-work.ts';

let folder = '';
const files = Array.from({ length: 10 }, (_, index) => `${index}.txt`);
const work = (name: string) => ({ module: join(folder, 'work.mjs'), name, folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'share-work-'));
  writeFileSync(
    join(folder, 'work.mjs'),
    `import { threadId } from 'node:worker_threads';
// As a module does that shares its own work.
import ${JSON.stringify(join(import.meta.dirname, 'share-work.ts'))};
export const name = (folder, file) => folder + '/' + file;
export const thread = () => threadId;
export const leave = () => process.exit(0);
export function fail(_, file) {
  if (file === '7.txt') throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
}
`,
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.each([1, 2, 3])('in %d threads', (threads) => {
  test('every file is worked on once, and the results are in the order of the files', async () => {
    expect(await shareWork(work('name'), files, threads)).toEqual(
      files.map((file) => `${folder}/${file}`),
    );
  });

  test('the work is shared by so many', async () => {
    expect(new Set(await shareWork(work('thread'), files, threads)).size).toBe(threads);
  });

  test('what goes wrong with one file is heard, with the code that the system gave it', async () => {
    await expect(shareWork(work('fail'), files, threads)).rejects.toMatchObject({
      message: 'the disk is full',
      code: 'ENOSPC',
    });
  });
});

test('a thread that ends without an answer is heard of', async () => {
  await expect(shareWork(work('leave'), files, 2)).rejects.toThrow('ended early');
});
