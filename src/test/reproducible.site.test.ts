import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from './built-site.ts';
import { runBuild } from './run-build.ts';

/** Far west and far east of Greenwich, and machines that write from right to left with other digits. */
const MACHINES = [
  { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'America/Los_Angeles', LANG: 'ar_IQ.UTF-8', LC_ALL: 'ar_IQ.UTF-8' },
  { TZ: 'Asia/Baghdad', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'Pacific/Kiritimati', LANG: 'ar_IQ.UTF-8', LC_ALL: 'ar_IQ.UTF-8' },
] as const;

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reproducible-'));
});

afterAll(() => rm(folder, { recursive: true }));

test('machines in four time zones and two languages build the same bytes', async () => {
  const [first, ...others] = MACHINES;
  const expected = await hashesOfBuild(first);
  expect(expected.length).toBeGreaterThan(1);
  // One at a time: another test may be building too, and a build fills a core.
  for (const machine of others) {
    expect(await hashesOfBuild(machine), `${machine.TZ}, ${machine.LANG}`).toEqual(expected);
  }
});

/** Each file with its SHA-256. */
async function hashesOfBuild(machine: (typeof MACHINES)[number]): Promise<string[]> {
  const out = join(folder, machine.TZ.replace('/', '-'));
  const { status, output } = await runBuild(out, machine);
  expect(status, output).toBe(0);
  return listFiles(out).map((file) => {
    const hash = createHash('sha256').update(readFileSync(join(out, file)));
    return `${file} ${hash.digest('hex')}`;
  });
}
