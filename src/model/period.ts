import { daysOf, type Archive, type Event } from './archive.ts';
import { compareText } from './order.ts';
import { monthsOf, yearsOf } from './partial-date.ts';

/** A year, month or day that has a page. Other periods are named by their `iso`. */
export interface Period {
  /** `2020`, `2020-01` or `2020-01-05`. */
  readonly iso: string;
  /** Oldest first. */
  readonly events: readonly Event[];
  /** The nearest periods of the same precision. */
  readonly earlier: string | undefined;
  readonly later: string | undefined;
  /** The year, and for a day the month, that it lies in: `2020` and `2020-01`. */
  readonly enclosing: readonly string[];
  /** The months of a year; none of anything shorter. */
  readonly months: readonly string[];
}

/** Every year, month and day on which something happened, here or where the calendar differed. */
export function buildPeriods({ events }: Pick<Archive, 'events'>): Period[] {
  const eventsOf = gatherByPeriod(events);
  const known = [...eventsOf.keys()].sort(compareText);
  return [4, 7, 10].flatMap((length) => {
    const alike = known.filter((iso) => iso.length === length);
    return alike.map((iso, index) => ({
      iso,
      events: eventsOf.get(iso)!,
      earlier: alike[index - 1],
      later: alike[index + 1],
      enclosing: [4, 7].filter((outer) => outer < length).map((outer) => iso.slice(0, outer)),
      months:
        length > 4 ? [] : known.filter((other) => other.length === 7 && other.startsWith(iso)),
    }));
  });
}

function gatherByPeriod(events: readonly Event[]): Map<string, Event[]> {
  const eventsOf = new Map<string, Event[]>();
  for (const event of events) {
    for (const iso of periodsOf(event)) {
      const ofPeriod = eventsOf.get(iso) ?? [];
      ofPeriod.push(event);
      eventsOf.set(iso, ofPeriod);
    }
  }
  return eventsOf;
}

function periodsOf(event: Event): Set<string> {
  const dates = [event.when, ...event.elsewhere.map(({ when }) => when)];
  return new Set([...dates.flatMap(yearsOf), ...dates.flatMap(monthsOf), ...daysOf(event)]);
}
