import type { Destination } from './permalink.ts';

/** What a program can be told to follow. */
export interface Subscription {
  /** Its format, as people call it. */
  readonly format: string;
  /** What it brings, in a sentence. */
  readonly brings: string;
  /** What a program offers it as: short, since every page carries it. */
  readonly title: string;
  /** Its media type. */
  readonly type: string;
  readonly to: Destination;
}

const events = {
  title: 'Timeline',
  brings: 'Every event, as it is published and again when it is corrected, for a feed reader.',
};

/** The feeds, as every page announces them. Programs that take the first take the events in Atom. */
export const feeds: readonly Subscription[] = [
  { ...events, format: 'Atom', type: 'application/atom+xml', to: 'atom' },
  { ...events, format: 'RSS', type: 'application/rss+xml', to: 'rss' },
  { ...events, format: 'JSON Feed', type: 'application/feed+json', to: 'json-feed' },
  {
    title: 'Corrections',
    format: 'Atom',
    brings: 'Only what was corrected or withdrawn, and why, for a feed reader.',
    type: 'application/atom+xml',
    to: 'corrections-feed',
  },
];

/** The timeline for calendars, which is announced beside the list of events. */
export const calendar: Subscription = {
  title: 'Timeline',
  format: 'iCalendar',
  brings: 'Every event on its day, for a calendar, which it never makes look busy.',
  type: 'text/calendar',
  to: 'calendar',
};
