import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleApart } from './settle-apart.ts';

describe('settleApart', () => {
  test.each([
    ['what lies far apart stays', [10, 40], [10, 40]],
    ['two at one place move apart, each by half', [20, 20], [15, 25]],
    ['what is pushed pushes on', [20, 20, 22], [32 / 3, 62 / 3, 92 / 3]],
    ['nothing leaves the line', [0, 1], [0, 10]],
  ])('%s', (_, places, settled) => {
    const wanted = places.map((at) => ({ at, weight: 1 }));
    const found = settleApart(wanted, 10, [0, 100]);
    for (const [index, at] of found.entries()) expect(at).toBeCloseTo(settled[index]!);
  });

  test('what weighs more moves less', () => {
    const [heavy, light] = settleApart(
      [
        { at: 50, weight: 9 },
        { at: 50, weight: 1 },
      ],
      10,
      [0, 100],
    );
    expect([heavy, light]).toEqual([49, 59]);
  });

  test('whatever is wanted, all stand on the line, in order, and apart where there is room', () => {
    const wanted = fc.array(
      fc.record({ at: fc.integer({ max: 100, min: 0 }), weight: fc.nat(9) }),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(wanted, (all) => {
        const things = all.map(({ at, weight }) => ({ at, weight: weight + 1 }));
        const settled = settleApart(things, 4, [0, 100]).sort((a, b) => a - b);
        const apart = Math.min(4, 100 / Math.max(things.length - 1, 1));
        for (const [index, at] of settled.entries()) {
          expect(at).toBeGreaterThanOrEqual(-1e-6);
          expect(at).toBeLessThanOrEqual(100 + 1e-6);
          if (index > 0) expect(at - settled[index - 1]!).toBeGreaterThanOrEqual(apart - 1e-6);
        }
      }),
    );
  });
});
