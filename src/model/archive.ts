import type { ActorFields, SideFields } from './actor.ts';
import type { ArticleRecord } from './article.ts';
import { citedArticles, passagesOf, type Block } from './citation.ts';
import { ContentError } from './content-error.ts';
import { findFaults } from './connections.ts';
import { differencesOn, type Difference } from './differences.ts';
import { findDisagreements, placeDisagreement, type PlacedDisagreement } from './disagreements.ts';
import type { DisputeFields } from './dispute.ts';
import type { EventRecord } from './event.ts';
import type { FigureFields, Measure } from './figure.ts';
import type { Tombstone, VerifiedQuotation } from './ledger.ts';
import { compareEvents, compareText } from './order.ts';
import { compareWhen, pageDay, type When } from './partial-date.ts';
import type { PlaceFields } from './place.ts';
import type { PositionFields } from './position.ts';
import { articlesOfEvent, quotationsInEvent, type QuotationUse } from './quotations-in.ts';
import { buildSpine, type SpineChange } from './spine.ts';

/** Everything that authors wrote, read and valid by itself, not yet connected. */
export interface Content {
  readonly articles: readonly ArticleRecord[];
  readonly events: readonly EventRecord[];
  readonly actors: readonly ActorRecord[];
  /** In the order in which they are shown. */
  readonly sides: readonly SideFields[];
  readonly places: readonly PlaceFields[];
  readonly measures: readonly Measure[];
  readonly story: readonly Block[];
  /** The quotations in all of this that were found word for word in their articles. */
  readonly quotations: readonly VerifiedQuotation[];
  /** Addresses that were withdrawn, each with its reason. */
  readonly tombstones: readonly Tombstone[];
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
  /** In the order in which authors list them. */
  readonly places: readonly Place[];
  /** What was reported of the troop level, and from when on. */
  readonly spine: readonly SpineChange[];
  /** Numbers that articles report differently for the same time, oldest first. */
  readonly disagreements: readonly PlacedDisagreement[];
  readonly story: readonly Block[];
  /** Every article by its slug, for the citations of passages. */
  readonly articleBySlug: ReadonlyMap<string, Article>;
  readonly tombstones: readonly Tombstone[];
}

export interface Side extends SideFields {
  readonly actors: readonly Actor[];
  /** Events in which one of its actors acted. */
  readonly events: readonly Event[];
}

export interface Place extends PlaceFields {
  /** Events that happened there, oldest first. */
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
  readonly figures: readonly Figure[];
  readonly positions: readonly Position[];
  /** Events whose account, date or disputes rest on it, oldest first. */
  readonly events: readonly Event[];
  /** Quotations of it that were found word for word in its text, by their normalised words. */
  readonly verified: ReadonlyMap<string, VerifiedQuotation>;
}

export interface Figure extends Omit<FigureFields, 'measure'> {
  readonly measure: Measure;
  readonly article: Article;
}

export interface Position extends Omit<PositionFields, 'actor' | 'event'> {
  readonly actor: Actor;
  readonly event: Event | undefined;
  readonly article: Article;
  /** Its place among the positions in the file of its article, from 1. */
  readonly number: number;
}

export interface Dispute extends Omit<DisputeFields, 'measure' | 'accounts' | 'settled'> {
  /** The numbers it is about, if it is about numbers. */
  readonly measure: Measure | undefined;
  readonly accounts: readonly { readonly says: string; readonly article: Article }[];
  /** The account that ours follows, and why. */
  readonly settled: { readonly article: Article; readonly why: string } | undefined;
}

export interface Event extends Omit<
  EventRecord,
  'actors' | 'place' | 'alsoAt' | 'elsewhere' | 'answers' | 'disputes'
