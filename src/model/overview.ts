import type { Archive, Event } from './archive.ts';
import { groupByPeriod } from './group-by-period.ts';
import { onceFor } from './once-for.ts';
import { monthsOf } from './partial-date.ts';
import { mostTold } from './parts.ts';
import { buildPeriods } from './period.ts';
import type { Destination } from './permalink.ts';
import type { Timeline, TimelineSection } from './timeline.ts';

/*
 * A front page that tells every event in full is the best one for a year of a debate, and unreadable for
 * ten years of a war. Above some number of events it becomes an overview: the picture, an index of
 * months, and the latest events in full. The pages of months and days then tell all others.
 */

/** The most events that an overview tells in full: the latest. */
export const mostLatestEvents = 100;

/** The most key events of a month that an overview names. */
const mostKeyEvents = 3;

/** Whether there are so many events that the front page is an overview of them. */
export function needsOverview({ events }: { readonly events: readonly unknown[] }): boolean {
  return events.length > mostTold;
}

/** The key events, as far as they are few enough to be a choice: none where they are more than that. */
export function keyEventsOf(events: readonly Event[]): Event[] {
  const keyEvents = events.filter(({ key }) => key);
  return keyEvents.length > mostChosen ? [] : keyEvents;
}

/** The most key events that are listed as the ones to read. */
const mostChosen = 30;

/** The events that a frame shows of a timeline that needs an overview: the latest, oldest first. */
export function latestEvents(events: readonly Event[]): Event[] {
  return events.slice(-mostLatestEvents);
}

/** A month in the index, or a year for events of which no month is known. */
export interface IndexedPeriod {
  /** `2020-01` or `2020` */
  readonly period: string;
  readonly count: number;
  /** Some of its key events, the earliest. */
  readonly keyEvents: readonly Event[];
}

/** Every month in which something began, oldest first. */
export function indexPeriods(events: readonly Event[]): IndexedPeriod[] {
  return [...groupByPeriod(events, ({ when }) => when)].map(([period, ofPeriod]) => ({
    period,
    count: ofPeriod.length,
    keyEvents: ofPeriod.filter(({ key }) => key).slice(0, mostKeyEvents),
  }));
}

/**
 * The end of a timeline: as many of its last sections as have, together, no more than
 * {@link mostLatestEvents}; of a last section with more, the last of them.
 */
export function latestSections({ sections }: Pick<Timeline, 'sections'>): TimelineSection[] {
  const latest: TimelineSection[] = [];
  let room = mostLatestEvents;
  for (const section of sections.toReversed()) {
    if (section.entries.length > room) {
      if (latest.length > 0) break;
      const entries = section.entries.slice(-room);
      latest.unshift({ ...section, gap: undefined, spine: entries[0]!.spine, entries });
      break;
    }
    latest.unshift(section);
    room -= section.entries.length;
  }
  return latest;
}

/**
 * Where an event stands among its neighbours: on the front page, or, where that is an overview, on the
 * page of its month. What is known of the year alone has no better place than its own page.
 */
export function placeAmongOthers(event: Event, archive: Pick<Archive, 'events'>): Destination {
  if (!needsOverview(archive)) return { onTimeline: event.slug };
  const [period] = monthsOf(event.when);
  if (period === undefined) return { event: event.slug };
  const place = eventsByPeriod(archive).get(period)!.indexOf(event);
  const part = 1 + Math.floor(place / mostTold);
  return { part, of: { period }, at: event.slug };
}

/** The events of each period that has a page. */
const eventsByPeriod = onceFor(
  (archive: Pick<Archive, 'events'>) =>
    new Map(buildPeriods(archive).map(({ iso, events }) => [iso, events])),
);
