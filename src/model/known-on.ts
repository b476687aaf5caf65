import type { Content } from './archive.ts';
import type { ArticleFields, ArticleRecord } from './article.ts';
import {
  citedArticles,
  passagesOf,
  passagesOfEvent,
  type Block,
  type Passage,
} from './citation.ts';
import type { DisputeFields } from './dispute.ts';
import type { EventRecord } from './event.ts';
import { contradicts } from './figure.ts';
import { normaliseText } from './normalise-text.ts';
import { onceFor } from './once-for.ts';
import { compareEvents, compareText } from './order.ts';
import { lastDay, type PartialDate } from './partial-date.ts';
import { permalink } from './permalink.ts';
import type { PositionFields } from './position.ts';

/** The day from which an article counts as known: the last on which it can have been published. */
export function knownFrom({ published }: Pick<ArticleFields, 'published'>): string {
  return lastDay(published);
}

/** Every day on which an article became known, oldest first. */
export function daysOfPublication(
  articles: readonly Pick<ArticleFields, 'published'>[],
): readonly string[] {
  return [...new Set(articles.map(knownFrom))].sort();
}

/** What must be known of an article to say what can be told from it. */
interface Source extends Pick<ArticleFields, 'published'> {
  /** Its verified quotations, by their normalised words. */
  readonly verified: { has(words: string): boolean };
}

/**
 * The day from which a passage stands: one of its articles is known then, and for each quotation one
 * in which it was found.
 */
export function passageFrom(
  { articles, quotations }: Pick<Passage, 'articles' | 'quotations'>,
  articleBySlug: ReadonlyMap<string, Source>,
): string {
  const firstOf = (slugs: readonly string[]) =>
    slugs.map((slug) => knownFrom(articleBySlug.get(slug)!)).sort()[0]!;
  const needed = quotations.map(({ text }) => {
    const words = normaliseText(text);
    return articles.filter((slug) => articleBySlug.get(slug)!.verified.has(words));
  });
  return [articles, ...needed.filter((slugs) => slugs.length > 0)].map(firstOf).sort().at(-1)!;
}

/** The day from which an event can be told: its first passage stands. */
export function eventFrom(
  { account }: Pick<EventRecord, 'account'>,
  articleBySlug: ReadonlyMap<string, Source>,
): string {
  return passagesOf(account)
    .map((passage) => passageFrom(passage, articleBySlug))
    .sort()[0]!;
}

/** From which day on everything in some content can be told. */
interface FirstDays {
  readonly articleBySlug: ReadonlyMap<string, ArticleRecord>;
  /** Of articles and of events, by their slugs. */
  readonly articles: ReadonlyMap<string, string>;
  readonly events: ReadonlyMap<string, string>;
  /** Passages of accounts, and those on which dates rest. */
  readonly passages: ReadonlyMap<Passage, string>;
  /** By the slugs of an event and an actor: the days from which something names that one in it. */
  readonly namings: ReadonlyMap<string, readonly string[]>;
}

/** From which day on everything can be told; found once, since every day asks for it. */
const firstDaysIn = onceFor((content: Content): FirstDays => {
  const verified = Map.groupBy(content.quotations, ({ article }) => article);
  const sources = new Map(
    content.articles.map(({ slug, published }): [string, Source] => {
      const words = new Set(verified.get(slug)?.map(({ text }) => text));
      return [slug, { published, verified: words }];
    }),
  );
  const passages = new Map(
    content.events
      .flatMap(passagesOfEvent)
      .map((passage) => [passage, passageFrom(passage, sources)]),
  );
  const eventDays = content.events.map(({ slug, account }): [string, string] => [
    slug,
    passagesOf(account)
      .map((passage) => passages.get(passage)!)
      .sort()[0]!,
  ]);
  const first = {
    articleBySlug: new Map(content.articles.map((article) => [article.slug, article])),
    articles: new Map(content.articles.map((article) => [article.slug, knownFrom(article)])),
    events: new Map(eventDays),
    passages,
  };
  return { ...first, namings: namingsIn(content, first) };
});