> {
  readonly actors: readonly Actor[];
  /** The side of the actor who acted first: its mark is the event's. */
  readonly side: Side;
  /** Where it happened, the chief place first; none where that is not reported. */
  readonly places: readonly Place[];
  /** The calendar day of the same moment in other places. */
  readonly elsewhere: readonly { readonly place: Place; readonly when: When }[];
  readonly answers: readonly Event[];
  readonly answeredBy: readonly Event[];
  /** Questions on which its author saw that articles differ. */
  readonly disputes: readonly Dispute[];
  /** Different numbers for the same time that concern it and that no dispute of its own tells. */
  readonly disagreements: readonly PlacedDisagreement[];
  /** Its disputes and disagreements in one form, as readers see them. */
  readonly differences: readonly Difference[];
  /** Articles cited by the account, in the order of first citation. */
  readonly articles: readonly Article[];
  /** Articles that its account, its date or a dispute rests on. */
  readonly restsOn: readonly Article[];
  /** Quotations in what it tells, each with the slugs of the articles of which one has the words. */
  readonly quotations: readonly Pick<QuotationUse, 'text' | 'articles'>[];
  /** Positions that articles report as taken at this event. */
  readonly positions: readonly Position[];
  /** The day of its latest correction. */
  readonly updated: string | undefined;
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

// Lists that grow while things are linked to one another.
type SideDraft = Side & { actors: Actor[]; events: Event[] };
type PlaceDraft = Place & { events: Event[] };
type ActorDraft = Actor & { events: Event[]; positions: Position[] };
type ArticleDraft = Article & { figures: Figure[]; positions: Position[]; events: Event[] };
type EventDraft = Event & {
  answers: Event[];
  answeredBy: Event[];
  positions: Position[];
  disagreements: PlacedDisagreement[];
  differences: readonly Difference[];
  earlier: Event | undefined;
  later: Event | undefined;
};

/** All things of the archive by their slugs, each kind in the order in which it is shown. */
interface Drafts {
  readonly sides: ReadonlyMap<string, SideDraft>;
  readonly places: ReadonlyMap<string, PlaceDraft>;
  readonly actors: ReadonlyMap<string, ActorDraft>;
  readonly articles: ReadonlyMap<string, ArticleDraft>;
  readonly events: ReadonlyMap<string, EventDraft>;
}

/**
 * Links all things to one another. Every reference is known to lead somewhere. All things are made
 * first and then visited in their order, so that every list that grows is in order too.
 */
function connect(content: Content): Archive {
  const drafts = draftAll(content);
  for (const actor of drafts.actors.values()) drafts.sides.get(actor.side.slug)!.actors.push(actor);
  linkEvents(drafts, content);
  linkArticles(drafts, content);
  linkPositions(drafts);
  const articles = [...drafts.articles.values()];
  const events = [...drafts.events.values()];
  const disagreements = findDisagreements(articles).map((found) =>
    placeDisagreement(found, events),
  );
  linkDisagreements(drafts, disagreements);
  return {
    events,
    articles,
    actors: [...drafts.actors.values()],
    sides: [...drafts.sides.values()],
    places: [...drafts.places.values()],
    spine: buildSpine(articles),
    disagreements,
    story: content.story,
    articleBySlug: drafts.articles,
    tombstones: content.tombstones,
  };
}

/** Makes every thing, in order, with what it refers to by itself and with empty lists. */
function draftAll(content: Content): Drafts {
  const places = bySlug(content.places.map((place): PlaceDraft => ({ ...place, events: [] })));
  const measures = bySlug(content.measures);
  const sides = bySlug(
    content.sides.map((side): SideDraft => ({ ...side, actors: [], events: [] })),
  );
  const actors = bySlug(
    [...content.actors]
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.slug, b.slug))
      .map((actor): ActorDraft => ({
        ...actor,
        side: sides.get(actor.side)!,
        events: [],
        positions: [],
      })),
  );
  const verified = Map.groupBy(content.quotations, ({ article }) => article);
  const articles = bySlug(
    [...content.articles]
      .sort((a, b) => compareWhen(a.published, b.published) || compareText(a.slug, b.slug))
      .map((article): ArticleDraft => ({
        ...article,
        figures: [],
        positions: [],
        events: [],
        verified: new Map((verified.get(article.slug) ?? []).map((found) => [found.text, found])),
      })),
  );
  const draftEvent = (event: EventRecord): EventDraft => {
    const eventActors = event.actors.map((slug) => actors.get(slug)!);
    return {
      ...event,
      actors: eventActors,
      side: eventActors[0]!.side,
      places: placeNames(event).map((name) => places.get(name)!),
      elsewhere: event.elsewhere.map(({ place, when }) => ({ place: places.get(place)!, when })),
      answers: [],
      answeredBy: [],
      disputes: event.disputes.map(({ question, measure, accounts, settled }) => ({
        question,
        measure: measure === undefined ? undefined : measures.get(measure)!,
        accounts: accounts.map(({ says, article }) => ({ says, article: articles.get(article)! })),
        settled: settled && { ...settled, article: articles.get(settled.article)! },
      })),
      disagreements: [],
      differences: [],
      articles: citedArticles(passagesOf(event.account)).map((slug) => articles.get(slug)!),
      restsOn: articlesOfEvent(event).map((slug) => articles.get(slug)!),
      quotations: quotationsInEvent(event),
      positions: [],
      updated: event.corrections
        .map(({ date }) => date)
        .sort()
        .at(-1),
      earlier: undefined,
      later: undefined,
    };
  };
  const events = bySlug([...content.events].sort(compareEvents).map(draftEvent));
  return { sides, places, actors, articles, events };
}

