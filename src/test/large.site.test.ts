import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { writePlausibleContent } from '../commands/plausible-content.ts';
import { mostNamed, mostTold } from '../model/parts.ts';
import {
  attributeOf,
  idsOf,
  pageAt,
  readSite,
  textOf,
  weightOf,
  type BuiltSite,
} from './built-site.ts';
import { copyProject } from './copy-project.ts';
import { findDeadFragments, findDeadLinks, internalLinksOf, targetOf } from './find-dead-links.ts';
import { runBuild } from './run-build.ts';

/** More than any list names on one page, and in January more than one page tells. */
const EVENTS = 620;
const SETTINGS = { CARDS: 'off', SITE: 'https://example.org' };

let project = '';
/** The site without most of the pages about one thing each: there are thousands, all alike. */
let site: BuiltSite;
let slugs: readonly string[] = [];

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'large-'));
  await copyProject(project);
  const content = join(project, 'content');
  await rm(content, { recursive: true });
  await writePlausibleContent(EVENTS, join(projectFolder, 'content'), content, { days: 60 });
  const outcome = await runBuild(join(project, 'dist'), SETTINGS, project);
  expect(outcome.status, outcome.output).toBe(0);
  const built = readSite(join(project, 'dist'), SETTINGS);
  slugs = built.files.flatMap((file) => /^events\/([^/.]+)\.json$/.exec(file)?.[1] ?? []);
  const single = /^(?:events|articles|embed)\/(?!part-)[^/]+\/index|^known-on\/\d/;
  site = {
    ...built,
    pages: built.pages.filter(({ file }, index) => !single.test(file) || index % 100 === 0),
  };
});

afterAll(() => rm(project, { recursive: true }));

test('there are more events than the front page, a month or a list has room for', () => {
  expect(slugs).toHaveLength(EVENTS);
  expect(EVENTS).toBeGreaterThan(Math.max(mostTold, mostNamed));
});

test('the front page of many events weighs at most 60 KB as it travels', () => {
  const { html } = pageAt(site, 'index.html');
  expect(weightOf(html)).toBeLessThanOrEqual(60 * 1024);
});

describe('the front page of many events', () => {
  test('leads to every month, with the number of its events', () => {
    const months = selectAll('.index > li', pageAt(site, 'index.html').tree).map(textOf);
    const counted = months.map((month) => Number(/(\d+) events?/.exec(month)?.[1]));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(EVENTS);
  });

  test('forwards with a script of at most 300 bytes whoever asks for an event that it does not tell', () => {
    const scripts = selectAll('script:not([type])', pageAt(site, 'index.html').tree)
      .concat(selectAll('script[type="module"]', pageAt(site, 'index.html').tree))
      .map(textOf);
    const forwarding = scripts.filter((script) => script.includes('location.replace'));
    expect(forwarding).toHaveLength(1);
    expect(Buffer.byteLength(forwarding[0]!)).toBeLessThanOrEqual(300);
  });
});

test('the pages of months tell every event once, and none tells more than a page has room for', () => {
  const months = site.pages.filter(({ file }) => /^2020\/\d\d\/(?:part-\d+\/)?index/.test(file));
  const told = months.map((page) => idsOf(page).filter((id) => slugs.includes(id)));
  expect(told.flat().toSorted()).toEqual(slugs.toSorted());
  expect(Math.max(...told.map(({ length }) => length))).toBe(mostTold);
});

test.each([
  ['the list of events', /^events\/(?:part-\d+\/)?index/, /^\/events\/(event-\d+)\/$/],
  ['the list of sources', /^articles\/(?:part-\d+\/)?index/, /^\/articles\/(report-\d+)\/$/],
])('%s names each once over all its pages', (_, file, link) => {
  const pages = site.pages.filter((page) => file.test(page.file));
  expect(pages.length).toBe(Math.ceil(EVENTS / mostNamed));
  const named = pages.flatMap((page) =>
    selectAll('main a[href]', page.tree).flatMap(
      (anchor) => link.exec(attributeOf(anchor, 'href') ?? '')?.[1] ?? [],
    ),
  );
  expect(named).toHaveLength(EVENTS);
  expect(new Set(named).size).toBe(EVENTS);
});

test('the pages on which sources differ ask every question once, and none asks more than it has room for', () => {
  const pages = site.pages.filter(({ file }) => /^disagreements\/(?:part-\d+\/)?index/.test(file));
  const asked = pages.map((page) => idsOf(page).filter((id) => /^_event-/.test(id)));
  expect(new Set(asked.flat()).size).toBe(asked.flat().length);
  expect(Math.max(...asked.map(({ length }) => length))).toBe(mostTold);
});

test('a page of which there are further parts leads to each of them, and each is its own address', () => {
  const parts = site.pages.filter(({ file }) => /\/part-\d+\/index/.test(file));
  expect(parts.length).toBeGreaterThan(5);
  for (const part of parts) {
    const whole = pageAt(site, part.file.replace(/part-\d+\//, ''));
    expect(internalLinksOf(whole)).toContain(part.address);
    expect(internalLinksOf(part)).toContain(whole.address);
    expect(attributeOf(select('link[rel="canonical"]', part.tree)!, 'href')).toBe(
      `${SETTINGS.SITE}${part.address}`,
    );
  }
});

test('links within lead to something', () => {
  expect(findDeadLinks(site)).toEqual([]);
});

test('an event’s page leads to its place among the others', () => {
  const pages = site.pages.filter(({ file }) => /^events\/event-/.test(file));
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages) {
    const [, slug = ''] = page.address.split('/').slice(1);
    const among = internalLinksOf(page)
      .map((href) => targetOf(page, href))
      .find(({ address, fragment }) => fragment === slug && address.startsWith('/2020/'));
    expect(idsOf(pageAt(site, `${among!.address.slice(1)}index.html`))).toContain(slug);
  }
});

test('links from list to list find their place there', () => {
  const lists = site.pages.filter(
    ({ file }) => !/^(?:events|articles|embed)\/(?!part-)[^/]+\//.test(file),
  );
  const addresses = new Set(lists.map(({ address }) => address));
  const dead = findDeadFragments({ ...site, pages: lists });
  const within = (address: string) => address === '' || addresses.has(address);
  expect(dead.filter((fault) => within(/: ([^#]*)#/.exec(fault)![1]!))).toEqual([]);
});
