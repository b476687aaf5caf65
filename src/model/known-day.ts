import type { ActorRecord, Archive, Content } from './archive.ts';
import type { ArticleRecord } from './article.ts';
import { passagesOfEvent, type Block, type Passage } from './citation.ts';
import type { Difference } from './differences.ts';
import { comparisonOf, findDisagreements, type Disagreement } from './disagreements.ts';
import type { DisputeFields } from './dispute.ts';
import type { EventRecord } from './event.ts';
import type { FigureFields, Measure } from './figure.ts';
import {
  daysOfPublication,
  knownFrom,
  passageFrom,
  stands,
  tellBlocks,
  tellDispute,
  tellEvent,
  tellPosition,
  thenIn,
  type Then,
} from './known-on.ts';
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
  /** What it added to events, in the order in which they stood; oldest first. */
  readonly reports: readonly Report[];
  /** Each stance of an actor at an event, or at none, that nothing before had reported. */
  readonly positions: readonly ReportedPosition[];
  readonly figures: readonly ReportedFigure[];
  /** Differing numbers of which one had not been given before and that no event asks about itself. */
  readonly disagreements: readonly Disagreement<ReportedFigure>[];
}

/** What a day added to an event. */
export interface Report {
  /** The event as it could be told. */
  readonly event: EventRecord;
  /** Whether nothing had told of it before: then all of it is new. */
  readonly isFirst: boolean;
  /** What of its account is new. */
  readonly account: readonly Block[];
  /** Whether the date of an event told before became known only now. */
  readonly isDated: boolean;
  /** Disputes that arose or have a further account, as they could be told. */
  readonly disputes: readonly DisputeFields[];
  readonly positions: readonly ReportedPosition[];
}

export interface ReportedPosition extends Omit<PositionFields, 'actor'> {
  readonly actor: ActorRecord;
  readonly article: ArticleRecord;
}

export interface ReportedFigure extends Omit<FigureFields, 'measure'> {
  readonly measure: Measure;
  readonly article: ArticleRecord;
}

/** The most events that a day’s page tells in full, so that all pages together grow as the events do. */
export const mostEventsInFull = 300;

/**
 * Every day on which an article became known, oldest first.
 *
 * @param content All of it, connected without faults.
 * @param mostInFull The most events that a day’s page tells in full.
 */
export function knownDays(content: Content, mostInFull: number): KnownDay[] {
  const articlesOf = Map.groupBy(content.articles, knownFrom);
  const changedOn = changesByDay(content);
  const newPositionsIn = rememberPositions(content);
  const newFiguresIn = rememberFigures(content);
  const days: KnownDay[] = [];
  for (const day of daysOfPublication(content.articles)) {
    const before = days.at(-1);
    const articles = articlesOf.get(day)!.toSorted((a, b) => compareText(a.slug, b.slug));
    const positions = articles.flatMap((article) => newPositionsIn(article, day));
    const positionsAt = Map.groupBy(positions, ({ event }) => event);
    const reports = [...(changedOn.get(day) ?? [])]
      .map((event) => reportOf(event, day, content, positionsAt.get(event.slug) ?? []))
      .filter(addsSomething)
      .sort((a, b) => compareEvents(a.event, b.event));
    const first = reports.filter(({ isFirst }) => isFirst);
    const events = (before?.events ?? 0) + first.length;
    days.push({
      day,
      earlier: before?.day,
      articles: (before?.articles ?? 0) + articles.length,
      events,
      isWhole: events <= mostInFull,
      novelty: { articles, reports, positions, ...newFiguresIn(articles, day) },
    });
  }
  return days;
}

/** The events of which something may have become known on each day, from the day they stand. */
function changesByDay(content: Content): Map<string, Set<EventRecord>> {
  const { first } = thenIn(content, '');
  const bySlug = new Map(content.events.map((event) => [event.slug, event]));
  const changes = new Map<string, Set<EventRecord>>();
  const change = (event: EventRecord, day: string) => {
    if (day < first.events.get(event.slug)!) return;
    if (!changes.has(day)) changes.set(day, new Set());
    changes.get(day)!.add(event);
  };
  for (const event of content.events) {
    const accounts = event.disputes.flatMap((dispute) => dispute.accounts);
    for (const passage of passagesOfEvent(event)) change(event, first.passages.get(passage)!);
    for (const { article } of accounts) change(event, first.articles.get(article)!);
  }
  for (const article of content.articles) {
    for (const { event } of article.positions) {
      if (event !== undefined) change(bySlug.get(event)!, knownFrom(article));
    }
  }
  return changes;
}

