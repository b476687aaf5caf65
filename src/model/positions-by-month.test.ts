import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { anActor, anArticle, someContent } from './examples.ts';
import { stances, type Stance } from './position.ts';
import { isHeard, positionsByMonth, type PositionPeriod } from './positions-by-month.ts';
import { courseOfSides, widestCells } from './side-courses.ts';

type Taken = readonly [actor: string, when: string, stance: Stance];

describe('the table of positions', () => {
  test('has every month from the first position to the last, the silent ones too', () => {
    const periods = tableOf(['pompeo', '2019-12-30', 'stay'], ['parliament', '2020-02', 'leave']);
    expect(tell(periods)).toEqual([
      '2019-12: us stay (pompeo); iraq silent',
      '2020-01: us silent; iraq silent',
      '2020-02: us silent; iraq leave (parliament)',
    ]);
  });

  test('counts an actor once for each stance, from leaving to staying', () => {
    const periods = tableOf(
      ['sadr', '2020-01-07', 'leave'],
      ['parliament', '2020-01-05', 'stay'],
      ['parliament', '2020-01-06', 'leave'],
      ['parliament', '2020-01', 'leave'],
    );
    expect(tell(periods)).toEqual([
      '2020-01: us silent; iraq leave (parliament, sadr), stay (parliament)',
    ]);
  });

  test('has a position that lasts in the month in which it begins', () => {
    const periods = tableOf(['pompeo', '2020-01-31/2020-02-03', 'stay']);
    expect(tell(periods)).toEqual(['2020-01: us stay (pompeo); iraq silent']);
  });

  test('has what is known by the year alone under the year, before its months', () => {
    const periods = tableOf(['pompeo', '2020', 'stay'], ['pompeo', '2020-03', 'reduce']);
    expect(periods.map(({ period }) => period)).toEqual(['2020', '2020-03']);
  });

  test('is empty without positions', () => {
    expect(tableOf()).toEqual([]);
  });

  test('has every position exactly once, under its side and its stance', () => {
    const taken = fc.tuple(
      fc.constantFrom('parliament', 'sadr', 'pompeo'),
      fc.constantFrom('2019-11-30', '2020', '2020-01', '2020-01-05', '2020-01-31/2020-03-01'),
      fc.constantFrom(...stances),
    );
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 12 }), (given) => {
        const told = tableOf(...given).flatMap(({ cells }) =>
          cells.flatMap(({ side, stances }) =>
            stances.flatMap(({ stance, actors, statements }) =>
              statements.flatMap(({ actor, reports }) => {
                expect(actors).toContain(actor);
                expect(actor.side.slug).toBe(side.slug);
                return reports.map(({ when }) => `${actor.slug} ${when.text} ${stance}`);
              }),
            ),
          ),
        );
        expect(told.sort()).toEqual(given.map((each) => each.join(' ')).sort());
      }),
    );
  });
});

describe('the course of a side', () => {
  const courseOf = (...taken: Taken[]) =>
    courseOfSides(tableOf(...taken)).find(({ side }) => side.slug === 'iraq')!;
  const both = (when: string, stance: Stance): Taken[] => [
    ['parliament', when, stance],
    ['sadr', when, stance],
  ];

  test('turns where several actors led with one stance and later with another', () => {
    const course = courseOf(
      ...both('2020-01', 'stay'),
      ['sadr', '2020-02', 'stay'],
      ...both('2020-03', 'reduce'),
      ['sadr', '2020-04', 'reduce'],
    );
    expect(course.turn).toEqual({
      from: { period: '2020-01', stance: 'stay', actors: 2, of: 2 },
      to: { period: '2020-03', stance: 'reduce', actors: 2, of: 2 },
    });
  });

  test('does not turn by one voice', () => {
    const course = courseOf(...both('2020-01', 'stay'), ['sadr', '2020-04', 'reduce']);
    expect(course.turn).toBeUndefined();
  });

  test('has one stance only where no other was ever reported', () => {
    expect(courseOf(['sadr', '2020-01', 'leave'], ['sadr', '2020-03', 'leave'])).toMatchObject({
      heard: 2,
      only: 'leave',
    });
    expect(courseOf(...both('2020-01', 'leave'), ['sadr', '2020-02', 'stay']).only).toBeUndefined();
  });

  test('has a usual stance where one leads in most months in which it is heard', () => {
    const most: Taken[] = [
      ['sadr', '2020-01', 'leave'],
      ['sadr', '2020-02', 'leave'],
      ['sadr', '2020-04', 'stay'],
    ];
    expect(courseOf(...most).usual).toEqual({ stance: 'leave', months: 2 });
    expect(courseOf(...most, ['sadr', '2020-05', 'stay']).usual).toBeUndefined();
  });

  test('has no leading stance in a month in which two are level', () => {
    const level: Taken[] = [
      ['sadr', '2020-01', 'leave'],
      ['parliament', '2020-01', 'stay'],
    ];
    expect(courseOf(...level)).toMatchObject({ heard: 1, usual: undefined, turn: undefined });
  });
});

test('the widest field of the table has the most stances, and at least two', () => {
  const periods = tableOf(
    ['sadr', '2020-01', 'leave'],
    ['sadr', '2020-02', 'leave'],
    ['parliament', '2020-02', 'stay'],
  );
  expect(widestCells(periods).map(({ period, side }) => [period, side.slug])).toEqual([
    ['2020-02', 'iraq'],
  ]);
  expect(widestCells(tableOf(['sadr', '2020-01', 'leave']))).toEqual([]);
});

function tell(periods: readonly PositionPeriod[]): string[] {
  return periods.map(({ period, cells }) => {
    const told = cells.map((cell) => {
      const taken = cell.stances.map(
        ({ stance, actors }) => `${stance} (${actors.map(({ slug }) => slug).join(', ')})`,
      );
      return `${cell.side.slug} ${isHeard(cell) ? taken.join(', ') : 'silent'}`;
    });
    return `${period}: ${told.join('; ')}`;
  });
}

/** The table of what `pompeo` (of `us`), `parliament` and `sadr` (of `iraq`) wanted. */
function tableOf(...taken: Taken[]): PositionPeriod[] {
  const positions = taken.map(([actor, when, stance]) => {
    return { actor, when, stance, gist: 'So it is said.' };
  });
  const { actors } = someContent();
  const content = someContent({
    actors: [...actors, anActor('sadr')],
    articles: [anArticle('voa', { positions })],
  });
  return positionsByMonth(buildArchive(content).sides);
}
