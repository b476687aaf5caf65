import { parseXml } from '@rgrove/parse-xml';
import { parseAtomFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { Content } from '../model/archive.ts';
import { anEvent } from '../model/examples.ts';
import { formatAtom } from './atom.ts';
import { buildFeedOfCorrections } from './corrections-feed.ts';
import { anArchive, aPublication } from './examples.ts';

const one = { date: '2026-12-01', change: 'The number was 170 & more.', why: 'A report said so.' };
const other = { date: '2026-12-05', change: 'The day was Sunday, R&D said.', why: 'It was not.' };
const tombstone = { address: '/events/gone/', date: '2026-12-03', because: 'It was told twice.' };

test('each correction and each withdrawal is an entry, the last first', () => {
  const { entries = [] } = read({
    events: [anEvent('vote', { headline: 'A vote', corrections: [one, other] })],
    tombstones: [tombstone],
  });
  expect(entries.map(({ title }) => title?.value)).toEqual([
    'Corrected: A vote',
    'Withdrawn: gone (an event)',
    'Corrected: A vote',
  ]);
  expect(entries.map(({ updated }) => updated)).toEqual([
    '2026-12-05T12:00:00Z',
    '2026-12-03T12:00:00Z',
    '2026-12-01T12:00:00Z',
  ]);
  expect(entries.map(({ links }) => links?.[0]?.href)).toEqual([
    'https://example.org/events/vote/',
    'https://example.org/events/gone/',
    'https://example.org/events/vote/',
  ]);
  expect(entries.map(({ content }) => content?.value)).toEqual([
    '<p><strong>Corrected 5 December 2026:</strong> The day was Sunday, R&#x26;D said. Why: It was not.</p>',
    '<p>It was told twice.</p>',
    '<p><strong>Corrected 1 December 2026:</strong> The number was 170 &#x26; more. Why: A report said so.</p>',
  ]);
});

test('an entry stays the same when another is added before it', () => {
  const idsAfter = (corrections: readonly (typeof one)[]) =>
    read({ events: [anEvent('vote', { corrections })] }).entries?.map(({ id }) => id) ?? [];
  const [first] = idsAfter([one]);
  const both = idsAfter([other, one]);
  expect(new Set(both).size).toBe(2);
  expect(both[1]).toBe(first);
});

test('before anything is corrected, there is a feed to subscribe to', () => {
  const feed = read({ events: [anEvent('vote')] });
  expect(feed.entries ?? []).toEqual([]);
  expect(feed.updated).toBe('2026-11-22T12:00:00Z');
  expect(feed.title?.value).toBe('Example, & sons: corrections');
});

function read(parts: Partial<Content>) {
  const feed = buildFeedOfCorrections(anArchive(parts), aPublication);
  const xml = formatAtom(feed, 'corrections-feed', aPublication);
  parseXml(xml);
  return parseAtomFeed(xml);
}