/** When the actors of each event are named: in its headline, a passage or a position taken at it. */
function namingsIn(
  { articles, events, actors }: Content,
  first: Omit<FirstDays, 'namings'>,
): FirstDays['namings'] {
  const patterns = new Map(
    actors.map(({ slug, name, aliases }) => [slug, wholeWords([name, ...aliases])]),
  );
  const inPositions = articles.flatMap((article) =>
    article.positions.map(({ event = '', actor }) => ({ event, actor, from: knownFrom(article) })),
  );
  const inWords = events.flatMap(({ slug: event, headline, account, actors }) => {
    const passages = passagesOf(account);
    return actors.flatMap((actor) => [
      ...(patterns.get(actor)!.test(headline)
        ? [{ event, actor, from: first.events.get(event)! }]
        : []),
      ...passages
        .filter(({ text }) => patterns.get(actor)!.test(text))
        .map((passage) => ({ event, actor, from: first.passages.get(passage)! })),
    ]);
  });
  const groups = Map.groupBy(
    [...inPositions, ...inWords],
    ({ event, actor }) => `${event} ${actor}`,
  );
  return new Map([...groups].map(([name, all]) => [name, all.map(({ from }) => from)]));
}

function wholeWords(names: readonly string[]): RegExp {
  const escaped = names.map((name) => RegExp.escape(name));
  return new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})(?!\\p{L})`, 'u');
}

/** A day, and what can be told of something on it. */
export interface Then {
  readonly day: string;
  readonly first: FirstDays;
}

/** What can be told of some content on a day. */
export function thenIn(content: Content, day: string): Then {
  return { day, first: firstDaysIn(content) };
}

/**
 * The content as it could be told on a day, in today’s words: what rests on articles known by then.
 * No passage, date, number, position, dispute, answer or link in it rests on a later article, so that
 * adding one changes nothing here. Headlines, places, kinds and first actors cite no article: they are
 * today’s, and authors keep them to what the first reports said. What only hindsight can give is left
 * out: the story so far, key marks, corrections; so are summaries, which no page of a day shows.
 *
 * @param content All of it, connected without faults; what is left is so too.
 */
export function contentKnownOn(content: Content, day: string): Content {
  const then = thenIn(content, day);
  const told = content.events
    .filter(({ slug }) => stands(slug, then))
    .map((event) => tellEvent(event, then));
  const toldBySlug = new Map(told.map((event) => [event.slug, event]));
  return {
    ...content,
    articles: content.articles
      .filter(({ slug }) => isKnown(slug, then))
      .map((article) => ({
        ...article,
        summary: [],
        positions: article.positions.map((position) => tellPosition(position, then)),
      })),
    events: told.map((event) => ({ ...event, answers: answersAmong(toldBySlug, event) })),
    story: [],
    quotations: content.quotations.filter(({ article }) => isKnown(article, then)),
    tombstones: [],
  };
}

/**
 * An event as it could be told on a day on which it stands. Its answers are left as they are: whether
 * they came before it depends on how those are told.
 */
export function tellEvent(event: EventRecord, then: Then): EventRecord {
  return {
    ...event,
    ...tellDate(event, then),
    actors: tellActors(event, then),
    account: tellBlocks(event.account, then),
    disputes: event.disputes.flatMap((dispute) => tellDispute(dispute, then)),
    key: false,
    formerly: [],
    corrections: [],
    minor: undefined,
  };
}

/** The words for how a date is known that only the first report gives. */
export const datedByFirstReport = 'dated by its first report';

/**
 * The date of an event and how it is known. Where the articles on which the date rests had not
 * appeared, all that could be said is that it was about the day of the first report.
 */
function tellDate(
  { account, when, whenBasis, elsewhere }: EventRecord,
  then: Then,
): Pick<EventRecord, 'when' | 'whenBasis' | 'elsewhere'> {
  if (whenBasis === undefined) return { when, whenBasis, elsewhere };
  if (then.first.passages.get(whenBasis)! <= then.day) {
    return { when, whenBasis: tellPassage(whenBasis, then), elsewhere };
  }
  const { articles, articleBySlug } = then.first;
  const from = (slug: string) => articles.get(slug)!;
  const [first] = citedArticles(passagesOf(account)).sort(
    (a, b) => compareText(from(a), from(b)) || compareText(a, b),
  );
  return {
    when: about(articleBySlug.get(first!)!.published),
    whenBasis: {
      html: datedByFirstReport,
      text: datedByFirstReport,
      articles: [first!],
      quotations: [],
      links: [],
      offset: whenBasis.offset,
    },
    elsewhere: [],
  };
}

function about({ kind, iso, precision }: PartialDate): PartialDate {
  return { kind, text: `${iso}~`, iso, precision, qualifier: 'approximate' };
}

/** The first actor, whose side marks the event, and those whom something that stands names. */
function tellActors({ slug, actors }: EventRecord, { day, first }: Then): string[] {
  const isNamed = (actor: string) =>
    first.namings.get(`${slug} ${actor}`)?.some((from) => from <= day);
  return actors.filter((actor, index) => index === 0 || isNamed(actor));
}

/** What a dispute was when fewer articles had appeared; nothing while those that had did not differ. */
export function tellDispute(dispute: DisputeFields, then: Then): DisputeFields[] {
  const accounts = dispute.accounts.filter(({ article }) => isKnown(article, then));
  const articles = [...new Set(accounts.map(({ article }) => article))];
  if (articles.length < 2 || !canDiffer(articles, dispute.measure, then)) return [];
  const { settled } = dispute;
  const isSettled = settled !== undefined && isKnown(settled.article, then);
  return [{ ...dispute, accounts, settled: isSettled ? settled : undefined }];
}

/** Can articles differ on a measure? Not where each gives its number and all of these fit. */
function canDiffer(
  articles: readonly string[],
  measure: string | undefined,
  { first }: Then,
): boolean {
  const given = articles.map((slug) =>
    first.articleBySlug.get(slug)!.figures.filter((figure) => figure.measure === measure),
  );
  const figures = given.flat();
  return (
    given.some(({ length }) => length === 0) ||
    figures.some((figure) => figures.some((other) => contradicts(figure, other)))
  );
}

/** Events that an event was seen to answer: those that stand, and by their dates came before it. */
function answersAmong(told: ReadonlyMap<string, EventRecord>, event: EventRecord): string[] {
  return event.answers.filter((slug) => {
    const answered = told.get(slug);
    return answered !== undefined && compareEvents(answered, event) < 0;
  });
}

/** A position, taken at no event where that does not stand yet. */
export function tellPosition<Position extends Pick<PositionFields, 'event'>>(
  position: Position,
  then: Then,
): Position {
  const { event } = position;
  return { ...position, event: event !== undefined && stands(event, then) ? event : undefined };
}

/** Blocks of an account, with the passages that stand. */
export function tellBlocks(blocks: readonly Block[], then: Then): Block[] {
  return blocks
    .map(({ kind, passages }) => ({
      kind,
      passages: passages
        .filter((passage) => then.first.passages.get(passage)! <= then.day)
        .map((passage) => tellPassage(passage, then)),
    }))
    .filter(({ passages }) => passages.length > 0);
}

/** A passage that cites known articles alone. Links to what does not stand leave only their words. */
function tellPassage(passage: Passage, then: Then): Passage {
  const articles = passage.articles.filter((slug) => isKnown(slug, then));
  const gone = passage.links.filter((link) => !leadsToStanding(link, then));
  return {
    ...passage,
    html: gone.length === 0 ? passage.html : unlink(passage.html, gone),
    articles,
    links: passage.links.filter((link) => !gone.includes(link)),
  };
}

function leadsToStanding(link: string, then: Then): boolean {
  const { kind, slug = '' } =
    /^\/(?<kind>event|article)s\/(?<slug>[^/]+)\/$/.exec(link)?.groups ?? {};
  return kind === undefined || (kind === 'event' ? stands(slug, then) : isKnown(slug, then));
}

/** Takes the links to some pages of ours out of a passage’s HTML, which is text, `<em>` and `<a>` only. */
function unlink(html: string, paths: readonly string[]): string {
  const gone = new Set(paths.map((path) => permalink({ path })));
  return html.replace(
    /<a href="([^"]*)"(?:[^>"]|"[^"]*")*>(.*?)<\/a>/gs,
    (link: string, href: string, words: string) => (gone.has(href) ? words : link),
  );
}

/** Does an event stand on a day? */
export function stands(event: string, { day, first }: Then): boolean {
  return first.events.get(event)! <= day;
}

function isKnown(article: string, { day, first }: Then): boolean {
  return first.articles.get(article)! <= day;
}
