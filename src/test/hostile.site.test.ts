import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
// @ts-expect-error The package has no types.
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { HtmlRenderer, Parser } from 'commonmark';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseFeed } from 'feedsmith';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../model/archive.ts';
import { emptyLedger } from '../model/ledger.ts';
import { quotationsIn } from '../model/quotations-in.ts';
import { normaliseText } from '../model/normalise-text.ts';
import { certificateOf } from '../reading/certificate.ts';
import { formatList } from '../reading/ledger-files.ts';
import { locateFaults, readUncompared } from '../reading/read-content.ts';
import { recordLedger } from '../reading/record-ledger.ts';
import {
  attributeOf,
  findFaults,
  readSite,
  textOf,
  type BuiltSite,
  type Page,
} from './built-site.ts';
import { copyProject } from './copy-project.ts';
import { findDeadLinks } from './find-dead-links.ts';
import {
  attempts,
  hostileFolder,
  hostileTexts,
  refusedFolder,
  textFields,
} from './hostile-content.ts';
import { run, runBuild, type Outcome } from './run-build.ts';

const SETTINGS = { SITE: 'https://example.org' } as const;

const tried = attempts();
let project = '';
let outcome: Outcome;
/** How many files `dist` had whenever it was looked at while the site was built. */
const glimpses = new Set<number>();
let site: BuiltSite;
/** The same site in plain words. */
let plainSite: BuiltSite;
let content: Content;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'hostile-'));
  await copyProject(project);
  await rm(join(project, 'content'), { recursive: true });
  content = write(hostileFolder(tried), join(project, 'content'));
  const dist = join(project, 'dist');
  const watch = setInterval(() => {
    if (existsSync(dist)) glimpses.add(countFiles(dist));
  }, 20);
  outcome = await runBuild(dist, SETTINGS, project);
  clearInterval(watch);
  expect(outcome.status, outcome.output).toBe(0);
  site = readSite(dist, SETTINGS);
  plainSite = await buildPlainSite();
});

afterAll(() => rm(project, { recursive: true }));

test('every field that takes words has an example to put hostile words in its place', () => {
  expect(textFields().filter(({ example }) => example === undefined)).toEqual([]);
});