/** What a day added to an event that stands. */
function reportOf(
  event: EventRecord,
  day: string,
  content: Content,
  positions: readonly ReportedPosition[],
): Report {
  const then = thenIn(content, day);
  const { articles, passages, events } = then.first;
  const isNew = (passage: Passage) => passages.get(passage) === day;
  const isFirst = events.get(event.slug) === day;
  const added = event.account.map((block) => ({
    ...block,
    passages: block.passages.filter(isNew),
  }));
  const told = tellEvent(event, then);
  return {
    event: told,
    isFirst,
    account: tellBlocks(added, then),
    isDated: !isFirst && event.whenBasis !== undefined && isNew(event.whenBasis),
    disputes: told.disputes.filter(
      ({ accounts }) => isFirst || accounts.some(({ article }) => articles.get(article) === day),
    ),
    positions,
  };
}

function addsSomething({ isFirst, isDated, account, disputes, positions }: Report): boolean {
  return isFirst || isDated || [account, disputes, positions].some(({ length }) => length > 0);
}

/**
 * A memory for the positions in articles, one day after the other: which of an article’s are new,
 * because nothing before had reported the actor’s stance at the same event, as far as it stands?
 */
function rememberPositions(
  content: Content,
): (article: ArticleRecord, day: string) => ReportedPosition[] {
  const actors = new Map(content.actors.map((actor) => [actor.slug, actor]));
  const reported = new Map<string, Set<string | undefined>>();
  return (article, day) => {
    const then = thenIn(content, day);
    return article.positions.flatMap((position) => {
      const stance = `${position.actor} ${position.stance}`;
      const events = reported.get(stance) ?? new Set();
      const told = tellPosition(position, then);
      const isKnown =
        told.event === undefined
          ? [...events].some((event) => tellPosition({ event }, then).event === undefined)
          : events.has(told.event);
      reported.set(stance, events.add(position.event));
      return isKnown ? [] : [{ ...told, actor: actors.get(position.actor)!, article }];
    });
  };
}

/** A memory for the figures in articles, one day after the other: what is new, and what now differs? */
function rememberFigures(
  content: Content,
): (articles: readonly ArticleRecord[], day: string) => Pick<Novelty, 'figures' | 'disagreements'> {
  const measures = new Map(content.measures.map((measure) => [measure.slug, measure]));
  const asking = content.events.filter(({ disputes }) => disputes.some(({ measure }) => measure));
  const reported = new Map<string, ReportedFigure[]>();
  return (articles, day) => {
    const then = thenIn(content, day);
    const figures = articles.flatMap((article) =>
      article.figures.map((figure) => {
        return { ...figure, measure: measures.get(figure.measure)!, article };
      }),
    );
    const compared = Map.groupBy(figures, comparisonOf);
    for (const [comparison, added] of compared) {
      reported.set(comparison, [...(reported.get(comparison) ?? []), ...added]);
    }
    const disagreements = findDisagreements(
      [...compared.keys()].map((comparison) => ({ figures: reported.get(comparison)! })),
    )
      .filter(({ accounts }) =>
        accounts.some((account) =>
          account.figures.every(({ article }) => knownFrom(article) === day),
        ),
      )
      .filter((found) => !asking.some((event) => isAskedBy(event, found, then)));
    return { figures, disagreements };
  };
}

/** Does an event ask, as far as it stands, on what articles with these numbers differ? */
function isAskedBy(
  { slug, disputes }: EventRecord,
  { measure, accounts }: Disagreement<ReportedFigure>,
  then: Then,
): boolean {
  const isGiver = (slug: string) =>
    accounts.some(({ figures }) => figures.some(({ article }) => article.slug === slug));
  return (
    stands(slug, then) &&
    disputes
      .filter((dispute) => dispute.measure === measure.slug)
      .flatMap((dispute) => tellDispute(dispute, then))
      .some((told) => told.accounts.some(({ article }) => isGiver(article)))
  );
}

/** What to mark as new in an event’s entry on the page of a day. */
export interface EventNews {
  /** Whether all of the event is: then nothing in it is marked by itself. */
  readonly isFirst: boolean;
  /** Whether its date became known only now. */
  readonly isDated: boolean;
  readonly isNewPassage: (passage: Passage) => boolean;
  /** Of positions alike, by all the articles that report them. */
  readonly isNewPosition: (articles: readonly Pick<ArticleRecord, 'published'>[]) => boolean;
  readonly isNewDifference: (difference: Pick<Difference, 'accounts'>) => boolean;
}

/** What a day’s page marks as new in one of its events. */
export function newsOf(
  { slug }: Pick<EventRecord, 'slug'>,
  { day, novelty }: KnownDay,
  articleBySlug: Archive['articleBySlug'],
): EventNews {
  const report = novelty.reports.find(({ event }) => event.slug === slug);
  const isFirst = report?.isFirst === true;
  const isNew = (articles: readonly Pick<ArticleRecord, 'published'>[]) =>
    !isFirst && articles.every((article) => knownFrom(article) === day);
  return {
    isFirst,
    isDated: report?.isDated === true,
    isNewPassage: (passage) => !isFirst && passageFrom(passage, articleBySlug) === day,
    isNewPosition: isNew,
    isNewDifference: ({ accounts }) =>
      accounts.some(({ statements }) => isNew(statements.flatMap(({ articles }) => articles))),
  };
}
