import { firstDay, lastDay, precisionOf, type When } from './partial-date.ts';

/**
 * Things that have a date, under the month in which they begin, in the order given: `2020-01`. What is
 * known by its year alone, or fills the year, stands under the year: `2020`.
 */
export function groupByPeriod<T>(
  things: readonly T[],
  whenOf: (thing: T) => When,
): Map<string, T[]> {
  return Map.groupBy(things, (thing) => periodOf(whenOf(thing)));
}

function periodOf(when: When): string {
  const start = when.kind === 'interval' ? when.start : when;
  const year = start.iso.slice(0, 4);
  const fillsYear = firstDay(when) === `${year}-01-01` && lastDay(when) >= `${year}-12-31`;
  return fillsYear || precisionOf(start) === 'year' ? year : start.iso.slice(0, 7);
}
