import type { ActorFields, Place, SideFields } from './actor.ts';
import type { ArticleRecord } from './article.ts';
import { citedArticles, passagesOf, type Block, type Passage } from './citation.ts';
import { ContentError } from './content-error.ts';
import { findFaults } from './connections.ts';
import type { DisputeFields } from './dispute.ts';
import type { EventRecord } from './event.ts';
import type { FigureFields, Measure } from './figure.ts';
import { formatBriefly } from './date-wording.ts';
import { compareEvents, compareText } from './order.ts';
import { compareWhen, pageDay, type When } from './partial-date.ts';
import type { PositionFields } from './position.ts';

/** Everything that authors wrote, read and valid by itself, not yet connected. */
export interface Content {
  readonly articles: readonly ArticleRecord[];
  readonly events: readonly EventRecord[];
  readonly actors: readonly ActorRecord[];
  /** In the order in which they are shown. */
  readonly sides: readonly SideFields[];
  readonly places: readonly Place[];
  readonly measures: readonly Measure[];
  readonly story: readonly Block[];
}

export interface ActorRecord extends ActorFields {
  readonly slug: string;
  readonly file: string;
}

/** All content, connected: the model that every page reads. */
export interface Archive {
  /** Oldest first, in the one total order of the timeline. */
  readonly events: readonly Event[];
  /** By date of publication, then by slug. */
  readonly articles: readonly Article[];
  /** By name. */
  readonly actors: readonly Actor[];
  readonly sides: readonly Side[];
  readonly story: readonly Block[];
  /** Every article by its slug, for the citations of passages. */
  readonly articleBySlug: ReadonlyMap<string, Article>;
}

export interface Side extends SideFields {
  readonly actors: readonly Actor[];
  /** Events in which one of its actors acted. */
  readonly events: readonly Event[];
}

export interface Actor extends Omit<ActorRecord, 'side'> {
  readonly side: Side;
  /** Events in which the actor acted, oldest first. */
  readonly events: readonly Event[];
  /** What the actor wanted, oldest first. */
  readonly positions: readonly Position[];
}

export interface Article extends Omit<ArticleRecord, 'figures' | 'positions'> {
  /** What citations call it: its publisher, with the date where the publisher has several here. */
  readonly citedAs: string;
  readonly figures: readonly Figure[];
  readonly positions: readonly Position[];
  /** Events whose account, date or disputes rest on it, oldest first. */
  readonly events: readonly Event[];
}

export interface Figure extends Omit<FigureFields, 'measure'> {
  readonly measure: Measure;
  readonly article: Article;
}

export interface Position extends Omit<PositionFields, 'actor' | 'event'> {
  readonly actor: Actor;
  readonly event: Event | undefined;
  readonly article: Article;
}

export interface Dispute extends Omit<DisputeFields, 'accounts'> {
  readonly accounts: readonly { readonly says: string; readonly article: Article }[];
}

export interface Event extends Omit<EventRecord, 'actors' | 'place' | 'elsewhere' | 'answers' | 'disputes'> {
  readonly actors: readonly Actor[];
  /** The side of the actor who acted first: its mark is the event's. */
  readonly side: Side;
  readonly place: Place | undefined;
  /** The calendar day of the same moment in other places. */
  readonly elsewhere: readonly { readonly place: Place; readonly when: When }[];
  readonly answers: readonly Event[];
  readonly answeredBy: readonly Event[];
  readonly disputes: readonly Dispute[];
  /** Articles cited by the account, in the order of first citation. */
  readonly articles: readonly Article[];
  /** Positions that articles report as taken at this event. */
  readonly positions: readonly Position[];
  readonly earlier: Event | undefined;
  readonly later: Event | undefined;
}

/**
 * Connects all content and puts it in order.
 *
 * @throws {ContentError} Naming every reference that leads nowhere and every impossible connection.
 */
export function buildArchive(content: Content): Archive {
  const faults = findFaults(content);
  if (faults.length > 0) throw new ContentError(faults);
  return connect(content);
}

