import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { sampleAround } from './judge-content.ts';
import { TimelyJudge } from './judge-in-time.ts';
import { mutate, mutations } from './mutations.ts';

const MINUTE = 60_000;

/** Two events of the real content, each with all that it leads to. */
const samples = ['k1-handover', 'cut-to-2500-reported'].map((event) =>
  sampleAround(event, join(projectFolder, 'content')),
);

const judge = new TimelyJudge();

afterAll(() => judge.close());

test.each(samples)(
  'the files that are to be broken are in order, and told whole',
  async (sample) => {
    expect(await judge.judge(sample)).toEqual({ isAccepted: true, complaints: [] });
  },
);

// `npm run fuzz` goes on from here, for as long as one likes.
test(
  'files broken in any way are told whole, or reported with file and line, and soon',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), mutations, async (sample, changes) => {
        expect((await judge.judge(mutate(sample, changes))).complaints).toEqual([]);
      }),
      { seed: 2020, numRuns: 100 },
    );
  },
  2 * MINUTE,
);
