import { expect, test } from 'vitest';
import { groupByPeriod } from './group-by-period.ts';
import { parseWhen, type When } from './partial-date.ts';

test('things stand under the month in which they begin, in their order', () => {
  expect(group('2020-01-05', '2020-01', '2020-01-31/2020-02-02', '2020-02-01')).toEqual([
    ['2020-01', ['2020-01-05', '2020-01', '2020-01-31/2020-02-02']],
    ['2020-02', ['2020-02-01']],
  ]);
});

test('what is known by its year alone, or fills it, stands under the year', () => {
  const dates = ['2020', '2020?', '2020-01-01/2020-12-31', '2020/2021'];
  expect(group(...dates)).toEqual([['2020', dates]]);
});

function group(...dates: string[]) {
  return [...groupByPeriod(dates, toWhen)];
}

function toWhen(text: string): When {
  const when = parseWhen(text);
  if (!when.ok) throw new Error(when.problem);
  return when.value;
}
