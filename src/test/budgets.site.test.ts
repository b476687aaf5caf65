import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mostTold } from '../model/parts.ts';
import { pageAt, readSiteUnderTest, weightOf } from './built-site.ts';

const site = readSiteUnderTest();
const { folder, base, files, pages } = site;

const KILOBYTE = 1024;
const SEARCH = 'search/index.html';
const ENGINE = 'search/pagefind/pagefind.js';
const COMFORTS = /^_astro\/comfort-[\w-]+\.js$/;

test('the front page, with all its styles, weighs no more than 40 KB', () => {
  expect(heavierThan(40 * KILOBYTE, /^index\.html$/)).toEqual([]);
});

test('the front page would weigh no more than 60 KB with as many events as it may tell', () => {
  const { html } = pageAt(site, 'index.html');
  const told = [
    ...html.matchAll(/<li id="[^"]+" class="entry\b.*?<\/li>(?=\s*(?:<li id=|<\/ol>))/gs),
  ];
  expect(told.length).toBeGreaterThan(100);
  const every2nd = told.filter((_, index) => index % 2 === 1).map(([entry]) => entry);
  const half = every2nd.reduce((rest, entry) => rest.replace(entry, ''), html);
  const perEvent = (weightOf(html) - weightOf(half)) / every2nd.length;
  expect(perEvent).toBeGreaterThan(100);
  const more = Math.max(0, mostTold - told.length);
  expect(weightOf(html) + more * perEvent).toBeLessThanOrEqual(60 * KILOBYTE);
});

test('no page of an event weighs more than 14 KB', () => {
  expect(heavierThan(14 * KILOBYTE, /^events\/[^/]+\/index\.html$/)).toEqual([]);
});

test('the comforts weigh no more than 3 KB, and beside them there is only the engine of the search', () => {
  const scripts = files.filter((file) => /\.(?:[cm]?js|wasm)$/.test(file));
  expect(scripts.filter((file) => !COMFORTS.test(file))).toEqual([ENGINE]);
  expect(heavierThan(3 * KILOBYTE, COMFORTS)).toEqual([]);
});

test('what brings the comforts takes at most 300 bytes of a page', () => {
  const long = pages
    .filter(({ file }) => file !== SEARCH)
    .flatMap(({ file, html }) =>
      scriptsIn(html)
        .map((script) => Buffer.byteLength(script.replace(base, '/')))
        .filter((size) => size > 300)
        .map((size) => `${file}: ${size} bytes`),
    );
  expect(long).toEqual([]);
});

test('what drives the engine of the search weighs no more than 3 KB', () => {
  const scripts = scriptsIn(readFileSync(join(folder, SEARCH), 'utf8'));
  expect(scripts).toHaveLength(1);
  expect(weightOf(scripts.join(''))).toBeLessThanOrEqual(3 * KILOBYTE);
});

/** The scripts that stand in a page; data in script elements is none. */
function scriptsIn(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*type="application\/)[^>]*>.*?<\/script>/gs)].map(
    ([script]) => script,
  );
}

/** The files that weigh more than so many bytes on their way to a reader. */
function heavierThan(limit: number, pattern: RegExp): string[] {
  return files
    .filter((file) => pattern.test(file))
    .map((file) => ({ file, size: compressedSize(file) }))
    .filter(({ size }) => size > limit)
    .map(({ file, size }) => `${file}: ${size} bytes`);
}

function compressedSize(file: string): number {
  return weightOf(readFileSync(join(folder, file)));
}
