import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatGoal,
  formatTable,
  judgeBesideBare,
  judgeBesideScript,
  median,
  ratioOf,
  sumBlocking,
  worstShift,
  type Contestant,
  type Visit,
} from './reading-figures.ts';

function aVisit(parts: Partial<Visit> = {}): Visit {
  return {
    bytes: 10_240,
    requests: 1,
    firstPaint: 400,
    largestPaint: 500,
    shift: 0,
    blocking: 0,
    ...parts,
  };
}

function aContestant(name: string, ...visits: readonly Partial<Visit>[]): Contestant {
  return { name, visits: visits.map(aVisit) };
}

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[10, 9, 100], 10],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('as many values are below the median as above it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      const below = values.filter((value) => value < middle).length;
      const above = values.filter((value) => value > middle).length;
      expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});

test.each([
  ['nothing ran long', [], 0],
  ['a task of 50 ms blocks nothing', [{ startTime: 200, duration: 50 }], 0],
  ['of a longer one, what is beyond', [{ startTime: 200, duration: 120 }], 70],
  [
    'of two, both',
    [
      { startTime: 200, duration: 60 },
      { startTime: 500, duration: 80 },
    ],
    40,
  ],
  ['before the first paint nobody could touch anything', [{ startTime: 0, duration: 90 }], 0],
  ['of one during the first paint, what follows it', [{ startTime: 40, duration: 100 }], 40],
])('blocking time: %s', (_, tasks, expected) => {
  expect(sumBlocking(tasks, 100)).toBe(expected);
});

test.each([
  ['nothing moved', [], 0],
  [
    'moves in one second count together',
    [
      [0, 0.1],
      [900, 0.2],
    ],
    0.3,
  ],
  [
    'after a second of rest a new burst begins',
    [
      [0, 0.1],
      [1000, 0.2],
    ],
    0.2,
  ],
  [
    'the worst burst counts, not the last',
    [
      [0, 0.4],
      [2000, 0.2],
    ],
    0.4,
  ],
  [
    'no burst is longer than five seconds',
    [0, 900, 1800, 2700, 3600, 4500, 5400].map((at) => [at, 0.1]),
    0.6,
  ],
])('layout shift: %s', (_, moves, expected) => {
  const shifts = moves.map(([startTime = 0, value = 0]) => ({ startTime, value }));
  expect(worstShift(shifts)).toBeCloseTo(expected);
});

test('a ratio is one of medians, and there is none to nothing', () => {
  const page = aContestant('page', { bytes: 300 }, { bytes: 100 }, { bytes: 200 });
  const other = aContestant('other', { bytes: 100 });
  expect(ratioOf([page, other], 'bytes')).toBe(2);
  expect(ratioOf([page, other], 'shift')).toBeUndefined();
});

test('the table tells medians, the least and the most, and ratios', () => {
  const page = aContestant(
    '`/`',
    { largestPaint: 500 },
    { largestPaint: 590 },
    { largestPaint: 560 },
  );
  const bare = aContestant('bare', { bytes: 5120, largestPaint: 500 });
  expect(formatTable([page, bare], [[page, bare]]).split('\n')).toEqual([
    '|            |   KB | requests | first paint, ms | largest paint, ms | layout shift | blocked, ms |',
    '| ---------- | ---: | -------: | --------------: | ----------------: | -----------: | ----------: |',
    '| `/`        | 10.0 |        1 |             400 |     560 (500–590) |        0.000 |           0 |',
    '| bare       |  5.0 |        1 |             400 |               500 |        0.000 |           0 |',
    '| `/` ÷ bare | 2.00 |     1.00 |            1.00 |              1.12 |            – |           – |',
  ]);
});

test.each([
  [575, true],
  [576, false],
])('painted after %d ms where bare text takes 500, the goal is met: %s', (largestPaint, isMet) => {
  const goal = judgeBesideBare(aContestant('page', { largestPaint }), aContestant('bare', {}));
  expect(goal.isMet).toBe(isMet);
});

test.each([
  [1000, 51_200, [true, true]],
  [999, 51_200, [false, true]],
  [1000, 51_199, [true, false]],
])(
  'beside a script that paints after %d ms and weighs %d bytes: %j',
  (largestPaint, bytes, met) => {
    const goals = judgeBesideScript(
      aContestant('page', {}),
      aContestant('script', { largestPaint, bytes }),
    );
    expect(goals.map(({ isMet }) => isMet)).toEqual(met);
  },
);

test('a goal says what was reached, and loudly where that is too little', () => {
  expect(formatGoal({ words: 'as fast as text', reached: 1.021, isMet: true })).toBe(
    'met     as fast as text: 1.02',
  );
  expect(formatGoal({ words: 'as fast as text', reached: 1.2, isMet: false })).toBe(
    'MISSED  as fast as text: 1.20',
  );
});