/** Links events to their neighbours, to what they answered, and to all that they concern. */
function linkEvents({ events, actors, places, sides, articles }: Drafts, content: Content): void {
  const answersOf = new Map(content.events.map(({ slug, answers }) => [slug, answers]));
  const inOrder = [...events.values()];
  for (const [index, event] of inOrder.entries()) {
    event.earlier = inOrder[index - 1];
    event.later = inOrder[index + 1];
    for (const slug of answersOf.get(event.slug)!) events.get(slug)!.answeredBy.push(event);
    for (const { slug } of event.actors) actors.get(slug)!.events.push(event);
    for (const { slug } of event.places) places.get(slug)!.events.push(event);
    for (const { slug } of sidesOf(event)) sides.get(slug)!.events.push(event);
    for (const { slug } of event.restsOn) articles.get(slug)!.events.push(event);
  }
  for (const answered of inOrder) {
    for (const { slug } of answered.answeredBy) events.get(slug)!.answers.push(answered);
  }
}

/** Gives articles their figures and positions. */
function linkArticles({ articles, actors, events }: Drafts, content: Content): void {
  const measures = bySlug(content.measures);
  for (const { slug, figures, positions } of content.articles) {
    const article = articles.get(slug)!;
    for (const figure of figures) {
      article.figures.push({ ...figure, measure: measures.get(figure.measure)!, article });
    }
    for (const [index, position] of positions.entries()) {
      const actor = actors.get(position.actor)!;
      const event = position.event === undefined ? undefined : events.get(position.event)!;
      article.positions.push({ ...position, actor, event, article, number: index + 1 });
    }
  }
}

/** Gives actors and events the positions that articles report of them, oldest first. */
function linkPositions({ articles, actors, events }: Drafts): void {
  const positions = [...articles.values()].flatMap((article) => article.positions);
  for (const position of positions.sort(comparePositions)) {
    actors.get(position.actor.slug)!.positions.push(position);
    if (position.event !== undefined) events.get(position.event.slug)!.positions.push(position);
  }
}

/** Gives every event the disagreements that concern it, oldest first, beside its own disputes. */
function linkDisagreements({ events }: Drafts, disagreements: readonly PlacedDisagreement[]): void {
  for (const disagreement of disagreements) {
    for (const { slug } of disagreement.shownOn) events.get(slug)!.disagreements.push(disagreement);
  }
  for (const event of events.values()) event.differences = differencesOn(event);
}

function placeNames({ place, alsoAt }: EventRecord): string[] {
  return place === undefined ? alsoAt : [place, ...alsoAt];
}

function bySlug<T extends { readonly slug: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.slug, thing]));
}

function comparePositions(a: Position, b: Position): number {
  return (
    compareWhen(a.when, b.when) ||
    compareText(a.actor.slug, b.actor.slug) ||
    compareText(a.article.slug, b.article.slug)
  );
}

/** The articles that have some slugs, in the same order; all of them are there once content is checked. */
export function articlesNamed(
  slugs: readonly string[],
  articleBySlug: Archive['articleBySlug'],
): Article[] {
  return slugs.map((slug) => articleBySlug.get(slug)!);
}

/** The sides of all who acted in an event, each once, in the order of its actors. */
export function sidesOf({ actors }: Pick<Event, 'actors'>): Side[] {
  return [...new Set(actors.map((actor) => actor.side))];
}
