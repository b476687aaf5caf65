import type { Actor, Archive, Article, Event } from './archive.ts';
import { plainText } from './citation.ts';
import { formatWhen } from './date-wording.ts';
import { compareText } from './order.ts';
import { firstDay, monthsOf, type When } from './partial-date.ts';
import type { Destination } from './permalink.ts';
import { soundsIn } from './sounds.ts';
import { beginning } from './timeline.ts';

/** What sort of thing can be found. */
export type Findable = 'event' | 'article' | 'actor';

/** One thing that can be found, as an engine of full-text search takes it in. */
export interface SearchRecord {
  readonly to: Destination;
  readonly kind: Findable;
  /** A headline, a title or a name. */
  readonly title: string;
  /** When it happened or was published, in words; an actor has no date. */
  readonly when: string | undefined;
  /** Who published it, if it is an article. */
  readonly publisher: string | undefined;
  /** What is searched and shown around the words found. */
  readonly text: string;
  /** Other names of an actor, by which it is found before all that merely names it. */
  readonly aliases: readonly string[];
  /** Words by which it is also found, and which are not shown: who is concerned, under every name. */
  readonly names: readonly string[];
  /** How the names in all of this sound, for readers who spell them in another way. */
  readonly sounds: readonly string[];
  /** Slugs of the sides concerned. */
  readonly sides: readonly string[];
  /** Months that it concerns, `2020-01`; {@link before} for all that precede the timeline. */
  readonly months: readonly string[];
  /** The first day that it may belong to, to put things in order of time; actors come last. */
  readonly day: string;
}

/** The months before those that the timeline tells, taken together. */
export const before = 'before';

const afterAllDays = '9999-12-31';

/** Every event, article and actor, each once: events first, each kind in the archive’s order. */
export function buildSearchRecords(archive: Archive): SearchRecord[] {
  const namedIn = findNamed(archive.actors);
  return [
    ...archive.events.map((event) => recordOfEvent(event, namedIn)),
    ...archive.articles.map((article) => recordOfArticle(article, namedIn)),
    ...archive.actors.map(recordOfActor),
  ];
}

/** The months by which something can be found, in order of time, {@link before} first. */
export function searchMonths({
  events,
  articles,
}: Pick<Archive, 'events' | 'articles'>): readonly string[] {
  const dates = [...events.map(({ when }) => when), ...articles.map(({ published }) => published)];
  const months = new Set(dates.flatMap(searchMonthsOf));
  const known = [...months].filter((month) => month !== before).sort(compareText);
  return months.has(before) ? [before, ...known] : known;
}

type NamedIn = (text: string) => readonly Actor[];

function recordOfEvent(event: Event, namedIn: NamedIn): SearchRecord {
  const text = plainText(event.account);
  const concerned = unique([...event.actors, ...namedIn(`${event.headline} ${text}`)]);
  const places = [...event.places, ...event.elsewhere.map(({ place }) => place)];
  return finish({
    to: { event: event.slug },
    kind: 'event',
    title: event.headline,
    when: formatWhen(event.when),
    publisher: undefined,
    text,
    aliases: [],
    names: [...namesOf(concerned), ...places.map(({ name }) => name)],
    sides: sidesOf(event.actors),
    months: unique(
      [event.when, ...event.elsewhere.map(({ when }) => when)].flatMap(searchMonthsOf),
    ),
    day: firstDay(event.when),
  });
}

function recordOfArticle(article: Article, namedIn: NamedIn): SearchRecord {
  const text = plainText(article.summary);
  const speaking = unique(article.positions.map(({ actor }) => actor));
  const concerned = unique([...speaking, ...namedIn(`${article.title} ${text}`)]);
  return finish({
    to: { article: article.slug },
    kind: 'article',
    title: article.title,
    when: formatWhen(article.published),
    publisher: article.publisher,
    text,
    aliases: [],
    names: [...namesOf(concerned), ...article.authors, ...article.contributors],
    sides: sidesOf(concerned),
    months: searchMonthsOf(article.published),
    day: firstDay(article.published),
  });
}

function recordOfActor(actor: Actor): SearchRecord {
  const roles = actor.roles.map(({ role }) => role).join('; ');
  const others = actor.aliases.length === 0 ? '' : `Also ${actor.aliases.join(', ')}.`;
  const dates = [...actor.events, ...actor.positions].map(({ when }) => when);
  return finish({
    to: { actor: actor.slug },
    kind: 'actor',
    title: actor.name,
    when: undefined,
    publisher: undefined,
    text: [roles && `${roles}.`, others].filter((part) => part !== '').join(' '),
    aliases: actor.aliases,
    names: [actor.side.name],
    sides: [actor.side.slug],
    months: unique(dates.flatMap(searchMonthsOf)),
    day: afterAllDays,
  });
}

function finish(record: Omit<SearchRecord, 'sounds'>): SearchRecord {
  const { title, text, aliases, names } = record;
  return { ...record, sounds: soundsIn([title, text, ...aliases, ...names].join(' ')) };
}

/**
 * Finds the actors that a text names: by their name, or by another one of several words. A single word
 * such as “Washington” or “Baghdad” more often means the place.
 */
function findNamed(actors: readonly Actor[]): NamedIn {
  const bearers = Map.groupBy(actors.flatMap(tellingNames), ([name]) => name);
  if (bearers.size === 0) return () => [];
  // The longest first, so that a name is not taken for a shorter one that it begins with.
  const names = [...bearers.keys()].sort((a, b) => b.length - a.length || compareText(a, b));
  const pattern = new RegExp(
    `(?<!\\p{L})(?:${names.map(escapePattern).join('|')})(?!\\p{L})`,
    'gu',
  );
  return (text) => {
    const found = [...text.matchAll(pattern)].flatMap(([name]) => bearers.get(name) ?? []);
    return unique(found.map(([, actor]) => actor));
  };
}

function tellingNames(actor: Actor): (readonly [string, Actor])[] {
  const others = actor.aliases.filter((alias) => alias.includes(' '));
  return [actor.name, ...others].map((name) => [name, actor] as const);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Under which names actors and their sides are known. */
function namesOf(actors: readonly Actor[]): readonly string[] {
  return unique(actors.flatMap(({ name, aliases, side }) => [name, ...aliases, side.name]));
}

function sidesOf(actors: readonly Actor[]): readonly string[] {
  return unique(actors.map(({ side }) => side.slug));
}

/** The months of a date under which things are found: none of a year alone that the timeline tells. */
function searchMonthsOf(when: When): readonly string[] {
  const first = beginning.slice(0, 7);
  const months = monthsOf(when);
  if (months.length === 0) return firstDay(when) < beginning ? [before] : [];
  return unique(months.map((month) => (month < first ? before : month)));
}

function unique<T>(things: readonly T[]): T[] {
  return [...new Set(things)];
}
