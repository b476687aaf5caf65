/** A page of this site, named by what it shows. Its address is a public contract and never changes. */
export type Destination =
  | 'timeline'
  | 'events'
  | 'articles'
  | 'actors'
  | 'sides'
  | 'about'
  | 'disagreements'
  | 'corrections'
  | 'known-on'
  | 'positions'
  | 'troop-levels'
  | 'places'
  | 'kinds'
  | 'search'
  | 'print'
  | 'sitemap'
  | 'favicon'
  | 'atom'
  | 'rss'
  | 'json-feed'
  | 'corrections-feed'
  | 'calendar'
  | 'data'
  | 'embed'
  | 'oembed'
  | { readonly onTimeline: string }
  /** `at` is a place on the page: the id of what stands there. */
  | { readonly event: string; readonly at?: string | undefined }
  | { readonly article: string; readonly at?: string | undefined }
  | { readonly actor: string }
  | { readonly side: string }
  | { readonly place: string }
  /** A kind of event: `decision`. */
  | { readonly kind: string }
  /** A year, month or day: `2020`, `2020-01`, `2020-01-05`. */
  | { readonly period: string }
  /** One of the pages over which something is spread that is too much for one; counted from 1. */
  | {
      readonly part: number;
      readonly of: Destination;
      readonly at?: string | undefined;
    }
  /** What was known on a day: `2020-01-10`. */
  | { readonly knownOn: string; readonly at?: string | undefined }
  /** Leads on to what was known on the next day on which something was published. */
  | { readonly knownAfter: string }
  /** A file of the whole timeline for programs: `events.csv`. */
  | { readonly data: string }
  /** One event for programs. */
  | { readonly eventData: string }
  /** The citation of an event's or an article's page, as a file for reference managers. */
  | {
      readonly citationOf: 'events' | 'articles';
      readonly slug: string;
      readonly as: CitationFormat;
    }
  /** One of the lists of pages for search engines, where they are too many for one; counted from 1. */
  | { readonly sitemap: number }
  /** The picture of a page by its name: `events/parliament-vote`, `positions`. */
  | { readonly card: string }
  /** An event, or one in its place on the timeline, as a page for frames on other people’s pages. */
  | { readonly embed: string }
  | { readonly onEmbed: string }
  /** What programs that show an event on other pages are told of it. */
  | { readonly oembed: string }
  /** A page of ours by its path from the site's root, such as a link in an account. */
  | { readonly path: string };

/** The formats in which reference managers take citations, by the ends of their files' names. */
export const citationFormats = ['bib', 'ris', 'csl.json'] as const;

export type CitationFormat = (typeof citationFormats)[number];

/**
 * The address of a page on this site, from the root of its server, base path included:
 * `/a/b/events/parliament-vote/`. The only maker of addresses; nothing else knows the base.
 */
export const permalink = permalinksUnder(process.env['BASE']);

/** A maker of addresses for a site that lives under a base path. */
export function permalinksUnder(base: string | undefined): (to: Destination) => string {
  const root = normaliseBase(base);
  return (to) => root + pathTo(to);
}

/** A base path with a slash at both ends: `a/b` and `/a/b/` become `/a/b/`, nothing becomes `/`. */
export function normaliseBase(base: string | undefined): string {
  const steps = (base ?? '').split('/').filter((step) => step !== '');
  return steps.length === 0 ? '/' : `/${steps.join('/')}/`;
}

/**
 * Where the address of a page of ours stands on a public origin: `https://example.org/events/`; the
 * address alone where no origin is known.
 */
export function absoluteAddress(address: string, origin: string | undefined): string {
  return origin === undefined ? address : new URL(address, origin).href;
}

/** The path of a page from the site's root, without a leading slash. */
function pathTo(to: Destination): string {
  if (typeof to === 'string') return fixedPaths[to];
  if ('onTimeline' in to) return `#${to.onTimeline}`;
  if ('event' in to) return `events/${to.event}/${fragmentOf(to)}`;
  if ('article' in to) return `articles/${to.article}/${fragmentOf(to)}`;
  if ('actor' in to) return `actors/${to.actor}/`;
  if ('side' in to) return `sides/${to.side}/`;
  if ('place' in to) return `places/${to.place}/`;
  if ('kind' in to) return `kinds/${to.kind}/`;
  if ('knownOn' in to) return `known-on/${to.knownOn}/${fragmentOf(to)}`;
  if ('knownAfter' in to) return `known-on/${to.knownAfter}/next/`;
  if ('data' in to) return `data/${to.data}`;
  if ('eventData' in to) return `events/${to.eventData}.json`;
  if ('citationOf' in to) return `${to.citationOf}/${to.slug}.${to.as}`;
  if ('embed' in to) return `embed/${to.embed}/`;
  if ('onEmbed' in to) return `embed/#${to.onEmbed}`;
  if ('oembed' in to) return `oembed/${to.oembed}.json`;
  if ('period' in to) return `${to.period.replaceAll('-', '/')}/`;
  if ('part' in to) {
    return `${pathTo(to.of)}${to.part === 1 ? '' : `part-${to.part}/`}${fragmentOf(to)}`;
  }
  if ('sitemap' in to) return `sitemap-${to.sitemap}.xml`;
  if ('card' in to) return `cards/${to.card}.png`;
  return to.path.replace(/^\/+/, '');
}

function fragmentOf({ at }: { readonly at?: string | undefined }): string {
  return at === undefined ? '' : `#${at}`;
}

const fixedPaths = {
  timeline: '',
  events: 'events/',
  articles: 'articles/',
  actors: 'actors/',
  sides: 'sides/',
  about: 'about/',
  disagreements: 'disagreements/',
  corrections: 'corrections/',
  'known-on': 'known-on/',
  positions: 'positions/',
  'troop-levels': 'troop-levels/',
  places: 'places/',
  kinds: 'kinds/',
  search: 'search/',
  print: 'print/',
  sitemap: 'sitemap.xml',
  favicon: 'favicon.svg',
  atom: 'atom.xml',
  rss: 'rss.xml',
  'json-feed': 'feed.json',
  'corrections-feed': 'corrections.xml',
  calendar: 'timeline.ics',
  data: 'data/',
  embed: 'embed/',
  // Beside the folder of the events’ files, in which an event could be called anything.
  oembed: 'oembed.json',
} as const;
