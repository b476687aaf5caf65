import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';

const { folder, base, files, pages } = readSiteUnderTest();

const KILOBYTE = 1024;
const COMFORTS = /^_astro\/comfort-[\w-]+\.js$/;

test('the front page, with all its styles, weighs no more than 40 KB', () => {
  expect(heavierThan(40 * KILOBYTE, /^index\.html$/)).toEqual([]);
});

test('no page of an event weighs more than 14 KB', () => {
  expect(heavierThan(14 * KILOBYTE, /^events\/[^/]+\/index\.html$/)).toEqual([]);
});

test('the comforts weigh no more than 3 KB, and there is no other script to load', () => {
  const scripts = files.filter((file) => /\.(?:[cm]?js|wasm)$/.test(file));
  expect(scripts.filter((file) => !COMFORTS.test(file))).toEqual([]);
  expect(heavierThan(3 * KILOBYTE, COMFORTS)).toEqual([]);
});

test('what brings the comforts takes at most 300 bytes of a page', () => {
  const long = pages.flatMap(({ file, html }) =>
    [...html.matchAll(/<script(?![^>]*type="application\/)[^>]*>.*?<\/script>/gs)]
      .map(([script]) => Buffer.byteLength(script.replace(base, '/')))
      .filter((size) => size > 300)
      .map((size) => `${file}: ${size} bytes`),
  );
  expect(long).toEqual([]);
test('there is no script to load but the engine of the search', () => {
  expect(files.filter((file) => /\.(?:[cm]?js|wasm)$/.test(file))).toEqual([
    'search/pagefind/pagefind.js',
  ]);
});

test('what drives that engine weighs no more than 3 KB', () => {
  const html = readFileSync(join(folder, 'search/index.html'), 'utf8');
  const [script = ''] = /<script type="module">.*?<\/script>/s.exec(html) ?? [];
  expect(script).not.toBe('');
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(3 * KILOBYTE);
});

/** The files that weigh more than so many bytes on their way to a reader. */
function heavierThan(limit: number, pattern: RegExp): string[] {
  return files
    .filter((file) => pattern.test(file))
    .map((file) => ({ file, size: compressedSize(file) }))
    .filter(({ size }) => size > limit)
    .map(({ file, size }) => `${file}: ${size} bytes`);
}

function compressedSize(file: string): number {
  return gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
}