test('what a field or a body does not take is reported with the file and the line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'refused-'));
  try {
    const refused = refusedFolder(tried);
    writeFiles(refused.folder, folder);
    const { faults, files } = readUncompared(folder);
    const lines = new Map(files.map(({ file, text }) => [file, text.split('\n').length]));
    const located = locateFaults(faults, files);
    const named = new Set(located.map(({ file }) => file));
    expect(refused.files.length).toBeGreaterThan(1_000);
    expect(refused.files.filter((file) => !named.has(file))).toEqual([]);
    expect(located.filter(({ file, line }) => lines.has(file) && line > lines.get(file)!)).toEqual(
      [],
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a site is seen in its place only when it is whole', () => {
  expect([...glimpses].filter((count) => count !== site.files.length)).toEqual([]);
});

describe('on every page, hostile words', () => {
  test('make no element and no attribute that the same page in plain words does not have', () => {
    const known = new Map(plainSite.pages.map((page) => [page.file, new Set(vocabularyOf(page))]));
    expect(
      findFaults(site.pages, (page) =>
        vocabularyOf(page).filter((word) => !known.get(page.file)?.has(word)),
      ),
    ).toEqual([]);
  });

  test('lead to no address but on the web, to write mail, and on this site', () => {
    const plain = /^(?:https?:\/\/|mailto:[^?]+@|\/(?!\/)|#)/;
    expect(
      findFaults(site.pages, ({ tree }) =>
        ['href', 'src', 'action', 'formAction', 'data', 'poster', 'cite'].flatMap((name) =>
          selectAll(`[${name.toLowerCase()}]`, tree)
            .map((element) => attributeOf(element, name) ?? '')
            .filter((address) => !plain.test(address)),
        ),
      ),
    ).toEqual([]);
  });

  test('are in no script, style or drawing, and in data as data', () => {
    expect(
      findFaults(site.pages, ({ tree }) =>
        selectAll('script, style, svg', tree).flatMap((element) => {
          const text = rawText(element);
          if (attributeOf(element, 'type') !== 'application/ld+json') {
            // Drawings have titles in words.
            const isWorded = element.tagName === 'svg';
            return text.includes('xss') && !isWorded ? [text.slice(0, 200)] : [];
          }
          try {
            JSON.parse(text);
            return [];
          } catch (error) {
            return [(error as Error).message];
          }
        }),
      ),
    ).toEqual([]);
  });

  test('stand as words', () => {
    for (const { slug, headline } of content.events) {
      const page = site.pages.find(({ file }) => file === `events/${slug}/index.html`);
      expect(textOf(page!.tree), slug).toContain(plain(headline));
    }
    for (const { slug, title } of content.articles) {
      const page = site.pages.find(({ file }) => file === `articles/${slug}/index.html`);
      expect(textOf(page!.tree), slug).toContain(plain(title));
    }
  });
});

test('the pages are valid, every link leads somewhere, and the policy holds', async () => {
  const vitest = join(project, 'node_modules/vitest/vitest.mjs');
  const tests = ['html', 'links', 'policy'].map((name) => `src/test/${name}.site.test.ts`);
  const { status, output } = await run(
    process.execPath,
    [vitest, 'run', '--project', 'site', ...tests],
    { folder: project, settings: SETTINGS },
  );
  expect(status, output).toBe(0);
});

test('a site that is built without cards leads to none', () => {
  expect(findDeadLinks(plainSite)).toEqual([]);
});

describe('to others, hostile words arrive as words', () => {
  test('in feeds', () => {
    const headlines = sorted(content.events.map(({ headline }) => headline));
    for (const file of ['atom.xml', 'rss.xml', 'feed.json']) {
      // A date stands before each headline.
      const titles = titlesIn(read(file)).map((title) => title.replace(/^\d+ \w+ \d+: /, ''));
      expect(sorted(titles), file).toEqual(headlines);
    }
    for (const file of ['atom.xml', 'rss.xml', 'corrections.xml', 'sitemap.xml']) {
      expect(elementsOf(parseXml(read(file)).root!), file).not.toContain('xss');
    }
  });

  test('in the calendar', () => {
    const calendar = new ICAL.Component(ICAL.parse(read('timeline.ics')) as unknown[]);
    const summaries = calendar
      .getAllSubcomponents('vevent')
      .map((event) => String(event.getFirstPropertyValue('summary')));
    expect(sorted(summaries)).toEqual(sorted(content.events.map(({ headline }) => headline)));
  });

  test('in JSON', () => {
    const { events } = JSON.parse(read('data/timeline.json')) as { events: { headline: string }[] };
    expect(sorted(events.map(({ headline }) => headline))).toEqual(
      sorted(content.events.map(({ headline }) => headline)),
    );
  });

  test('in tables', () => {
    // An apostrophe stands before what could be a formula, and before an apostrophe.
    const titles = parseTable('data/articles.csv').map(({ title = '' }) => title.replace(/^'/, ''));
    expect(sorted(titles)).toEqual(sorted(content.articles.map(({ title }) => title)));
    const formulas = ['events', 'articles', 'figures', 'positions']
      .flatMap((name) => parseTable(`data/${name}.csv`))
      .flatMap((row) => Object.values(row))
      .filter((cell) => /^[=+@]/.test(cell));
    expect(formulas).toEqual([]);
  });

  test('in TimelineJS, which shows HTML', () => {
    const { events } = JSON.parse(read('data/timelinejs.json')) as {
      events: { unique_id: string; text: { headline: string; text: string } }[];
    };
    for (const { unique_id, text } of events) {
      const trees = [text.headline, text.text].map((html) => fromHtml(html, { fragment: true }));
      const tags = trees.flatMap((tree) => selectAll('*', tree).map(({ tagName }) => tagName));
      expect(
        tags.filter((tag) => !/^(?:a|p|em|cite|small|span)$/.test(tag)),
        unique_id,
      ).toEqual([]);
      const { headline } = content.events.find(({ slug }) => slug === unique_id)!;
      expect(textOf(trees[0]!)).toBe(plain(headline));
    }
  });

  test('in Markdown', () => {
    const html = new HtmlRenderer().render(new Parser().parse(read('data/timeline.md')));
    const tree = fromHtml(html, { fragment: true });
    const text = textOf(tree);
    for (const { headline } of content.events) expect(text).toContain(plain(headline));
    for (const { title } of content.articles) expect(text).toContain(plain(title));
    expect(selectAll('script, svg, img, iframe, xss, b, style', tree)).toEqual([]);
    expect(
      selectAll('a', tree)
        .map((link) => attributeOf(link, 'href') ?? '')
        .filter((href) => !/^(?:https?:|mailto:|#)/.test(href)),
    ).toEqual([]);
  });

  test('to reference managers', () => {
    const csl = JSON.parse(read('data/articles.csl.json')) as { title: string }[];
    const titles = sorted(content.articles.map(({ title }) => title));
    expect(sorted(csl.map(({ title }) => title))).toEqual(titles);
    for (const [file, format] of [
      ['data/articles.bib', '@biblatex/text'],
      ['data/articles.ris', '@ris/file'],
    ] as const) {
      const entries = plugins.input.chain(read(file), {
        forceType: format,
        generateGraph: false,
      }) as { title: string }[];
      // How these readers treat braces and spaces is their own; letters they keep.
      expect(sorted(entries.map(({ title }) => lettersOf(title))), file).toEqual(
        sorted(content.articles.map(({ title }) => lettersOf(title))),
      );
    }
  });

  test('in embeds and what tells of them', () => {
    for (const { slug, headline } of content.events) {
      const { title, html } = JSON.parse(read(`oembed/${slug}.json`)) as Record<string, string>;
      expect(title).toContain(headline);
      const tags = selectAll('*', fromHtml(html!, { fragment: true }));
      expect(tags.map(({ tagName }) => tagName)).toEqual(['iframe']);
      expect(Object.keys(tags[0]!.properties).filter((name) => /^on|srcdoc/i.test(name))).toEqual(
        [],
      );
    }
  });

  test('on cards, which every event and article has', () => {
    for (const { slug } of content.events) {
      expect(readFileSync(join(site.folder, `cards/events/${slug}.png`)).subarray(1, 4)).toEqual(
        Buffer.from('PNG'),
      );
    }
  });
});

test('there are hostile words in every place that takes any', () => {
  const places = new Set(
    tried.filter(({ isTaken }) => isTaken).map(({ kind, path }) => `${kind} ${path.join('.')}`),
  );
  expect(places.size).toBeGreaterThan(25);
  expect(content.articles.map(({ title }) => title)).toEqual(
    expect.arrayContaining([...hostileTexts]),
  );
});

/** Builds the project again, with plain words in every place. No page shows a card of its own. */
async function buildPlainSite(): Promise<BuiltSite> {
  const place = join(project, 'content');
  await rm(place, { recursive: true });
  write(hostileFolder([]), place);
  const dist = join(project, 'dist-plain');
  const { status, output } = await runBuild(dist, { ...SETTINGS, CARDS: 'off' }, project);
  expect(status, output).toBe(0);
  return readSite(dist, SETTINGS);
}

/** Writes hostile content and a ledger in which everything in it was checked. */
function write(folder: ReadonlyMap<string, string>, place: string): Content {
  writeFiles(folder, place);
  const { content, faults, files } = readUncompared(place);
  const own = locateFaults(faults, files).filter(({ file }) => !file.startsWith('content/ledger/'));
  expect(own).toEqual([]);
  const uses = quotationsIn(content).flatMap(({ text, articles }) =>
    articles.map((article) => ({ article, text })),
  );
  const checked = {
    ...emptyLedger,
    texts: content.articles.map(({ slug }) => ({
      article: slug,
      digest: '0'.repeat(64),
      checked: '2026-11-22',
    })),
    quotations: uses.map(({ article, text }) => ({
      article,
      certificate: certificateOf(article, text),
      selects: [[normaliseText(text)]],
    })),
  };
  const ledger = recordLedger(content, checked, {});
  writeFiles(
    new Map(
      Object.entries(ledger).map(([list, records]) => [
        `ledger/${list}.json`,
        formatList(records as unknown[]),
      ]),
    ),
    place,
  );
  return content;
}

function writeFiles(folder: ReadonlyMap<string, string>, place: string): void {
  for (const [path, text] of folder) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
}

function countFiles(folder: string): number {
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, String(path)))
    .filter((path) => statSync(path).isFile()).length;
}

function read(file: string): string {
  return readFileSync(join(site.folder, file), 'utf8');
}

function parseTable(file: string): Record<string, string>[] {
  return parseCsv(read(file), { columns: true }) as Record<string, string>[];
}

/** Every kind of element on a page, and with which attributes. */
function vocabularyOf({ tree }: Page): string[] {
  const words = selectAll('*', tree).flatMap(({ tagName, properties }: Element) => [
    tagName,
    ...Object.keys(properties)
      .filter((name) => name !== 'id' || !isForWaiting(properties.id))
      .map((name) => `${tagName} ${name}`),
  ]);
  return [...new Set(words)];
}

/** Whether an id marks where the first window ends: on which element, the length of words decides. */
function isForWaiting(id: unknown): boolean {
  return id === '_seen' || id === '_end';
}

function rawText(element: Element): string {
  return element.children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' ? rawText(child) : '',
    )
    .join('');
}

function elementsOf({ name, children }: XmlElement): string[] {
  return [
    name,
    ...children.flatMap((child) => (child instanceof XmlElement ? elementsOf(child) : [])),
  ];
}

/** The titles of a feed’s entries: each a text, or a text with its kind. */
function titlesIn(feed: string): string[] {
  const { feed: read } = parseFeed(feed) as { feed: object };
  const entries = Object.entries(read).find(([name]) => /^(?:entries|items)$/.test(name))?.[1];
  return (entries as { title?: unknown }[]).map(({ title }) =>
    typeof title === 'string' ? title : String((title as { value?: unknown })?.value),
  );
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function lettersOf(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').toLowerCase();
}

function sorted(items: readonly string[]): string[] {
  return items.toSorted();
}
