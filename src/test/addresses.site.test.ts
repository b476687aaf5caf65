import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { listFiles } from '../commands/list-files.ts';
import { attributeOf, idsOf, metaOf, pageAt, readSiteUnderTest } from './built-site.ts';
import {
  readContentFiles,
  readEventFiles,
  readLedgerList,
  readSideSlugs,
} from './content-files.ts';
import { daysOf } from './plain-date.ts';

const site = readSiteUnderTest();
const { base, origin, files } = site;
const events = readEventFiles();
const collections = ['events', 'articles', 'actors'] as const;

/** The files that say that what stood there was withdrawn. */
const withdrawn = new Set(
  site.pages.filter(({ isWithdrawn }) => isWithdrawn).map(({ file }) => file),
);

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** The addresses that are promised to the public, as files. A file at no such address is a mistake. */
const PROMISED: readonly RegExp[] = [
  'index.html',
  '404.html',
  '(?:events|articles|actors|places)/index.html',
  '(?:sides|kinds)/index.html',
  '(?:positions|troop-levels|disagreements|known-on)/index.html',
  '(?:search|about|corrections|print|embed|data)/index.html',
  `(?:events|articles|actors|sides|kinds|places|embed)/${SLUG}/index.html`,
  'known-on/\\d{4}-\\d\\d-\\d\\d/(?:next/)?index.html',
  `\\d{4}/(?:\\d\\d/(?:\\d\\d/)?)?index.html`,
  'atom.xml|rss.xml|feed.json|corrections.xml|timeline.ics',
  'data/(?:timeline|timeline.schema|timelinejs|manifest).json',
  'data/(?:events|articles|figures|positions).csv',
  'data/articles.(?:bib|ris|csl.json)',
  'data/timeline.md',
  `(?:events|oembed)/${SLUG}.json`,
  `(?:events|articles)/${SLUG}.(?:bib|ris|csl.json)`,
  `cards/(?:(?:events|articles)/)?${SLUG}.png`,
  'oembed.json',
  'sitemap(?:-\\d+)?.xml|robots.txt|_redirects|_headers',
  '_astro/comfort-[\\w-]+.js',
  // The engine of the search and its index, under names of its own choosing.
  'search/pagefind/(?:LICENSE|pagefind.js|pagefind-entry.json|wasm.en.pagefind)',
  'search/pagefind/(?:(?:filter|fragment|index)/)?[\\w.]+.pf_[a-z]+',
].map((pattern) => new RegExp(`^(?:${pattern.replace(/\.(?=[a-z])/g, '\\.')})$`));

test('every file stands at an address that is promised', () => {
  const asTheyAre = new Set(listFiles(join(projectFolder, 'public')));
  const others = files.filter(
    (file) => !asTheyAre.has(file) && !PROMISED.some((address) => address.test(file)),
  );
  expect(others).toEqual([]);
});

test('every event, article, actor and side has its page, and no page is without its file', () => {
  for (const collection of collections) {
    const slugs = readContentFiles(collection).flatMap(({ slug, formerly }) => [slug, ...formerly]);
    expect(slugsUnder(collection), collection).toEqual(slugs.sort());
  }
  expect(slugsUnder('sides')).toEqual(readSideSlugs().sort());
});

test('every event stands on the front page, once, under its own name', () => {
  const ids = idsOf(pageAt(site, 'index.html'));
  for (const { slug } of events) {
    expect(
      ids.filter((id) => id === slug),
      slug,
    ).toEqual([slug]);
  }
});

test('every former name of an event is still a place on the front page, in its entry', () => {
  const { tree } = pageAt(site, 'index.html');
  const lost = events.flatMap(({ slug, formerly }) =>
    formerly.filter((former) => selectAll(`#${slug} #${former}`, tree).length !== 1),
  );
  expect(lost).toEqual([]);
});

