import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { aFigure, anArticle, someContent } from './examples.ts';
import { isSameState, spineOn, unreported, type SpineChange, type SpineState } from './spine.ts';

describe('a reported level', () => {
  test('is unknown until the first report', () => {
    const spine = spineFrom(level('2020-01-05', 5200));
    expect(spineOn(spine, '2020-01-04')).toBe(unreported);
    expect(spineOn(spine, '2020-01-05').level).toEqual({ low: 5200, high: 5200 });
    expect(spineOn([], '2020-01-05')).toBe(unreported);
  });

  test('stays in force as long as nothing else is reported', () => {
    const spine = spineFrom(level('2020-01-05', 5200));
    expect(spineOn(spine, '2020-12-31').level).toEqual({ low: 5200, high: 5200 });
  });

  test.each([
    ['2020-01-05', { low: 5000, high: 5200 }],
    ['2020-01-10', { low: 5000, high: 5200 }],
    ['2020-02-04', { low: 5000, high: 5200 }],
    ['2020-02-05', { low: 5000, high: 5000 }],
  ])('of 5 January stands beside one of %s as %j', (day, expected) => {
    const spine = spineFrom(level('2020-01-05', 5200), level(day, 5000));
    expect(spineOn(spine, day).level).toEqual(expected);
  });

  test('goes out of force by the newest report, while others stay', () => {
    const spine = spineFrom(
      level('2020-01-05', 6000),
      level('2020-01-25', 5200),
      level('2020-02-10', 5000),
    );
    expect(spineOn(spine, '2020-01-25').level).toEqual({ low: 5200, high: 6000 });
    expect(spineOn(spine, '2020-02-10').level).toEqual({ low: 5000, high: 5200 });
  });

  test.each([
    ['2020-01-05', '2020-03-01', '2020-01-05'],
    ['2020-01', '2020-03-01', '2020-01-31'],
    ['2020-01', '2020-01-11', '2020-01-11'],
    ['2020-01', '2019-12-30', '2020-01-01'],
  ])('of %s, published on %s, counts from %s', (asOf, published, from) => {
    const spine = spineFrom({ ...level(asOf, 5200), published });
    expect(spine.map((change) => change.from)).toEqual([from]);
  });

  test('is exact only where every report in force is', () => {
    const about = aFigure({ certainty: 'about', asOf: '2020-01-10' });
    const spine = spineFrom(level('2020-01-05', 5200), about, level('2020-03-01', 5200));
    expect(spine.map(({ state }) => state.isExact)).toEqual([true, false, true]);
  });
});

describe('a plan', () => {
  const announced = [level('2020-08-20', 5200), plan('2020-09-09', 3000)];

  test('stands beside the level and does not narrow it', () => {
    const state = spineOn(spineFrom(...announced), '2020-09-09');
    expect(state).toMatchObject({ level: { low: 5200, high: 5200 }, plan: 3000 });
  });

  test.each([
    ['what was planned', 3000, { low: 3000, high: 3000 }],
    ['less than was planned', 2500, { low: 2500, high: 2500 }],
    ['a number near the plan', 3500, { low: 3500, high: 3500 }],
    ['a number just nearer to the plan', 4099, { low: 4099, high: 4099 }],
  ])('is done with, and the old level too, once a report gives %s', (_, value, expected) => {
    const spine = spineFrom(...announced, level('2020-09-15', value));
    expect(spineOn(spine, '2020-09-15')).toMatchObject({ level: expected, plan: undefined });
  });

  test.each([
    ['the old level', 5200, { low: 5200, high: 5200 }],
    ['a number near the old level', 5000, { low: 5000, high: 5200 }],
    ['a number halfway', 4100, { low: 4100, high: 5200 }],
    ['more than there were', 6000, { low: 5200, high: 6000 }],
  ])('stays a plan while a report gives %s', (_, value, expected) => {
    const spine = spineFrom(...announced, level('2020-09-15', value));
    expect(spineOn(spine, '2020-09-15')).toMatchObject({ level: expected, plan: 3000 });
  });

  test('stays a plan while a report is nearer to any level in force', () => {
    const spine = spineFrom(
      level('2020-09-01', 5200),
      level('2020-09-02', 4000),
      plan('2020-09-09', 3000),
      level('2020-09-15', 3600),
    );
    expect(spineOn(spine, '2020-09-15')).toMatchObject({ level: { low: 3600 }, plan: 3000 });
  });

  test('of the number that is already in force is done with by the next report of it', () => {
    const spine = spineFrom(
      level('2020-09-01', 3000),
      plan('2020-09-09', 3000),
      level('2020-09-15', 3000),
    );
    expect(spine.map(({ state }) => state.plan)).toEqual([undefined, 3000, undefined]);
  });

  test('can raise the level as well', () => {
    const spine = spineFrom(
      level('2020-01-01', 5000),
      plan('2020-01-03', 8000),
      level('2020-01-10', 7500),
    );
    expect(spineOn(spine, '2020-01-03')).toMatchObject({ level: { high: 5000 }, plan: 8000 });
    expect(spineOn(spine, '2020-01-10')).toMatchObject({ level: { low: 7500 }, plan: undefined });
  });

  test('gives way to a later plan', () => {
    const spine = spineFrom(
      level('2020-08-20', 5200),
      plan('2020-09-09', 3000),
      plan('2020-08-25', 4000),
      level('2020-09-20', 4500),
      level('2020-10-01', 3000),
    );
    expect(spine.map(({ from, state }) => [from, state.plan])).toEqual([
      ['2020-08-20', undefined],
      ['2020-08-25', 4000],
      ['2020-09-09', 3000],
      ['2020-09-20', 3000],
      ['2020-10-01', undefined],
    ]);
  });

  test.each([
    ['another number', 5200, 3000],
    ['the number planned', 3000, undefined],
  ])('known before any level, meets a first report of %s', (_, value, expected) => {
    const spine = spineFrom(plan('2020-09-09', 3000), level('2020-09-15', value));
    expect(spineOn(spine, '2020-09-09')).toMatchObject({ level: undefined, plan: 3000 });
    expect(spineOn(spine, '2020-09-15')).toMatchObject({
      level: { low: value, high: value },
      plan: expected,
    });
  });

  test('counts from the day it was published, whenever it is to be carried out', () => {
    const spine = spineFrom({ ...plan('2020-09-09', 3000), asOf: '2021-01' });
    expect(spine.map(({ from }) => from)).toEqual(['2020-09-09']);
  });

  test('starts from a level given on the same day', () => {
    const spine = spineFrom(plan('2020-09-09', 3000), level('2020-09-09', 5200));
    expect(spineOn(spine, '2020-09-09')).toMatchObject({ level: { low: 5200 }, plan: 3000 });
  });
});

