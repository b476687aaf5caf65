import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { listFiles } from '../commands/list-files.ts';
import { copyProject } from './copy-project.ts';
import { runBuild } from './run-build.ts';

/** Where the project lies, what a machine believes about time and language, and whose it is. */
interface Machine {
  readonly project: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** A disk whose folders list what is in them the other way round. */
const REVERSED = {
  NODE_OPTIONS: `--import ${pathToFileURL(join(projectFolder, 'src/test/reverse-folders.ts')).href}`,
};

/** Somebody else, with nothing at home. */
const JANE = { USER: 'jane', LOGNAME: 'jane', HOME: '/nowhere', XDG_CACHE_HOME: '/nowhere/cache' };

/**
 * They differ in all of it at once, and as far as can be, so that whatever a build depends on shows:
 * one is far west of Greenwich, the other so far east that it has mostly the next date already, and a
 * language that writes from the right, with other digits.
 */
const MACHINES: readonly [Machine, Machine] = [
  { project: 'here', settings: { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' } },
  {
    project: 'in/another/folder',
    settings: {
      TZ: 'Pacific/Kiritimati',
      LANG: 'ar_IQ.UTF-8',
      LC_ALL: 'ar_IQ.UTF-8',
      ...JANE,
      ...REVERSED,
    },
  },
];

const FIVE_MINUTES = 300_000;

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reproducible-'));
  for (const { project } of MACHINES) {
    await mkdir(join(folder, project), { recursive: true });
    await copyProject(join(folder, project));
  }
});

afterAll(() => rm(folder, { recursive: true }));

test(
  'another time zone, language, folder, user and order of files make the same bytes',
  async () => {
    const [first, other] = MACHINES;
    const expected = await hashesOfBuild(first);
    // After it: another test may be building too, and a build fills a core.
    const hashes = await hashesOfBuild(other);
    expect(expected.size).toBeGreaterThan(1);
    const differing = [...new Set([...expected.keys(), ...hashes.keys()])].filter(
      (file) => hashes.get(file) !== expected.get(file),
    );
    expect(differing).toEqual([]);
  },
  FIVE_MINUTES,
);

/** The SHA-256 of each file. */
async function hashesOfBuild({ project, settings }: Machine): Promise<Map<string, string>> {
  const out = join(folder, 'site');
  const { status, output } = await runBuild(out, settings, join(folder, project));
  expect(status, output).toBe(0);
  return new Map(
    listFiles(out).map((file): [string, string] => {
      const hash = createHash('sha256').update(readFileSync(join(out, file)));
      return [file, hash.digest('hex')];
    }),
  );
}
