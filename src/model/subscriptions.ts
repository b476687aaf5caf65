import type { Destination } from './permalink.ts';

/** What programs can be told to follow. */
export interface Subscription {
  /** What a program calls it where it offers it; it knows which site it is on. */
  readonly title: string;
  /** Its media type. */
  readonly type: string;
  readonly to: Destination;
}

/**
 * All that can be subscribed to, as every page announces it. Programs that take the first they find take
 * the events in Atom. The titles are short, since every page has them.
 */
export const subscriptions: readonly Subscription[] = [
  { title: 'Events', type: 'application/atom+xml', to: 'atom' },
  { title: 'Events', type: 'application/rss+xml', to: 'rss' },
  { title: 'Events', type: 'application/feed+json', to: 'json-feed' },
  { title: 'Corrections', type: 'application/atom+xml', to: 'corrections-feed' },
  { title: 'Calendar', type: 'text/calendar', to: 'calendar' },
];
