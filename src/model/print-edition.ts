import type { Archive, Article, Event } from './archive.ts';
import { citedArticles, passagesOf, type Passage } from './citation.ts';
import { lastChangeTo } from './corrections.ts';
import { formatPeriod } from './date-wording.ts';
import { articlesCitedOn } from './evidence.ts';
import { permalink } from './permalink.ts';
import { beginning, buildTimeline, type TimelineEntry } from './timeline.ts';

/** The most events that one edition tells, the latest: some 400 pages. */
export const mostEventsPrinted = 1000;

/** The whole timeline as it stands on paper, where numbers do what links do on a screen. */
export interface PrintEdition {
  /** What began before the timeline, where anything did, and then month by month. */
  readonly parts: readonly EditionPart[];
  /** Every article that the edition cites, by date of publication: the first has the number 1. */
  readonly sources: readonly Article[];
  /** The slugs of the events that it tells. */
  readonly told: ReadonlySet<string>;
  /** The number of each source by the slug of its article. */
  readonly sourceNumbers: ReadonlyMap<string, number>;
  /** The day of the last change to what it tells; undefined where it tells nothing. */
  readonly asOf: string | undefined;
}

/** The events under one heading. */
export interface EditionPart {
  /** The place of the heading: `_2020-01`, or `_before`. */
  readonly anchor: string;
  readonly title: string;
  /** Days without a known event before this part, where they are worth a mark. */
  readonly gap: number | undefined;
  /** At least one, numbered from 1 through the whole edition. */
  readonly events: readonly NumberedEvent[];
}

export interface NumberedEvent {
  readonly number: number;
  readonly event: Event;
}

/**
 * Arranges an archive for paper.
 *
 * Sources are numbered by date of publication, not by first use: a number then tells early from late,
 * the reports of one week stand together in the list, and a sentence that moves renumbers nothing.
 */
export function buildPrintEdition(
  archive: Pick<Archive, 'events' | 'articles' | 'story' | 'spine'>,
): PrintEdition {
  const sources = citedIn(archive);
  return {
    parts: buildParts(archive),
    sources,
    told: new Set(archive.events.map(({ slug }) => slug)),
    sourceNumbers: new Map(sources.map(({ slug }, index) => [slug, index + 1])),
    asOf: lastChangeTo([...archive.events, ...sources]),
  };
}

/** The numbers of articles in an edition, each once, lowest first. */
export function numbersOf(
  articles: readonly string[],
  { sourceNumbers }: Pick<PrintEdition, 'sourceNumbers'>,
): number[] {
  return [...new Set(articles.map((slug) => sourceNumbers.get(slug)!))].sort((a, b) => a - b);
}

/** The place of a source in the list at the end. */
export function anchorOfSource(number: number): string {
  return `_source-${number}`;
}

/** The numbers of the first and the last event of a part: `12–35`, or `12` where it is one. */
export function formatNumbers({ events }: Pick<EditionPart, 'events'>): string {
  const [first, last] = [events[0]?.number, events.at(-1)?.number];
  return first === last ? `${first}` : `${first}–${last}`;
}

/** The HTML of a passage, its links to events leading to where the edition itself tells them. */
export function linkWithin(
  { html, links }: Pick<Passage, 'html' | 'links'>,
  { told }: Pick<PrintEdition, 'told'>,
): string {
  return links.reduce((linked, path) => {
    const slug = /^\/events\/(?<slug>[^/]+)\/$/.exec(path)?.groups?.['slug'];
    if (slug === undefined || !told.has(slug)) return linked;
    return linked.replaceAll(`href="${permalink({ path })}"`, `href="#${slug}"`);
  }, html);
}

function buildParts(archive: Pick<Archive, 'events' | 'spine'>): EditionPart[] {
  const { before, sections } = buildTimeline(archive);
  let number = 0;
  const numberAll = (entries: readonly TimelineEntry[]) =>
    entries.map(({ event }): NumberedEvent => ({ number: ++number, event }));
  return [
    {
      anchor: '_before',
      title: `Before ${formatPeriod(beginning.slice(0, 7))}`,
      gap: undefined,
      events: numberAll(before),
    },
    ...sections.map(({ period, gap, entries }) => ({
      anchor: `_${period}`,
      title: formatPeriod(period),
      gap,
      events: numberAll(entries),
    })),
  ].filter(({ events }) => events.length > 0);
}

/** The articles that the story or an event cites, in the archive’s order: by date of publication. */
function citedIn({
  events,
  articles,
  story,
}: Pick<Archive, 'events' | 'articles' | 'story'>): Article[] {
  const cited = new Set([
    ...citedArticles(passagesOf(story)),
    ...events.flatMap(articlesCitedOn).map(({ slug }) => slug),
  ]);
  return articles.filter(({ slug }) => cited.has(slug));
}
