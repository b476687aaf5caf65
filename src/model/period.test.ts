import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { anEvent, someContent } from './examples.ts';
import { buildPeriods, type Period } from './period.ts';

describe('an event is found', () => {
  test.each([
    ['2020', ['2020']],
    ['2020-01', ['2020', '2020-01']],
    ['2020-01-05', ['2020', '2020-01', '2020-01-05']],
    ['2020-01-05~', ['2020', '2020-01', '2020-01-05']],
    ['2020-01-05/2020-03-02', ['2020', '2020-01', '2020-02', '2020-03', '2020-01-05']],
    ['2019-12-30/2020-01-02', ['2019', '2020', '2019-12', '2020-01', '2019-12-30']],
    ['2019-11/2020-01-02', ['2019', '2020', '2019-11', '2019-12', '2020-01']],
    ['2014/2016', ['2014', '2015', '2016']],
  ])('of %s under %j', (when, periods) => {
    const found = periodsOf({ first: { when } });
    expect(found.map(({ iso }) => iso)).toEqual(periods);
    expect(found.every(({ events }) => events.length === 1)).toBe(true);
  });

  test('under the day, month and year it was elsewhere too, once each', () => {
    const found = periodsOf({
      strike: { when: '2020-01-01', elsewhere: [{ place: 'washington', when: '2019-12-31' }] },
      raid: { when: '2020-01-05', elsewhere: [{ place: 'washington', when: '2020-01-04' }] },
    });
    expect(found.map(({ iso, events }) => [iso, events.map(({ slug }) => slug)])).toEqual([
      ['2019', ['strike']],
      ['2020', ['strike', 'raid']],
      ['2019-12', ['strike']],
      ['2020-01', ['strike', 'raid']],
      ['2019-12-31', ['strike']],
      ['2020-01-01', ['strike']],
      ['2020-01-04', ['raid']],
      ['2020-01-05', ['raid']],
    ]);
  });
});

describe('a period', () => {
  const periods = periodsOf({
    later: { when: '2020-03-02' },
    earlier: { when: '2016-05' },
    first: { when: '2020-01-05' },
    same: { when: '2020-01-05', order: '1' },
    vague: { when: '2018' },
  });
  const period = (iso: string) => periods.find((other) => other.iso === iso);

  test('tells its events oldest first', () => {
    const slugsOf = (iso: string) => period(iso)?.events.map(({ slug }) => slug);
    expect(slugsOf('2020')).toEqual(['first', 'same', 'later']);
    expect(slugsOf('2020-01-05')).toEqual(['first', 'same']);
  });

  test.each([
    ['2016', undefined, '2018'],
    ['2018', '2016', '2020'],
    ['2020', '2018', undefined],
    ['2016-05', undefined, '2020-01'],
    ['2020-01', '2016-05', '2020-03'],
    ['2020-01-05', undefined, '2020-03-02'],
    ['2020-03-02', '2020-01-05', undefined],
  ])('%s has for neighbours of its kind %s and %s', (iso, earlier, later) => {
    expect(period(iso)).toMatchObject({ earlier, later });
  });

  test.each([
    ['2020', [], ['2020-01', '2020-03']],
    ['2018', [], []],
    ['2020-01', ['2020'], []],
    ['2020-01-05', ['2020', '2020-01'], []],
  ])('%s lies within %j and has the months %j', (iso, enclosing, months) => {
    expect(period(iso)).toMatchObject({ enclosing, months });
  });

  test('exists for everything that another leads to', () => {
    const led = periods.flatMap(({ earlier, later, enclosing, months }) => [
      earlier ?? [],
      later ?? [],
      enclosing,
      months,
    ]);
    expect(led.flat().filter((iso) => period(iso) === undefined)).toEqual([]);
  });
});

test('without events there are no periods', () => {
  expect(periodsOf({})).toEqual([]);
});

function periodsOf(events: Readonly<Record<string, Parameters<typeof anEvent>[1]>>): Period[] {
  const records = Object.entries(events).map(([slug, written]) => anEvent(slug, written));
  return buildPeriods(buildArchive(someContent({ events: records })));
}
