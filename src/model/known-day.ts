import type { Content } from './archive.ts';
import type { ArticleRecord } from './article.ts';
import { passagesOf, type Passage } from './citation.ts';
import type { DisputeFields } from './dispute.ts';
import type { EventRecord } from './event.ts';
import type { FigureFields } from './figure.ts';
import {
  daysOfPublication,
  knownFrom,
  passageFrom,
  standingOf,
  tellEvent,
  toldEventOf,
  type Standing,
} from './known-on.ts';
import { onceFor } from './once-for.ts';
import { compareEvents, compareText } from './order.ts';
import type { PositionFields } from './position.ts';

/** A day on which articles became known, and what they added. Nothing here rests on a later one. */
export interface KnownDay {
  readonly day: string;
  /** The day before it on which an article became known. */
  readonly earlier: string | undefined;
  /** How many articles were known by then. */
  readonly articles: number;
  /** How many events could be told from them. */
  readonly events: number;
  /** Whether its page tells all that was known, or only what the day added. */
  readonly isWhole: boolean;
  readonly novelty: Novelty;
}

/** What could be told on a day and not on the day before. */
export interface Novelty {
  /** What became known that day, in the order of their slugs. */
  readonly articles: readonly ArticleRecord[];
  /** Events first reported, as they could be told; oldest first. */
  readonly events: readonly EventRecord[];
  /** What became known of events reported before; oldest first. */
  readonly additions: readonly Addition[];
  /** Each stance of an actor at an event, or at none, that nothing before had reported. */
  readonly positions: readonly FromArticle<PositionFields>[];
  readonly figures: readonly FromArticle<FigureFields>[];
}

/** What a day added to an event that had been reported before. */
export interface Addition {
  /** The event as it could be told. */
  readonly event: EventRecord;
  readonly passages: readonly Passage[];
  /** Whether its date became known only now. */
  readonly isDated: boolean;
  /** Disputes that arose or have a further account, as they could be told. */
  readonly disputes: DisputeFields[];
  readonly positions: readonly FromArticle<PositionFields>[];
}

/** What an article reports, with the article’s slug. */
type FromArticle<Fields> = Fields & { readonly article: string };

/** The most events that a day’s page tells in full, so that all pages together grow as the events do. */
export const mostEventsInFull = 300;

/** Every day on which an article became known, oldest first; found once, since every page asks. */
export const knownDays = onceFor((content: Content): readonly KnownDay[] => {
  const standing = standingOf(content);
  const articlesOf = Map.groupBy(content.articles, knownFrom);
  const eventsOf = changesByDay(content, standing);
  const newPositionsIn = rememberPositions(standing);
  const days: KnownDay[] = [];
  for (const day of daysOfPublication(content.articles)) {
    const before = days.at(-1);
    const articles = articlesOf.get(day)!.toSorted((a, b) => compareText(a.slug, b.slug));
    const told = [...(eventsOf.get(day) ?? [])]
      .map((event) => tellEvent(event, day, standing))
      .sort(compareEvents);
    const isFirst = ({ slug }: EventRecord) => standing.events.get(slug) === day;
    const positions = articles.flatMap((article) => newPositionsIn(article, day));
    const events = told.filter(isFirst);
    const eventCount = (before?.events ?? 0) + events.length;
    days.push({
      day,
      earlier: before?.day,
      articles: (before?.articles ?? 0) + articles.length,
      events: eventCount,
      isWhole: eventCount <= mostEventsInFull,
      novelty: {
        articles,
        events,
        additions: told
          .filter((event) => !isFirst(event))
          .map((event) => additionTo(event, positions, day, standing))
          .filter(addsSomething),
        positions,
        figures: articles.flatMap(({ slug, figures }) =>
          figures.map((figure) => ({ ...figure, article: slug })),
        ),
      },
    });
  }
  return days;
});

/** The events of which something may have become known on each day: an article that they rest on. */
function changesByDay(content: Content, standing: Standing): Map<string, Set<EventRecord>> {
  const { passages, knowledge } = standing;
  const bySlug = new Map(content.events.map((event) => [event.slug, event]));
  const changes = new Map<string, Set<EventRecord>>();
  const change = (event: EventRecord, day: string) => {
    if (day < standing.events.get(event.slug)!) return;
    if (!changes.has(day)) changes.set(day, new Set());
    changes.get(day)!.add(event);
  };
  for (const event of content.events) {
    for (const passage of passagesOf(event.account)) change(event, passages.get(passage)!);
    if (event.whenBasis !== undefined) change(event, passages.get(event.whenBasis)!);
    for (const slug of articlesInDisputes(event)) {
      change(event, knownFrom(knowledge.articles.get(slug)!));
    }
  }
  for (const article of content.articles) {
    for (const { event } of article.positions) {
      if (event !== undefined) change(bySlug.get(event)!, knownFrom(article));
    }
  }
  return changes;
}

/** The articles that an event’s disputes rest on. */
export function articlesInDisputes({ disputes }: EventRecord): string[] {
  return disputes.flatMap(({ accounts, settled }) => [
    ...accounts.map(({ article }) => article),
    ...(settled === undefined ? [] : [settled.article]),
  ]);
}

/**
 * A memory for the positions in articles, one day after the other: which of an article’s are new,
 * because nothing before had reported the actor’s stance at the same event, as far as it stands?
 */
function rememberPositions(
  standing: Standing,
): (article: ArticleRecord, day: string) => FromArticle<PositionFields>[] {
  const reported = new Map<string, Set<string | undefined>>();
  return ({ slug, positions }, day) =>
    positions.flatMap((position) => {
      const stance = `${position.actor} ${position.stance}`;
      const event = toldEventOf(position, day, standing);
      const events = reported.get(stance) ?? new Set();
      const isNew = [...events].every(
        (other) => toldEventOf({ event: other }, day, standing) !== event,
      );
      reported.set(stance, events.add(position.event));
      return isNew ? [{ ...position, event, article: slug }] : [];
    });
}

/** What was added to an event, as it could be told on a day, that had been reported before. */
function additionTo(
  event: EventRecord,
  positions: Novelty['positions'],
  day: string,
  { knowledge }: Standing,
): Addition {
  const isNew = (passage: Passage) => passageFrom(passage, knowledge) === day;
  const appeared = (slug: string) => knownFrom(knowledge.articles.get(slug)!) === day;
  return {
    event,
    passages: passagesOf(event.account).filter(isNew),
    isDated: event.whenBasis !== undefined && isNew(event.whenBasis),
    disputes: event.disputes.filter(
      ({ accounts, settled }) =>
        accounts.some(({ article }) => appeared(article)) ||
        (settled !== undefined && appeared(settled.article)),
    ),
    positions: positions.filter((position) => position.event === event.slug),
  };
}

function addsSomething({ passages, isDated, disputes, positions }: Addition): boolean {
  return isDated || [passages, disputes, positions].some(({ length }) => length > 0);
}
