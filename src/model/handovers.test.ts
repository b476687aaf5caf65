import { expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { anEvent, someContent } from './examples.ts';
import { describeHandovers, findHandovers, summariseHandovers } from './handovers.ts';

const base = (slug: string, name: string) => ({ slug, name, kind: 'base' as const });

function handoversAmong(...events: ReturnType<typeof anEvent>[]) {
  const places = [
    base('taji', 'Taji'),
    base('k1', 'K1'),
    base('besmaya', 'Besmaya'),
    { slug: 'baghdad', name: 'Baghdad', kind: 'town' as const },
    { slug: 'iraq', name: 'Iraq', kind: 'country' as const },
  ];
  return findHandovers(buildArchive(someContent({ places, events })).events);
}

const taji = anEvent('taji', { when: '2020-08-23', place: 'taji', kind: 'movement' });
const k1 = anEvent('k1', { when: '2020-03-29', place: 'k1', kind: 'movement' });
const besmaya = anEvent('besmaya', { when: '2020-07-25', place: 'besmaya', kind: 'movement' });

test('handovers are numbered in order of time', () => {
  const handovers = handoversAmong(taji, k1, besmaya);
  expect(handovers.map(({ number, place }) => `${number} ${place.slug}`)).toEqual([
    '1 k1',
    '2 besmaya',
    '3 taji',
  ]);
});

test.each([
  ['an attack on a base', { place: 'taji', kind: 'attack' }],
  ['a movement in a town', { place: 'baghdad', kind: 'movement' }],
  ['a movement in the whole country', { place: 'iraq', kind: 'movement' }],
  ['a movement of which no place is told', { kind: 'movement' }],
])('%s is no handover', (_, fields) => {
  expect(handoversAmong(anEvent('event', fields))).toEqual([]);
});

test('a list in words gives each base with its number and date', () => {
  expect(describeHandovers(handoversAmong(taji, k1))).toBe(
    'Bases handed over, in order of time: 1 K1, 29 March 2020; 2 Taji, 23 August 2020.',
  );
});

test('a summary gives the first, the last and the longest pause', () => {
  expect(summariseHandovers(handoversAmong(taji, k1, besmaya))).toBe(
    'The timeline tells of 3 bases that were handed over to Iraqi forces, from K1 (29 March 2020) to Taji (23 August 2020). The longest pause came after K1 (29 March 2020): the next was Besmaya (25 July 2020).',
  );
});

test.each([
  [[], 'No handover of a base is told.'],
  [[taji], 'Bases handed over, in order of time: 1 Taji, 23 August 2020.'],
])('a summary of too few for a pause has none', (events, words) => {
  expect(summariseHandovers(handoversAmong(...events))).toBe(words);
});