/** Days whose pages show an event: its day or first day, and the day where the calendar differed. */
export function daysOf({ when, elsewhere }: Pick<Event, 'when' | 'elsewhere'>): string[] {
  const dates = [when, ...elsewhere.map((other) => other.when)];
  return [...new Set(dates.flatMap((date) => pageDay(date) ?? []))];
}

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** Links all things to one another. Every reference is known to lead somewhere. */
function connect(content: Content): Archive {
  const sides = new Map<string, Draft<Side>>(
    content.sides.map((side) => [side.slug, { ...side, actors: [], events: [] }]),
  );
  const places = new Map(content.places.map((place) => [place.slug, place]));
  const measures = new Map(content.measures.map((measure) => [measure.slug, measure]));
  const actors = new Map<string, Draft<Actor>>(
    [...content.actors]
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.slug, b.slug))
      .map((actor) => [actor.slug, { ...actor, side: sides.get(actor.side)!, events: [], positions: [] }]),
  );
  const articles = new Map<string, Draft<Article>>(
    [...content.articles]
      .sort((a, b) => compareWhen(a.published, b.published) || compareText(a.slug, b.slug))
      .map((article) => [
        article.slug,
        { ...article, citedAs: citeAs(article, content.articles), figures: [], positions: [], events: [] },
      ]),
  );
  const events = new Map<string, Draft<Event>>(
    [...content.events].sort(compareEvents).map((event) => {
      const eventActors = event.actors.map((slug) => actors.get(slug)!);
      return [
        event.slug,
        {
          ...event,
          actors: eventActors,
          side: eventActors[0]!.side,
          place: event.place === undefined ? undefined : places.get(event.place)!,
          elsewhere: event.elsewhere.map(({ place, when }) => ({ place: places.get(place)!, when })),
          answers: [],
          answeredBy: [],
          disputes: event.disputes.map(({ question, accounts }) => ({
            question,
            accounts: accounts.map(({ says, article }) => ({ says, article: articles.get(article)! })),
          })),
          articles: citedArticles(passagesOf(event.account)).map((slug) => articles.get(slug)!),
          positions: [],
          earlier: undefined,
          later: undefined,
        },
      ];
    }),
  );

  const inOrder = [...events.values()];
  const answersOf = new Map(content.events.map((event) => [event.slug, event.answers]));
  for (const [index, event] of inOrder.entries()) {
    event.earlier = inOrder[index - 1];
    event.later = inOrder[index + 1];
    event.answers = inOrder.filter((other) => answersOf.get(event.slug)!.includes(other.slug));
    event.answeredBy = inOrder.filter((other) => answersOf.get(other.slug)!.includes(event.slug));
    for (const actor of event.actors) (actors.get(actor.slug)!.events as Event[]).push(event);
    for (const side of new Set(event.actors.map((actor) => actor.side))) (side.events as Event[]).push(event);
    for (const article of articlesUsedBy(event, articles)) (article.events as Event[]).push(event);
  }

  for (const record of content.articles) {
    const article = articles.get(record.slug)!;
    article.figures = record.figures.map((figure) => ({
      ...figure,
      measure: measures.get(figure.measure)!,
      article,
    }));
    article.positions = record.positions.map((position) => ({
      ...position,
      actor: actors.get(position.actor)!,
      event: position.event === undefined ? undefined : events.get(position.event)!,
      article,
    }));
  }
  for (const position of [...articles.values()].flatMap((article) => article.positions).sort(comparePositions)) {
    (position.actor.positions as Position[]).push(position);
    (position.event?.positions as Position[] | undefined)?.push(position);
  }
  for (const actor of actors.values()) (actor.side.actors as Actor[]).push(actor);

  return {
    events: inOrder,
    articles: [...articles.values()],
    actors: [...actors.values()],
    sides: [...sides.values()],
    story: content.story,
    articleBySlug: articles,
  };
}

function citeAs({ publisher, published }: ArticleRecord, all: readonly ArticleRecord[]): string {
  const isOnlyOne = all.filter((other) => other.publisher === publisher).length === 1;
  return isOnlyOne ? publisher : `${publisher}, ${formatBriefly(published)}`;
}

/** Articles that the account, the date or a dispute of an event rests on. */
export function articlesUsedBy(event: Event, articles: ReadonlyMap<string, Article>): Set<Article> {
  const basis: readonly Passage[] = event.whenBasis === undefined ? [] : [event.whenBasis];
  return new Set([
    ...event.articles,
    ...citedArticles(basis).map((slug) => articles.get(slug)!),
    ...event.disputes.flatMap((dispute) => dispute.accounts.map((account) => account.article)),
  ]);
}

function comparePositions(a: Position, b: Position): number {
  return (
    compareWhen(a.when, b.when) ||
    compareText(a.actor.slug, b.actor.slug) ||
    compareText(a.article.slug, b.article.slug)
  );
}

/** The sides of all who acted in an event, each once, in the order of its actors. */
export function sidesOf({ actors }: Pick<Event, 'actors'>): Side[] {
  return [...new Set(actors.map((actor) => actor.side))];
}
