import type { Article, Event } from '../model/archive.ts';
import type { ArticleFields } from '../model/article.ts';
import { formatPeriod } from '../model/date-wording.ts';
import type { When } from '../model/partial-date.ts';
import type { Destination } from '../model/permalink.ts';
import { sectionOf, sections } from '../model/sections.ts';
import { originalAddress } from '../model/verification.ts';
import { citeSummary, parseName } from './csl.ts';
import { addressIn, type Publication } from './publication.ts';

/** A thing in the words of schema.org, as JSON-LD 1.1 has it. */
export interface Thing {
  readonly '@type': string;
  readonly [property: string]: unknown;
}

/** A page, to say where it stands among the others. */
export interface PlacedPage {
  readonly title: string;
  readonly address: Destination;
}

/**
 * What a page means, for machines: a JSON-LD 1.1 document to stand in a `<script>`. Without a public
 * origin its addresses are relative to the page.
 *
 * @returns JSON in which no text can end the script or open another.
 */
export function formatJsonLd(things: readonly Thing[]): string {
  const document = { '@context': 'https://schema.org', '@graph': things };
  return JSON.stringify(document, withoutEmptyLists).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** An event, and our account of it, which rests on what others published and is none of it. */
export function describeEvent(event: Event, publication: Publication): Thing[] {
  const { slug, headline, when, places, added, updated, corrections, quotations } = event;
  const url = addressIn(publication, { event: slug });
  return [
    { '@id': `${url}#event`, ...happening(event, publication) },
    {
      '@type': 'Article',
      headline,
      url,
      ...published(added, publication),
      dateModified: updated,
      about: { '@id': `${url}#event` },
      temporalCoverage: when.text,
      spatialCoverage: places.map(({ name }) => name),
      citation: event.restsOn.map(sourceArticle),
      hasPart: quotations.map(({ text, articles }) => ({
        '@type': 'Quotation',
        text,
        isPartOf: articles
          .map((cited) => event.restsOn.find((article) => article.slug === cited))
          .flatMap((article) => (article && originalAddress(article)) ?? []),
      })),
      correction: corrections.map(({ date, change, why }) => ({
        '@type': 'CorrectionComment',
        text: `${change} ${why}`,
        datePublished: date,
      })),
    },
  ];
}

/** Our page on an article: about it, never the article itself. */
export function describeArticle(article: Article, publication: Publication): Thing[] {
  return [
    {
      '@type': 'WebPage',
      name: citeSummary(article, publication).title,
      url: addressIn(publication, { article: article.slug }),
      ...published(article.added, publication),
      about: sourceArticle(article),
    },
  ];
}

/** All events in the order of the timeline, each with its place in the row. */
export function describeTimeline(events: readonly Event[], publication: Publication): Thing[] {
  const things = events.map((event) => happening(event, publication));
  return [listOf(publication.name, things)];
}

/** The key events in their order, by no more than their names and addresses. */
export function describeKeyEvents(events: readonly Event[], publication: Publication): Thing[] {
  const things = events.map(({ slug, headline }) => ({
    '@type': 'Event',
    name: headline,
    url: addressIn(publication, { event: slug }),
  }));
  return [listOf('Key events', things)];
}

function listOf(name: string, things: readonly Thing[]): Thing {
  return {
    '@type': 'ItemList',
    name,
    numberOfItems: things.length,
    itemListOrder: 'https://schema.org/ItemListOrderAscending',
    itemListElement: things.map((item, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      item,
    })),
  };
}

/** The way from the front page to a page; none to the front page itself. */
export function describePlace(page: PlacedPage, publication: Publication): Thing[] {
  if (page.address === 'timeline') return [];
  const home: PlacedPage = { title: publication.name, address: 'timeline' };
  const way = [home, ...pagesAbove(page), page];
  return [
    {
      '@type': 'BreadcrumbList',
      itemListElement: way.map(({ title, address }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: title,
        item: addressIn(publication, address),
      })),
    },
  ];
}

/** Something that happened. What its date hedges, schema.org has no word for: our account tells it. */
function happening({ slug, headline, when, places }: Event, publication: Publication): Thing {
  return {
    '@type': 'Event',
    name: headline,
    url: addressIn(publication, { event: slug }),
    ...datesOf(when),
    location: places.map(({ name }) => ({ '@type': 'Place', name })),
  };
}

function datesOf(when: When): { startDate: string; endDate?: string } {
  if (when.kind === 'date') return { startDate: when.iso };
  return { startDate: when.start.iso, endDate: when.end.iso };
}

/** An article of others, under its own name and at its own address. */
function sourceArticle(article: Article): Thing {
  const { kind, title, publisher, authors, published, language } = article;
  return {
    '@type': typesOfArticle[kind],
    headline: title,
    url: originalAddress(article),
    datePublished: published.iso,
    publisher: { '@type': 'Organization', name: publisher },
    author: authors.map((name) => ({
      '@type': 'literal' in parseName(name) ? 'Organization' : 'Person',
      name,
    })),
    inLanguage: language === 'en' ? undefined : language,
  };
}

/** What is noted briefly is mostly news, and schema.org counts as such what gives news its context. */
const typesOfArticle: Readonly<Record<ArticleFields['kind'], string>> = {
  report: 'NewsArticle',
  brief: 'NewsArticle',
  release: 'Report',
  statement: 'Report',
  speech: 'Article',
  transcript: 'Article',
};

function published(added: string, publication: Publication) {
  const { name, language, licence } = publication;
  const us = { '@type': 'Organization', name, url: addressIn(publication, 'timeline') };
  return {
    datePublished: added,
    inLanguage: language,
    license: licence.address,
    author: us,
    publisher: us,
  };
}

/** The pages under which a page stands, the widest first. */
function pagesAbove({ address }: PlacedPage): PlacedPage[] {
  if (typeof address === 'string') return [];
  if ('part' in address) return pagesAbove({ title: '', address: address.of });
  if ('period' in address) {
    const { period } = address;
    return [4, 7]
      .filter((length) => length < period.length)
      .map((length) => period.slice(0, length))
      .map((wider) => ({ title: formatPeriod(wider), address: { period: wider } }));
  }
  const section = sectionOf(address);
  return section === 'timeline' ? [] : [{ title: sections[section].title, address: section }];
}

function withoutEmptyLists(_: string, value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
