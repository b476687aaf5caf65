import type { Archive, Event } from './archive.ts';
import { groupByPeriod } from './group-by-period.ts';
import {
  dayBefore,
  daysBetween,
  firstDay,
  lastDay,
  precisionOf,
  type When,
} from './partial-date.ts';
import { isSameState, spineOn, unreported, type SpineChange, type SpineState } from './spine.ts';

/** An event in its place on the timeline. */
export interface TimelineEntry {
  readonly event: Event;
  /** Its place among the events of this timeline, from 1. */
  readonly number: number;
  readonly spine: SpineState;
  /** Whether the spine changes here, so that its number is written. */
  readonly isChange: boolean;
}

/** The events that begin in one month, or that stand under a year: no month known, or all of it. */
export interface TimelineSection {
  /** `2020-01`, or `2020` for events of which only the year is known or that fill it. */
  readonly period: string;
  /** Days without a known event before this section, where they are more than 30. */
  readonly gap: number | undefined;
  /** The spine's state as the section is entered. */
  readonly spine: SpineState;
  readonly entries: readonly TimelineEntry[];
}

export interface Timeline {
  /** What began before the period that the timeline tells. */
  readonly before: readonly TimelineEntry[];
  readonly sections: readonly TimelineSection[];
}

/** The id of an entry’s headline, by which a mark elsewhere on the page is named. */
export function headlineId({ number }: Pick<TimelineEntry, 'number'>): string {
  return `_h${number}`;
}

/** The first day of the period that the timeline tells. */
export const beginning = '2019-12-01';

/** The longest stretch without an event, in days, that goes unmarked. */
export const longestSilence = 30;

/** Places all events, oldest first, under their months, with gaps marked and the spine's states. */
export function buildTimeline({ events, spine }: Pick<Archive, 'events' | 'spine'>): Timeline {
  let state = unreported;
  const entries = events.map((event, index): TimelineEntry => {
    const previous = state;
    state = spineOn(spine, firstDay(event.when));
    return { event, number: index + 1, spine: state, isChange: !isSameState(previous, state) };
  });
  const isBefore = ({ event }: TimelineEntry) => firstDay(event.when) < beginning;
  const before = entries.filter(isBefore);
  return {
    before,
    sections: buildSections(
      entries.filter((entry) => !isBefore(entry)),
      spine,
    ),
  };
}

function buildSections(
  entries: readonly TimelineEntry[],
  changes: readonly SpineChange[],
): TimelineSection[] {
  const periods = groupByPeriod(entries, ({ event }) => event.when);
  let lastKnownDay: string | undefined;
  const eve = entries[0] && dayBefore(firstDay(entries[0].event.when), 1);
  let spine = eve === undefined ? unreported : spineOn(changes, eve);
  return [...periods].map(([period, entriesOfPeriod]) => {
    const dated = entriesOfPeriod.map(({ event }) => event.when).filter(tellsOfDays);
    const first = dated[0];
    const silence =
      lastKnownDay === undefined || first === undefined
        ? 0
        : daysBetween(lastKnownDay, firstDay(first)) - 1;
    const section: TimelineSection = {
      period,
      gap: silence > longestSilence ? silence : undefined,
      spine,
      entries: entriesOfPeriod,
    };
    lastKnownDay = dated
      .map(lastDay)
      .concat(lastKnownDay ?? [])
      .sort()
      .at(-1);
    spine = entriesOfPeriod.at(-1)?.spine ?? spine;
    return section;
  });
}

/**
 * Does a date say enough to begin or end a silence? A year, or an interval whose ends are vague, spans
 * days without telling that anything happened on them.
 */
function tellsOfDays(when: When): boolean {
  return when.kind === 'interval' ? precisionOf(when) === 'day' : when.precision !== 'year';
}
