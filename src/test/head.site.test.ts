import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  attributeOf,
  findFaults,
  metaOf,
  pageAt,
  readSite,
  readSiteUnderTest,
  textOf,
  weightOf,
  type BuiltSite,
  type Page,
} from './built-site.ts';
import { findDeadFragments, findDeadLinks, findLinksOutside } from './find-dead-links.ts';
import { runBuild } from './run-build.ts';

/** Built for a public origin, under a base: the site under test if it is, else one built here. */
let site: BuiltSite;
let origin = '';
let folder: string | undefined;

beforeAll(async () => {
  site = process.env['SITE'] ? readSiteUnderTest() : await buildForPublication();
  origin = site.origin ?? '';
});

afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true });
});

async function buildForPublication(): Promise<BuiltSite> {
  folder = await mkdtemp(join(tmpdir(), 'published-'));
  const settings = { SITE: 'https://example.org', BASE: '/a/b/' };
  const { status, output } = await runBuild(join(folder, 'site'), settings);
  if (status !== 0) throw new Error(output);
  return readSite(join(folder, 'site'), settings);
}

test('every page names one address as its own: where it stands, or where it has moved to', () => {
  expect(
    findFaults(withAddress(), (page) => {
      const links = selectAll('link[rel=canonical]', page.tree);
      const named = links.map((link) => attributeOf(link, 'href')).join(' ');
      return named === origin + settledAddress(page) ? [] : [`canonical: ${named}`];
    }),
  ).toEqual([]);
});

test('a card of the page carries its title, description and address', () => {
  expect(
    findFaults(withAddress(), (page) => {
      const title = metaOf(page, 'og:title') ?? '';
      const isTitle = title !== '' && textOf(select('title', page.tree)!).startsWith(title);
      return [
        ...(isTitle ? [] : [`og:title: ${title}`]),
        ...(metaOf(page, 'og:description') === metaOf(page, 'description')
          ? []
          : ['og:description']),
        ...(metaOf(page, 'og:url') === origin + settledAddress(page) ? [] : ['og:url']),
        ...(metaOf(page, 'og:type') ? [] : ['og:type']),
      ];
    }),
  ).toEqual([]);
});

test('every page names one picture of its own or of its section, which is there, and what it says', () => {
  expect(
    findFaults(withAddress(), (page) => {
      const [image = '', ...others] = selectAll('meta[property="og:image"]', page.tree).map(
        (meta) => attributeOf(meta, 'content') ?? '',
      );
      const file = image.replace(`${origin}${site.base}`, '');
      const common = [
        ...(site.files.includes(file) ? [] : [`there is no picture ${image}`]),
        ...(others.length === 0 ? [] : ['more than one picture']),
        ...(file === cardOf(page) ? [] : [`the picture of another page: ${image}`]),
        ...(metaOf(page, 'twitter:card') === 'summary_large_image' ? [] : ['twitter:card']),
      ];
      // The front page has no byte to spare for more.
      if (page.file === 'index.html') return common;
      const words = metaOf(page, 'og:image:alt') ?? '';
      const isSection = /^[a-z-]+\/index\.html$/.test(page.file);
      const begins = isSection ? `${metaOf(page, 'og:title')}: ` : '';
      return [
        ...common,
        ...(words.length > 10 && words.startsWith(begins) ? [] : [`og:image:alt: ${words}`]),
        ...(metaOf(page, 'og:image:width') === '1200' ? [] : ['og:image:width']),
        ...(metaOf(page, 'og:image:height') === '630' ? [] : ['og:image:height']),
      ];
    }),
  ).toEqual([]);
});

test('of all pages but those for frames, only what is missing, withdrawn or not there yet is kept out of searches and names no address', () => {
  const unlisted = site.pages.filter(({ isUnlisted, isEmbed }) => isUnlisted && !isEmbed);
  const lastDay = site.files
    .filter((file) => /^known-on\/[^/]+\/next\/index\.html$/.test(file))
    .sort()
    .at(-1);
  const expected = ['404.html', lastDay, ...withdrawnFiles()].sort();
  expect(unlisted.map(({ file }) => file).sort()).toEqual(expected);
  expect(
    findFaults(unlisted, ({ tree }) =>
      select('link[rel=canonical]', tree) === undefined ? [] : ['names an address'],
    ),
  ).toEqual([]);
});