test.each([
  ['a departure', { kind: 'departure' }],
  ['a count', { kind: 'count' }],
  ['the level of another measure', { measure: 'troops' }],
  ['the plan of another measure', { measure: 'troops', kind: 'plan' }],
])('%s draws nothing', (_, written) => {
  expect(spineFrom(aFigure(written))).toEqual([]);
});

test.each<[what: string, a: Partial<SpineState>, b: Partial<SpineState>, isSame: boolean]>([
  ['nothing and nothing', {}, {}, true],
  ['nothing and a level', {}, { level: { low: 5000, high: 5000 } }, false],
  ['a level and a band', { level: { low: 1, high: 1 } }, { level: { low: 1, high: 2 } }, false],
  ['with and without a plan', {}, { plan: 3000 }, false],
  ['more and less exact', { isExact: true }, { isExact: false }, true],
])('do states look the same: %s', (_, a, b, isSame) => {
  expect(isSameState({ ...unreported, ...a }, { ...unreported, ...b })).toBe(isSame);
});

describe('whatever is reported,', () => {
  const numbers = fc.integer({ min: 2, max: 70 }).map((hundreds) => hundreds * 100);
  const days = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => ['2020', ...parts.map((part) => String(part).padStart(2, '0'))].join('-'));
  const statements = fc.array(
    fc
      .tuple(fc.constantFrom(level, level, plan), days, numbers)
      .map(([said, day, value]) => said(day, value)),
    { maxLength: 12 },
  );

  test('the band runs from one reported level to another, no lower one', () => {
    fc.assert(
      fc.property(statements, (said) => {
        for (const { from, state } of spineFrom(...said)) {
          const until = said.filter(({ published }) => published <= from);
          const valuesOf = (wanted: string) =>
            until.filter(({ kind }) => kind === wanted).map(({ value }) => Number(value));
          if (state.level !== undefined) {
            expect(state.level.low).toBeLessThanOrEqual(state.level.high);
            expect(valuesOf('level')).toContain(state.level.low);
            expect(valuesOf('level')).toContain(state.level.high);
          }
          if (state.plan !== undefined) expect(valuesOf('plan')).toContain(state.plan);
        }
      }),
    );
  });

  test('the spine is the same in whatever order it is read', () => {
    fc.assert(
      fc.property(statements, (said) => {
        expect(spineFrom(...[...said].reverse())).toEqual(spineFrom(...said));
      }),
    );
  });
});

/** A figure of an article of its own, published on a day. */
type Said = ReturnType<typeof aFigure> & { readonly published?: string };

function level(asOf: string, value: number) {
  return said('level', asOf, value);
}

function plan(published: string, value: number) {
  return said('plan', published, value);
}

function said(kind: 'level' | 'plan', day: string, value: number) {
  return { ...aFigure({ asOf: day }), kind, value: String(value), published: day };
}

function spineFrom(...statements: readonly Said[]): readonly SpineChange[] {
  const articles = statements.map(({ published = '2020-01-05', ...figure }, index) =>
    anArticle(`a${index}`, { published, figures: [figure] }),
  );
  return buildArchive(someContent({ articles })).spine;
}
