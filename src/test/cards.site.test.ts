import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { serveFolder } from '../commands/serve.ts';
import { metaOf, readSiteUnderTest } from './built-site.ts';
import { readContentFiles } from './content-files.ts';

const site = readSiteUnderTest();
const cards = site.files.filter((file) => file.startsWith('cards/'));

const KILOBYTE = 1024;

/** The files of the pages that stand in the first folder of the site’s own, `events/` and the like. */
const SECTIONS = /^([a-z-]+)\/index\.html$/;

test('every event and article has a card under each of its names, and every section has one', () => {
  const things = (['events', 'articles'] as const).flatMap((collection) =>
    readContentFiles(collection).flatMap(({ slug, formerly }) =>
      [slug, ...formerly].map((name) => `cards/${collection}/${name}.png`),
    ),
  );
  const others = cards.filter((file) => !things.includes(file));
  expect(things.filter((file) => !cards.includes(file))).toEqual([]);
  expect(others.filter((file) => !/^cards\/[a-z-]+\.png$/.test(file))).toEqual([]);
  expect(others).toContain('cards/timeline.png');
  const sections = site.files.flatMap((file) => SECTIONS.exec(file)?.[1] ?? []);
  const sectionless = others.filter(
    (file) => file !== 'cards/timeline.png' && !sections.includes(file.slice(6, -4)),
  );
  expect(sectionless).toEqual([]);
});

test('every card is a whole PNG of 1200 by 630 pixels, and weighs at most 60 KB', () => {
  const faults = cards.flatMap((file) => {
    const bytes = readFileSync(join(site.folder, file));
    return [
      ...(isWholePng(bytes) ? [] : [`${file} is no whole PNG`]),
      ...(bytes.length <= 60 * KILOBYTE ? [] : [`${file}: ${bytes.length} bytes`]),
    ];
  });
  expect(faults).toEqual([]);
});

test('no two events have the same picture', () => {
  const events = readContentFiles('events').map(({ slug }) => `cards/events/${slug}.png`);
  const byPicture = Map.groupBy(events, (file) =>
    createHash('sha256')
      .update(readFileSync(join(site.folder, file)))
      .digest('hex'),
  );
  expect([...byPicture.values()].filter((files) => files.length > 1)).toEqual([]);
});

test('pages name no picture where no origin is known, since its address has to be complete', () => {
  const naming = site.pages.filter((page) => metaOf(page, 'og:image') !== undefined);
  expect(naming.length > 0).toBe(site.origin !== undefined);
});

test('our server sends a card as a picture', async () => {
  const { address, close } = await serveFolder(site.folder, { port: 0, base: site.base });
  try {
    const response = await fetch(`${address}cards/timeline.png`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
  } finally {
    await close();
  }
});

/** Whether bytes are a PNG of the size of a card, with every chunk whole, read by the format’s own words. */
function isWholePng(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return false;
  const types: string[] = [];
  for (let at = 8; at < bytes.length;) {
    if (at + 12 > bytes.length) return false;
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return false;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return false;
    types.push(bytes.toString('latin1', at + 4, at + 8));
    at = end + 4;
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return types[0] === 'IHDR' && types.at(-1) === 'IEND' && width === 1200 && height === 630;
}
