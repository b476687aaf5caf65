import type { Archive, Event } from './archive.ts';
import { daysOf } from './archive.ts';
import { monthsOf, yearsOf } from './partial-date.ts';

/** A year, month or day that has a page, with its events, oldest first. */
export interface Period {
  /** `2020`, `2020-01` or `2020-01-05`. */
  readonly iso: string;
  readonly events: readonly Event[];
}

/** Every year, month and day on which something happened, here or where the calendar differed. */
export function buildPeriods({ events }: Archive): Period[] {
  const periods = new Map<string, Event[]>();
  for (const event of events) {
    for (const iso of periodsOf(event)) {
      const ofPeriod = periods.get(iso) ?? [];
      ofPeriod.push(event);
      periods.set(iso, ofPeriod);
    }
  }
  return [...periods]
    .map(([iso, ofPeriod]) => ({ iso, events: ofPeriod }))
    .sort((a, b) => (a.iso < b.iso ? -1 : 1));
}

/** The period before and the period after, among those of the same precision. */
export function neighboursOf(
  period: Period,
  periods: readonly Period[],
): { readonly earlier: Period | undefined; readonly later: Period | undefined } {
  const alike = periods.filter(({ iso }) => iso.length === period.iso.length);
  const index = alike.findIndex(({ iso }) => iso === period.iso);
  return { earlier: alike[index - 1], later: alike[index + 1] };
}

/** The year and month that a period lies in: `2020-01-05` gives `2020` and `2020-01`. */
export function enclosingOf(iso: string): string[] {
  return [4, 7].filter((length) => length < iso.length).map((length) => iso.slice(0, length));
}

function periodsOf(event: Event): Set<string> {
  const dates = [event.when, ...event.elsewhere.map(({ when }) => when)];
  return new Set([...dates.flatMap(yearsOf), ...dates.flatMap(monthsOf), ...daysOf(event)]);
}
