import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SOURCE_BREACHES } from './broken-promises.ts';
import { copyProject } from './copy-project.ts';

let project = '';

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'breaches-'));
  await copyProject(project);
});

afterAll(() => rm(project, { recursive: true }));

// A breach whose place is gone would only be missed when all breaches are tried, which takes long.
test.each(SOURCE_BREACHES)('$what finds what it is to break in the source', async (breach) => {
  await expect(breach.damage(project)).resolves.toBeUndefined();
  await breach.mend(project);
});
