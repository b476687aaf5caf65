/** What a program can be told to follow, in one or more formats. */
export interface Subscription {
  /** What a program offers it as: short, since every page carries it. */
  readonly title: string;
  /** What it brings, as a sentence without its full stop. */
  readonly brings: string;
  readonly formats: readonly SubscriptionFormat[];
}

interface SubscriptionFormat {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly to: Subscribed;
}

/** What programs come back for. */
export type Subscribed = 'atom' | 'rss' | 'json-feed' | 'corrections-feed' | 'calendar';

/** What feed readers can follow, as every page announces it. Those that take the first take Atom. */
export const feeds: readonly Subscription[] = [
  {
    title: 'Timeline',
    brings: 'For a feed reader, every event as it is published, and again when it is corrected',
    formats: [
      { name: 'Atom', type: 'application/atom+xml', to: 'atom' },
      { name: 'RSS', type: 'application/rss+xml', to: 'rss' },
      { name: 'JSON Feed', type: 'application/feed+json', to: 'json-feed' },
    ],
  },
  {
    title: 'Corrections',
    brings: 'For a feed reader, only what was corrected or withdrawn, and why',
    formats: [{ name: 'Atom', type: 'application/atom+xml', to: 'corrections-feed' }],
  },
];

/** The timeline for calendars, which is announced beside the list of events. */
export const calendar: Subscription = {
  title: 'Timeline',
  brings: 'For a calendar, every event on its day; none makes you look busy',
  formats: [{ name: 'iCalendar', type: 'text/calendar', to: 'calendar' }],
};