test('every former address leads to the present one', () => {
  const lost = collections.flatMap((collection) =>
    readContentFiles(collection).flatMap(({ slug, formerly }) =>
      formerly
        .map((former) => pageAt(site, `${collection}/${former}/index.html`))
        .filter((page) => metaOf(page, 'refresh') !== `0; url=${base}${collection}/${slug}/`)
        .map(({ file }) => file),
    ),
  );
  expect(lost).toEqual([]);
});

test('every former address is in the list for hosts that lead on by themselves', () => {
  const rules = readFileSync(join(site.folder, '_redirects'), 'utf8').split('\n');
  const former = collections.flatMap((collection) =>
    readContentFiles(collection).flatMap(({ slug, formerly }) =>
      formerly.map((name) => `${base}${collection}/${name}/ ${base}${collection}/${slug}/ 301`),
    ),
  );
  expect(rules[0]).toMatch(/^# /);
  expect(rules.filter((rule) => !/^(?:#.*|\/\S*\/ \/\S*\/ 301|)$/.test(rule))).toEqual([]);
  expect(former.filter((rule) => !rules.includes(rule))).toEqual([]);
});

test('the ledger has the address of every page, and every address in it has a page', () => {
  const recorded = readLedgerList('addresses') as string[];
  const stands = site.pages.filter(({ isMoved, isUnlisted }) => !isMoved && !isUnlisted);
  const unrecorded = stands
    .map(({ address }) => address.replace(base, '/'))
    .filter((address) => !recorded.includes(address));
  expect(unrecorded, 'run npm run ledger').toEqual([]);
  expect(recorded.filter((address) => !files.includes(`${address.slice(1)}index.html`))).toEqual(
    [],
  );
});

test('every address that was withdrawn says so', () => {
  const tombstones = readLedgerList('tombstones') as { address: string }[];
  const files = tombstones.flatMap(({ address }) => {
    const folder = address.slice(1);
    // The page of a day had one beside it that led on to the next day, that of an event one for frames.
    const others = [
      ...(folder.startsWith('known-on/') ? [`${folder}next/`] : []),
      ...(folder.startsWith('events/') ? [folder.replace('events/', 'embed/')] : []),
    ];
    return [folder, ...others].map((name) => `${name}index.html`);
  });
  expect([...withdrawn].sort()).toEqual(files.sort());
});

test('every day on which an event happened, here or elsewhere, has a page that leads to it', () => {
  const lost = events.flatMap(({ slug, when, elsewhere }) => {
    const days = new Set([...daysOf(when).slice(0, 1), ...elsewhere.flatMap(daysOf)]);
    return [...days]
      .filter((day) => !linksFrom(`${day.replaceAll('-', '/')}/index.html`).includes(slug))
      .map((day) => `${slug} on ${day}`);
  });
  expect(lost).toEqual([]);
});

test('the list of pages for search engines is there, and empty where no origin is known', () => {
  const sitemap = readFileSync(join(site.folder, 'sitemap.xml'), 'utf8');
  expect(sitemap).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\s*<urlset /);
  expect(sitemap.includes('<loc>')).toBe(origin !== undefined);
});

test('robots may read everything', () => {
  const robots = readFileSync(join(site.folder, 'robots.txt'), 'utf8');
  expect(robots).toMatch(/^User-agent: \*\nAllow: \/\n/);
  expect(robots.includes('Disallow')).toBe(false);
  expect(robots.includes('Sitemap:')).toBe(origin !== undefined);
});

/** The slugs that have a page in a folder of the site, sorted; those that were withdrawn left out. */
function slugsUnder(folder: string): string[] {
  const pattern = new RegExp(`^${folder}/([^/]+)/index\\.html$`);
  return files
    .filter((file) => !withdrawn.has(file))
    .flatMap((file) => pattern.exec(file)?.[1] ?? [])
    .sort();
}

/** The slugs of the events to which a page has links; none where there is no such page. */
function linksFrom(file: string): string[] {
  if (!existsSync(join(site.folder, file))) return [];
  return selectAll('main a[href]', pageAt(site, file).tree)
    .map((link) => attributeOf(link, 'href') ?? '')
    .filter((href) => href.startsWith(`${base}events/`))
    .map((href) => href.slice(`${base}events/`.length, -1));
}
