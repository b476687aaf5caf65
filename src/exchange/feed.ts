import { sidesOf, type Archive, type Event } from '../model/archive.ts';
import { plainText, shorten } from '../model/citation.ts';
import { lastChangeOf, lastChangeTo } from '../model/corrections.ts';
import { formatWhen } from '../model/date-wording.ts';
import { nameKind } from '../model/event-kind.ts';
import { compareText } from '../model/order.ts';
import type { Destination } from '../model/permalink.ts';
import { identifyEvent } from './identity.ts';
import type { Publication } from './publication.ts';
import { tellInHtml } from './tell-event.ts';

/** What feed readers are told, in whatever format. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** The page that says the same to people. */
  readonly page: Destination;
  /** The day of the last change. */
  readonly updated: string;
  /** What changed last first. */
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** A UUID that stays the same whatever else changes. */
  readonly id: string;
  readonly title: string;
  readonly page: Destination;
  /** All of it, as HTML with absolute links. */
  readonly html: string;
  /** Its beginning in plain text. */
  readonly summary: string;
  /** The days on which it was published and last changed. */
  readonly published: string;
  readonly updated: string;
  readonly topics: readonly Topic[];
  /** Where what it tells is from. */
  readonly sources: readonly { readonly address: string; readonly title: string }[];
}

/** Something by which entries can be sorted, and the page about it. */
export interface Topic {
  readonly name: string;
  readonly slug: string;
  readonly page: Destination;
}

/** The most events that a feed brings: readers ask again and again, for what is new. */
export const mostEventsInFeed = 300;

/**
 * The events that we published or changed last, the last first; of one day, the latest event first.
 * The title of an entry says when the event was, since readers show beside it when we told of it.
 */
export function buildFeedOfEvents(archive: Archive, publication: Publication): Feed {
  const events = archive.events
    .toReversed()
    .sort((a, b) => compareText(lastChangeOf(b), lastChangeOf(a)))
    .slice(0, mostEventsInFeed);
  return {
    title: publication.name,
    description: publication.description,
    page: 'timeline',
    updated: lastChangeIn(archive),
    entries: events.map((event) => ({
      id: identifyEvent(event),
      title: `${formatWhen(event.when)}: ${event.headline}`,
      page: { event: event.slug },
      html: tellInHtml(event, archive, publication),
      summary: shorten(plainText(event.account)),
      published: event.added,
      updated: lastChangeOf(event),
      topics: topicsOf(event),
      sources: event.articles.flatMap(({ url, publisher, title }) =>
        url === undefined ? [] : [{ address: url, title: `${publisher}: ${title}` }],
      ),
    })),
  };
}

/** The day of the last change to any event; where there are none, long before there was anything. */
export function lastChangeIn({ events }: Pick<Archive, 'events'>): string {
  return lastChangeTo(events) ?? '1970-01-01';
}

function topicsOf(event: Event): Topic[] {
  return [
    { name: nameKind(event.kind), slug: event.kind, page: { kind: event.kind } },
    ...sidesOf(event).map(({ name, slug }) => ({ name, slug, page: { side: slug } })),
    ...event.places.map(({ name, slug }) => ({ name, slug, page: { place: slug } })),
  ];
}
