import type { Archive, Article, Event } from '../model/archive.ts';
import { citationFormats, type Destination } from '../model/permalink.ts';
import { namesOf, type Renamable } from '../model/renaming.ts';
import { calendar, feeds, type Subscribed } from '../model/subscriptions.ts';
import { formatAtom } from './atom.ts';
import { formatCalendar } from './calendar.ts';
import { citationFiles } from './citation-file.ts';
import { buildFeedOfCorrections } from './corrections-feed.ts';
import { citeArticle, citeEvent, citeSummary } from './csl.ts';
import { buildTables } from './csv-tables.ts';
import { frameOfEvent, frameOfTimeline } from './embed-frame.ts';
import { buildFeedOfEvents } from './feed.ts';
import { formatJsonFeed } from './json-feed.ts';
import { formatOEmbed } from './oembed.ts';
import type { Publication } from './publication.ts';
import { formatRss } from './rss.ts';
import { sitemapFiles } from './sitemap.ts';
import { formatEventJson, formatTimelineJson } from './timeline-json.ts';
import { formatTimelineMarkdown } from './timeline-markdown.ts';
import { formatTimelineSchema } from './timeline-schema.ts';
import { formatTimelineJs } from './timelinejs.ts';

/** What a format is, and what it is for. */
interface Format {
  readonly name: string;
  /** What it is for, in one line. */
  readonly purpose: string;
  readonly mediaType: string;
}

/** A file of the whole timeline in some format. */
export interface ExchangeFile extends Format {
  readonly to: Destination;
  readonly write: (archive: Archive, publication: Publication) => string;
}

/** Files of one format, one for each thing of a kind. */
export type ExchangeSeries = SeriesAbout<'event', Event> | SeriesAbout<'article', Article>;

interface SeriesAbout<Kind extends string, About> extends Format {
  readonly about: Kind;
  /** Where the file about a thing is found. */
  readonly to: (slug: string) => Destination;
  readonly write: (thing: About, archive: Archive, publication: Publication) => string;
}

/**
 * Every file in which the whole timeline goes elsewhere. One entry here puts a format at its address,
 * on `/data/` and into the manifest.
 */
export const exchangeFiles: readonly ExchangeFile[] = [
  {
    to: { data: 'timeline.json' },
    name: 'JSON',
    purpose: 'For programs, everything that the pages show: the exact and complete form',
    mediaType: 'application/json',
    write: formatTimelineJson,
  },
  {
    to: { data: 'timeline.schema.json' },
    name: 'JSON Schema',
    purpose: 'What every field of the JSON means, and a check of it (draft 2020-12)',
    mediaType: 'application/schema+json',
    write: (_, publication) => formatTimelineSchema(publication),
  },
  table('events.csv', 'Events (CSV)'),
  table('articles.csv', 'Articles (CSV)'),
  table('figures.csv', 'Reported numbers (CSV)'),
  table('positions.csv', 'Positions (CSV)'),
  {
    to: { data: 'timeline.md' },
    name: 'Markdown',
    purpose: 'The whole timeline as one text to read, search or hand on (CommonMark)',
    mediaType: 'text/markdown; charset=utf-8; variant=CommonMark',
    write: formatTimelineMarkdown,
  },
  {
    to: { data: 'timelinejs.json' },
    name: 'TimelineJS',
    purpose: 'The timeline as slides, for the newsroom tool TimelineJS',
    mediaType: 'application/json',
    write: formatTimelineJs,
  },
  ...citationFormats.map((format): ExchangeFile => ({
    to: { data: `articles.${format}` },
    name: citationFiles[format].name,
    purpose: 'For reference managers, all source articles',
    mediaType: citationFiles[format].mediaType,
    write: ({ articles }) => citationFiles[format].write(articles.map(citeArticle)),
  })),
  ...[...feeds, calendar].flatMap(({ brings, formats }) =>
    formats.map(({ name, type, to }): ExchangeFile => ({
      to,
      name,
      purpose: brings,
      mediaType: `${type}; charset=utf-8`,
      write: (archive, publication) => subscriptionWriters[to](archive, publication),
    })),
  ),
  {
    to: 'oembed',
    name: 'oEmbed',
    purpose: 'For programs that show the timeline within another page, how to do so',
    mediaType: 'application/json',
    write: (_, publication) => formatOEmbed(frameOfTimeline, publication),
  },
];

