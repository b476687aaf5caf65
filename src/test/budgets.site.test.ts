import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';

const { folder, files } = readSiteUnderTest();

const KILOBYTE = 1024;

test('the front page, with all its styles, weighs no more than 40 KB', () => {
  expect(heavierThan(40 * KILOBYTE, /^index\.html$/)).toEqual([]);
});

test('no page of an event weighs more than 14 KB', () => {
  expect(heavierThan(14 * KILOBYTE, /^events\/[^/]+\/index\.html$/)).toEqual([]);
});

test('there is no script to load', () => {
  expect(files.filter((file) => /\.(?:[cm]?js|wasm)$/.test(file))).toEqual([]);
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
