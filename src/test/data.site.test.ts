import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, pageAt, readSiteUnderTest } from './built-site.ts';
import { readContentFiles, readEventFiles } from './content-files.ts';

const site = readSiteUnderTest();
const events = readEventFiles()
  .map(({ slug }) => slug)
  .toSorted();
const articles = readContentFiles('articles')
  .map(({ slug }) => slug)
  .toSorted();

interface Thing {
  readonly slug: string;
  readonly address: string;
}

const readText = (file: string) => readFileSync(join(site.folder, file), 'utf8');
const readJson = (file: string) => JSON.parse(readText(file));
const slugsOf = (things: readonly Thing[]) => things.map(({ slug }) => slug).toSorted();

const ajv = new Ajv2020({ strict: true });
// The package is CommonJS, whose default Node and TypeScript see differently.
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
const id = 'https://example.org/timeline.schema.json';
ajv.addSchema({ ...readJson('data/timeline.schema.json'), $id: id });

test('the timeline as JSON fits its schema and has every event and every article once', () => {
  const timeline = readJson('data/timeline.json');
  const fits = ajv.compile({ $ref: id });
  fits(timeline);
  expect(fits.errors).toBeNull();
  expect(slugsOf(timeline.events)).toEqual(events);
  expect(slugsOf(timeline.articles)).toEqual(articles);
});

test('every event has a file of its own, which fits the schema', () => {
  const fits = ajv.compile({ $ref: `${id}#/$defs/eventDocument` });
  for (const slug of events) {
    const one = readJson(`events/${slug}.json`);
    fits(one);
    expect(fits.errors, slug).toBeNull();
    expect(one.event.slug).toBe(slug);
  }
});

test('the tables have a row for every event and every article, and no cell that is a formula', () => {
  const readTable = (file: string): Record<string, string>[] =>
    parse(readText(file), { columns: true, record_delimiter: '\r\n' });
  const column = (file: string) => readTable(file).map(({ slug }) => slug!);
  expect(column('data/events.csv').toSorted()).toEqual(events);
  expect(column('data/articles.csv').toSorted()).toEqual(articles);
  for (const name of ['events', 'articles', 'figures', 'positions']) {
    const cells = readTable(`data/${name}.csv`).flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell) && !/^-?[\d.]+$/.test(cell))).toEqual(
      [],
    );
  }
});

test('the manifest lists every file with its bytes, and the page of the data leads to each', () => {
  const { files } = readJson('data/manifest.json') as {
    files: { path: string; bytes: number; sha256: string }[];
  };
  const links = selectAll('main a[href]', pageAt(site, 'data/index.html').tree).map((link) =>
    attributeOf(link, 'href'),
  );
  for (const { path, bytes, sha256 } of files) {
    const content = readFileSync(join(site.folder, path));
    expect(content.length, path).toBe(bytes);
    expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
    expect(links).toContain(site.base + path);
  }
  const others = site.files.filter(
    (file) =>
      /^data\/(?!index\.html|manifest\.json)/.test(file) &&
      !files.some(({ path }) => path === file),
  );
  expect(others).toEqual([]);
});
