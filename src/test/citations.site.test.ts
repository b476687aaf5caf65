import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import {
  attributeOf,
  fileAt,
  findFaults,
  idsOf,
  metaOf,
  pageAt,
  readSiteUnderTest,
  textOf,
  type Page,
} from './built-site.ts';
import { readContentFiles, readEventFiles } from './content-files.ts';

const site = readSiteUnderTest();
const { base, origin, folder, files } = site;
const NAME = 'The Troop Question';

/** How many things the page of each can be cited as: the event’s page; the article and our summary. */
const CITED = { events: 1, articles: 2 } as const;
const collections = ['events', 'articles'] as const;
const formats = ['bib', 'ris', 'csl.json'] as const;

test('every page of an event or article is cited in three styles, as ours and at its address', () => {
  expect(
    findFaults(citablePages(), (page) => {
      const texts = selectAll('details.cite dd', page.tree).map(textOf);
      const ours = texts.filter(
        (text) => text.includes(NAME) && (!origin || text.includes(origin + page.address)),
      );
      return [
        ...(texts.length === 3 * CITED[collectionOf(page)] ? [] : [`${texts.length} citations`]),
        ...(ours.length === 3 ? [] : [`${ours.length} citations of our page`]),
      ];
    }),
  ).toEqual([]);
});

test('beside every such page lie its citations as files, each with no more and no less than it offers', () => {
  expect(
    findFaults(citablePages(), (page) => {
      const linked = selectAll('details.cite a[download]', page.tree).map(
        (link) => fileAt(site, attributeOf(link, 'href') ?? '') ?? '',
      );
      const expected = formats.map((format) => page.file.replace('/index.html', `.${format}`));
      if (String(linked) !== String(expected)) return [`leads to ${linked.join(', ')}`];
      return linked
        .filter((file) => !files.includes(file) || idsIn(file).length !== CITED[collectionOf(page)])
        .map((file) => `${file} is missing, or holds another number of records`);
    }),
  ).toEqual([]);
});