/** Every format of which each thing has a file of its own, which it keeps under its former slugs. */
export const exchangeSeries: readonly ExchangeSeries[] = [
  {
    about: 'event',
    to: (slug) => ({ eventData: slug }),
    name: 'JSON',
    purpose:
      'For programs, one event with its articles, actors and places: a file beside each event’s page',
    mediaType: 'application/json',
    write: formatEventJson,
  },
  {
    about: 'event',
    to: (slug) => ({ oembed: slug }),
    name: 'oEmbed',
    purpose: 'For programs that show one event within another page, how to do so',
    mediaType: 'application/json',
    write: (event, { articleBySlug }, publication) =>
      formatOEmbed(frameOfEvent(event, articleBySlug, publication), publication),
  },
  ...citationFormats.flatMap((as): ExchangeSeries[] => {
    const { name, mediaType, write } = citationFiles[as];
    return [
      {
        about: 'event',
        to: (slug) => ({ citationOf: 'events', slug, as }),
        name,
        purpose: 'For reference managers, our page on one event: beside that page',
        mediaType,
        write: (event, _, publication) => write([citeEvent(event, publication)]),
      },
      {
        about: 'article',
        to: (slug) => ({ citationOf: 'articles', slug, as }),
        name,
        purpose:
          'For reference managers, one article and our summary of it, as two entries: beside that page',
        mediaType,
        write: (article, _, publication) =>
          write([citeArticle(article), citeSummary(article, publication)]),
      },
    ];
  }),
];

/** What else there is of each event for others, made as pages and pictures are. */
export function madeForOthers({
  hasCards,
}: Pick<Publication, 'hasCards'>): Omit<SeriesAbout<'event', Event>, 'write'>[] {
  return hasCards ? [frames, cards] : [frames];
}

const frames = {
  about: 'event',
  to: (slug: string) => ({ embed: slug }),
  name: 'HTML',
  purpose: 'For a frame within another page, one event whole, without script',
  mediaType: 'text/html',
} as const;

const cards = {
  about: 'event',
  to: (slug: string) => ({ card: `events/${slug}` }),
  name: 'PNG',
  purpose: 'For previews of links, one event as a picture',
  mediaType: 'image/png',
} as const;

/** A file of the exchange as it is written, of the whole timeline or of one thing. */
export type FileToWrite = Pick<ExchangeFile, 'to' | 'mediaType' | 'write'>;

/**
 * Every single file in which the timeline goes elsewhere: those of the whole, those of each thing, and
 * the lists for search engines.
 */
export function filesToWrite(archive: Archive): FileToWrite[] {
  return [
    ...exchangeFiles,
    ...exchangeSeries.flatMap((series) => filesOfSeries(series, archive)),
    ...sitemapFiles(archive),
  ];
}

function filesOfSeries(series: ExchangeSeries, { events, articles }: Archive): FileToWrite[] {
  return series.about === 'event' ? oneForEach(events, series) : oneForEach(articles, series);
}

function oneForEach<Thing extends Renamable>(
  things: readonly Thing[],
  { to, mediaType, write }: Pick<SeriesAbout<string, Thing>, 'to' | 'mediaType' | 'write'>,
): FileToWrite[] {
  return things.flatMap((thing) =>
    namesOf(thing).map((slug) => ({
      to: to(slug),
      mediaType,
      write: (archive, publication) => write(thing, archive, publication),
    })),
  );
}

const subscriptionWriters: Readonly<Record<Subscribed, ExchangeFile['write']>> = {
  atom: (archive, publication) =>
    formatAtom(buildFeedOfEvents(archive, publication), 'atom', publication),
  rss: (archive, publication) =>
    formatRss(buildFeedOfEvents(archive, publication), 'rss', publication),
  'json-feed': (archive, publication) =>
    formatJsonFeed(buildFeedOfEvents(archive, publication), 'json-feed', publication),
  'corrections-feed': (archive, publication) =>
    formatAtom(buildFeedOfCorrections(archive, publication), 'corrections-feed', publication),
  calendar: formatCalendar,
};

function table(file: string, name: string): ExchangeFile {
  return {
    to: { data: file },
    name,
    purpose: 'For spreadsheets and notebooks, tables of what is told and on whose report',
    mediaType: 'text/csv; charset=utf-8; header=present',
    write: (archive, publication) =>
      buildTables(archive, publication)
        .find((candidate) => candidate.file === file)!
        .format(),
  };
}