test('under a base, no link and no file to load lies outside it', () => {
  expect(findLinksOutside(site)).toEqual([]);
  expect(findDeadLinks(site)).toEqual([]);
  expect(findDeadFragments(site)).toEqual([]);
  expect(
    findFaults(site.pages, ({ tree }) =>
      selectAll('[src]', tree)
        .map((element) => attributeOf(element, 'src') ?? '')
        .filter((address) => !address.startsWith(site.base) && !address.startsWith('data:')),
    ),
  ).toEqual([]);
});

// Without an origin and a base it is lighter; those who visit it have both.
test('published under a base, the front page weighs no more than 40 KB', () => {
  const { html } = pageAt(site, 'index.html');
  expect(weightOf(html)).toBeLessThanOrEqual(40 * 1024);
});

test('every page has the icon', () => {
  expect(
    findFaults(site.pages, ({ tree }) => {
      const icon = select('link[rel=icon]', tree);
      return icon && attributeOf(icon, 'href') === `${site.base}favicon.svg` ? [] : ['no icon'];
    }),
  ).toEqual([]);
});

test('the page of an event says where programs learn how to show it, and offers the code that they get', () => {
  const pages = site.pages.filter(
    ({ file, isMoved, isWithdrawn }) =>
      /^events\/.+\/index\.html$/.test(file) && !isMoved && !isWithdrawn,
  );
  expect(
    findFaults(pages, ({ tree, file }) => {
      const link = select('link[rel=alternate][type="application/json+oembed"]', tree);
      const address = file.replace(/^events\/(.+)\/index\.html$/, 'oembed/$1.json');
      if (link === undefined || attributeOf(link, 'href') !== `${origin}${site.base}${address}`) {
        return ['does not say where'];
      }
      const { html } = JSON.parse(readFileSync(join(site.folder, address), 'utf8'));
      const offered = selectAll('details pre code', tree).map(textOf);
      return offered.includes(html) ? [] : [`offers ${offered.join()}`];
    }),
  ).toEqual([]);
});

test('the front page says where programs learn how to show the timeline', () => {
  const link = select('link[type="application/json+oembed"]', pageAt(site, 'index.html').tree);
  expect(link && attributeOf(link, 'href')).toBe(`${origin}${site.base}oembed.json`);
});

test('the list for search engines names every page that stands where it belongs, and no other', () => {
  const sitemap = readFileSync(join(site.folder, 'sitemap.xml'), 'utf8');
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  const settled = site.pages.filter(({ isMoved, isUnlisted }) => !isMoved && !isUnlisted);
  expect(listed.toSorted()).toEqual(settled.map(({ address }) => origin + address).sort());
});

test('robots are told where that list is', () => {
  const robots = readFileSync(join(site.folder, 'robots.txt'), 'utf8');
  expect(robots).toContain(`\nSitemap: ${origin}${site.base}sitemap.xml\n`);
});

/** All pages but those that are kept out of searches and have no address of their own. */
function withAddress(): readonly Page[] {
  return site.pages.filter(({ isUnlisted }) => !isUnlisted);
}

/** The picture of an event’s or article’s page has its address; any other page has its section’s. */
function cardOf(page: Page): string {
  const path = settledAddress(page).slice(site.base.length);
  if (/^(?:events|articles)\/./.test(path)) return `cards/${path.replace(/\/$/, '')}.png`;
  const section = path.split('/')[0]!;
  return site.files.includes(`cards/${section}.png`)
    ? `cards/${section}.png`
    : 'cards/timeline.png';
}

/** Where a page stands for good. */
function settledAddress(page: Page): string {
  const target = metaOf(page, 'refresh')?.replace(/^0; url=/, '');
  return target ?? page.address;
}

/** The pages that say that something was withdrawn. */
function withdrawnFiles(): string[] {
  return site.pages
    .filter(({ isWithdrawn, isEmbed }) => isWithdrawn && !isEmbed)
    .map(({ file }) => file);
}
