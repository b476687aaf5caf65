import { sidesOf, type Archive, type Article, type Event, type Side } from './archive.ts';
import { formatLanguage, titleNote } from './article-wording.ts';
import { formatParts, formatWhen } from './date-wording.ts';
import { formatKind } from './event-kind.ts';
import { firstDay } from './partial-date.ts';
import type { Destination } from './permalink.ts';
import { namesOf } from './renaming.ts';
import { sectionOf, sections } from './sections.ts';
import { formatSpine } from './spine-wording.ts';
import { spineOn, type SpineChange, type SpineState } from './spine.ts';

/** The size of every card, in pixels: what readers of the Open Graph protocol show whole. */
export const cardSize = { width: 1200, height: 630 } as const;

/** A picture of a page for previews of its link, in words: what it says, not how it is drawn. */
export type Card = EventCard | ArticleCard | SectionCard;

export interface EventCard {
  readonly kind: 'event';
  /** Its names under `/cards/`, the present one first: links to former ones are out in the world. */
  readonly names: readonly string[];
  /** In full, with its hedge: `about 11 June 2020`. */
  readonly date: string;
  /** The weekday, the kind, where sources differ, the day elsewhere. */
  readonly notes: readonly string[];
  /** Whose actors acted, the first actor’s first. */
  readonly sides: readonly Pick<Side, 'name' | 'mark'>[];
  readonly headline: string;
  /** The timeline’s line on the event’s first day, and its words. */
  readonly spine: SpineState;
  readonly spineWords: readonly string[];
}

export interface ArticleCard {
  readonly kind: 'article';
  readonly names: readonly string[];
  readonly date: string;
  /** Whose words the headline is, and whose the summary: no card passes for the article itself. */
  readonly origin: string;
  readonly headline: string;
  /** What a reader should know of the headline and the language. */
  readonly notes: readonly string[];
}

export interface SectionCard {
  readonly kind: 'section';
  readonly names: readonly string[];
  readonly title: string;
  readonly says: string;
  /** The timeline’s line through the whole year. */
  readonly spine: readonly SpineChange[];
}

/**
 * Every card of the site: one for each event and article, under all its names, and one for each
 * section.
 */
export function buildCards({
  events,
  articles,
  spine,
}: Pick<Archive, 'events' | 'articles' | 'spine'>): Card[] {
  return [
    ...Object.entries(sections).map(([name, words]): SectionCard => ({
      kind: 'section',
      names: [name],
      ...words,
      spine,
    })),
    ...events.map((event) => cardOfEvent(event, spine)),
    ...articles.map(cardOfArticle),
  ];
}

/**
 * The name of a page’s card under `/cards/`: `events/parliament-vote`, `positions`. A page that is
 * neither an event’s nor an article’s has the card of its section.
 */
export function cardNameOf(to: Destination): string {
  if (typeof to === 'object' && 'event' in to) return `events/${to.event}`;
  if (typeof to === 'object' && 'article' in to) return `articles/${to.article}`;
  return sectionOf(to);
}

/** What the card of a page’s section says, for those who cannot see it. */
export function tellSectionCard(to: Destination): string {
  const { title, says } = sections[sectionOf(to)];
  return `${title}: ${says}`;
}

/** What an event’s card says, for those who cannot see it. */
export function tellEventCard(event: Event): string {
  const { date, notes, sides, headline } = wordEvent(event);
  return `${date}: ${headline} (${[...notes, ...sides.map(({ name }) => name)].join(', ')})`;
}

/** What an article’s card says, for those who cannot see it. */
export function tellArticleCard(article: Article): string {
  const { date, origin, headline, notes } = cardOfArticle(article);
  return [`${date}. ${origin}: ${headline}`, ...notes].join('. ');
}

function cardOfEvent(event: Event, changes: readonly SpineChange[]): EventCard {
  const spine = spineOn(changes, firstDay(event.when));
  return {
    kind: 'event',
    names: namesOf(event).map((event) => cardNameOf({ event })),
    ...wordEvent(event),
    spine,
    spineWords: formatSpine(spine),
  };
}

function wordEvent(event: Event): Pick<EventCard, 'date' | 'notes' | 'sides' | 'headline'> {
  const { when, kind, differences, elsewhere, headline } = event;
  const parts = when.kind === 'date' ? formatParts(when) : undefined;
  return {
    date: formatWhen(when),
    notes: [
      // As on the timeline, a doubtful day has no weekday.
      ...(parts?.weekday === undefined || parts.hedge !== undefined ? [] : [parts.weekday]),
      formatKind(kind),
      ...(differences.length === 0 ? [] : [formatDifferences(differences.length)]),
      ...elsewhere.map((other) => `${formatWhen(other.when)} in ${other.place.name}`),
    ],
    sides: sidesOf(event),
    headline,
  };
}

function formatDifferences(number: number): string {
  return `sources differ on ${number === 1 ? 'one question' : `${number} questions`}`;
}

function cardOfArticle(article: Article): ArticleCard {
  const { title, publisher, carriedBy, published, language } = article;
  return {
    kind: 'article',
    names: namesOf(article).map((article) => cardNameOf({ article })),
    date: formatWhen(published),
    origin: `Our summary of an article by ${publisher}${carriedBy ? `, in ${carriedBy.name}` : ''}`,
    headline: title,
    notes: [
      ...(language === 'en' ? [] : [`The article is in ${formatLanguage(language)}`]),
      ...(article.titleBasis === undefined ? [] : [titleNote(article)]),
    ],
  };
}
