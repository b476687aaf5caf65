import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildArchive } from '../model/archive.ts';
import { anEvent, someContent } from '../model/examples.ts';
import { paintCards, writeCards, type PaintedCard } from './write-cards.ts';

const archive = archiveWith('Parliament votes');

let folder = '';
/** What was painted once, for all tests, into a cache of its own. */
let first: readonly PaintedCard[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cards-'));
  first = await paintInto('first');
});

afterAll(() => rm(folder, { recursive: true }));

test('two paintings that share nothing make the same bytes', async () => {
  expect(first.length).toBeGreaterThan(10);
  expect(bytesOf(await paintInto('other'))).toEqual(bytesOf(first));
});

test('what was painted before is not painted again', async () => {
  const before = await timesIn('first');
  expect(bytesOf(await paintInto('first'))).toEqual(bytesOf(first));
  expect(await timesIn('first')).toEqual(before);
});

test('of a changed event, its card alone is painted again', async () => {
  await cp(join(folder, 'first'), join(folder, 'cache'), { recursive: true });
  const before = await readdir(join(folder, 'cache'));
  await paintCards(archiveWith('Parliament votes again'), { cache: join(folder, 'cache') });
  const after = await readdir(join(folder, 'cache'));
  expect(after.filter((name) => !before.includes(name))).toHaveLength(1);
});

test.each<[what: string, damage: (sealed: Buffer, other: Buffer) => Buffer]>([
  ['cut short', (sealed) => sealed.subarray(0, 1000)],
  ['empty', () => Buffer.alloc(0)],
  ['with one byte changed', (sealed) => Buffer.from(sealed.map((b, i) => (i === 500 ? b ^ 1 : b)))],
  ['another’s', (_, other) => other],
])('a kept card that is %s is painted anew', async (_, damage) => {
  await rm(join(folder, 'cache'), { recursive: true, force: true });
  await cp(join(folder, 'first'), join(folder, 'cache'), { recursive: true });
  const [one, other] = (await readdir(join(folder, 'cache'))).map((name) =>
    join(folder, 'cache', name),
  );
  const whole = await readFile(one!);
  await writeFile(one!, damage(whole, await readFile(other!)));
  expect(bytesOf(await paintInto('cache'))).toEqual(bytesOf(first));
  expect(await readFile(one!)).toEqual(whole);
});

test('a card is written under its present and its former names', async () => {
  await writeCards(first, join(folder, 'site'));
  const [present, former] = await Promise.all(
    ['vote', 'resolution'].map((slug) => readFile(join(folder, `site/cards/events/${slug}.png`))),
  );
  expect(former).toEqual(present);
});

test('painting ends when nobody wants the cards any more', async () => {
  const cache = join(folder, 'empty');
  await paintCards(archive, { cache, signal: AbortSignal.abort() });
  expect(await readdir(cache)).toEqual([]);
});

function paintInto(cache: string): Promise<readonly PaintedCard[]> {
  return paintCards(archive, { cache: join(folder, cache) });
}

function bytesOf(cards: readonly PaintedCard[]): [files: readonly string[], bytes: string][] {
  return cards.map(({ files, png }) => [files, Buffer.from(png).toString('base64')]);
}

async function timesIn(cache: string): Promise<[name: string, time: number][]> {
  const names = await readdir(join(folder, cache));
  return Promise.all(
    names.map(async (name): Promise<[string, number]> => {
      const { mtimeMs } = await stat(join(folder, cache, name));
      return [name, mtimeMs];
    }),
  );
}

function archiveWith(headline: string) {
  return buildArchive(
    someContent({ events: [anEvent('vote', { headline, formerly: ['resolution'] })] }),
  );
}
