import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
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

test('the manifest lists every file of the site with its bytes, and no other', () => {
  const { files } = readJson('data/manifest.json') as { files: Measured[] };
  const inFolder = site.files.filter((file) => file !== 'data/manifest.json').map(measure);
  const listed = files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
  expect(listed).toEqual(inFolder);
});

test('the manifest says what this was built from, and nothing of when or where', () => {
  const { builtFrom } = readJson('data/manifest.json') as { builtFrom: Record<string, unknown> };
  const { commit, modified, settings, ...others } = builtFrom;
  expect(others).toEqual({});
  expect(settings).toMatchObject(site.origin === undefined ? {} : { SITE: site.origin });
  if (commit !== undefined) expect(commit).toMatch(/^[0-9a-f]{40,64}$/);
  expect(typeof modified).toBe(commit === undefined ? 'undefined' : 'boolean');
});

test('the page of the data leads to every file of data, and says how big it is', () => {
  const page = pageAt(site, 'data/index.html');
  const links = selectAll('main a[href]', page.tree).map((link) => attributeOf(link, 'href'));
  const files = site.files.filter((file) => /^data\/(?!index\.html)/.test(file));
  expect(files.filter((file) => !links.includes(site.base + file))).toEqual([]);
  for (const row of selectAll('.files dd', page.tree)) {
    const [, kilobytes] = /, ([\d,]+) kB$/.exec(textOf(row)) ?? [];
    const file = attributeOf(select('a', row)!, 'href')!.slice(site.base.length);
    if (kilobytes === undefined) continue;
    const { bytes } = measure(file);
    expect(Number(kilobytes.replaceAll(',', '')), file).toBe(Math.round(bytes / 1000));
  }
});

interface Measured {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

function measure(path: string): Measured {
  const content = readFileSync(join(site.folder, path));
  return {
    path,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}