test('our page is cited under its own title, of the day on which we published it', () => {
  const added = new Map(
    collections.flatMap((collection) =>
      readContentFiles(collection).map(({ slug, frontMatter }) => [
        `${collection}/${slug}`,
        /^added:\s*["']?([\d-]+)/m.exec(frontMatter)?.[1],
      ]),
    ),
  );
  expect(
    findFaults(citablePages(), (page) => {
      const thing = page.file.replace('/index.html', '');
      const records = JSON.parse(readFileSync(join(folder, `${thing}.csl.json`), 'utf8'));
      const ours = records.at(-1);
      const [parts] = ours.issued['date-parts'];
      const day = parts.map((part: number) => String(part).padStart(2, '0')).join('-');
      const heading = textOf(select('h1', page.tree)!);
      const isTitle =
        collectionOf(page) === 'events'
          ? ours.title === heading
          : ours.title.startsWith(`Summary of “${heading}” (`);
      return [
        ...(isTitle ? [] : [`title: ${ours.title}`]),
        ...(ours['container-title'] === NAME ? [] : [`site: ${ours['container-title']}`]),
        ...(ours.URL === (origin && origin + page.address) ? [] : [`address: ${ours.URL}`]),
        ...(day === added.get(thing) ? [] : [`day: ${day}`]),
        ...(records.some((record: any) => 'accessed' in record) ? ['a day of access'] : []),
      ];
    }),
  ).toEqual([]);
});

test('the bibliography has every article once, in every format', () => {
  const slugs = readContentFiles('articles').map(({ slug }) => slug);
  for (const format of formats) {
    expect(idsIn(`data/articles.${format}`).sort(), format).toEqual(slugs.toSorted());
  }
});

test('every page that has an address, but the front page, says where it stands among the others', () => {
  const pages = site.pages.filter(({ isUnlisted, file }) => !isUnlisted && file !== 'index.html');
  expect(
    findFaults(pages, (page) => {
      const things = meaningOf(page);
      const way =
        things.find((thing) => thing['@type'] === 'BreadcrumbList')?.itemListElement ?? [];
      const ends = [way[0]?.item, way.at(-1)?.item];
      const expected = [(origin ?? '') + base, (origin ?? '') + settledAddress(page)];
      return String(ends) === String(expected) ? [] : [`leads from ${ends.join(' to ')}`];
    }),
  ).toEqual([]);
});

test('the page of all events lists them for machines once, in the order of the timeline', () => {
  const list = meaningOf(pageAt(site, 'events/index.html')).find(
    (thing) => thing['@type'] === 'ItemList',
  );
  const slugs = new Set(readEventFiles().map(({ slug }) => slug));
  const inOrder = idsOf(pageAt(site, 'index.html')).filter((id) => slugs.has(id));
  expect(list.numberOfItems).toBe(slugs.size);
  expect(list.itemListElement.map((entry: any) => [entry.position, entry.item.url])).toEqual(
    inOrder.map((slug, index) => [index + 1, `${origin ?? ''}${base}events/${slug}/`]),
  );
});

test('the front page lists the key events for machines, as it does for readers', () => {
  const page = pageAt(site, 'index.html');
  const list = meaningOf(page).find((thing) => thing['@type'] === 'ItemList');
  const keyEvents = selectAll('.key-events a', page.tree).map(
    (link) => attributeOf(link, 'href')?.split('#')[1],
  );
  expect(keyEvents.length).toBeGreaterThan(0);
  expect(list.itemListElement.map((entry: any) => [entry.position, entry.item.url])).toEqual(
    keyEvents.map((slug, index) => [index + 1, `${origin ?? ''}${base}events/${slug}/`]),
  );
});

test('for machines, the page of an event is an article of ours that cites its sources', () => {
  expect(
    findFaults(pagesOf('events'), (page) => {
      const [event, article] = meaningOf(page);
      const heading = textOf(select('h1', page.tree)!);
      const ours = [article?.headline, article?.author?.name, article?.publisher?.name];
      return [
        ...(event?.['@type'] === 'Event' && event.name === heading ? [] : ['no event']),
        ...(String(ours) === String([heading, NAME, NAME]) ? [] : [`claims ${ours.join(', ')}`]),
        ...(article?.citation?.length > 0 ? [] : ['cites nothing']),
      ];
    }),
  ).toEqual([]);
});

test('for machines, the page of an article is about the article and is not it', () => {
  expect(
    findFaults(pagesOf('articles'), (page) => {
      const [about, ...others] = meaningOf(page).filter(
        (thing) => thing['@type'] !== 'BreadcrumbList',
      );
      const isOurs = about?.['@type'] === 'WebPage' && about.publisher?.name === NAME;
      const isAbout = about?.about?.headline === textOf(select('h1', page.tree)!);
      return isOurs && isAbout && others.length === 0 ? [] : ['claims to be the article'];
    }),
  ).toEqual([]);
});

test('reference managers find our title, day and address in the head of an event, and of nothing else', () => {
  const isEvent = new Set(pagesOf('events'));
  expect(
    findFaults(site.pages, (page) => {
      const tags = selectAll('meta[name^=citation_]', page.tree);
      if (!isEvent.has(page)) return tags.length === 0 ? [] : ['has tags'];
      const isTitle = metaOf(page, 'citation_title') === textOf(select('h1', page.tree)!);
      const isDay = /^\d{4}\/\d\d\/\d\d$/.test(metaOf(page, 'citation_publication_date') ?? '');
      const isAddress = metaOf(page, 'citation_public_url') === (origin && origin + page.address);
      return isTitle && isDay && isAddress && metaOf(page, 'DC.type') === 'webpage'
        ? []
        : ['says something else'];
    }),
  ).toEqual([]);
});

function citablePages(): Page[] {
  return collections.flatMap(pagesOf);
}

function pagesOf(collection: 'events' | 'articles'): Page[] {
  return readContentFiles(collection).map(({ slug }) =>
    pageAt(site, `${collection}/${slug}/index.html`),
  );
}

function collectionOf({ file }: Page): 'events' | 'articles' {
  return file.startsWith('events/') ? 'events' : 'articles';
}

/** The names of all records in a file. */
function idsIn(file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  if (file.endsWith('.json')) return JSON.parse(text).map(({ id }: { id: string }) => id);
  const pattern = file.endsWith('.bib') ? /^@\w+\{(.*),$/gm : /^ID {2}- (.*)\r$/gm;
  return [...text.matchAll(pattern)].map(([, id = '']) => id);
}

/** What a page tells machines, in the words of schema.org. */
function meaningOf({ tree }: Page): any[] {
  return selectAll('script[type="application/ld+json"]', tree).flatMap(({ children: [text] }) => {
    const document = JSON.parse(text?.type === 'text' ? text.value : '');
    return document['@context'] === 'https://schema.org' ? document['@graph'] : [];
  });
}

/** Where a page stands for good. */
function settledAddress(page: Page): string {
  return metaOf(page, 'refresh')?.replace(/^0; url=/, '') ?? page.address;
}
