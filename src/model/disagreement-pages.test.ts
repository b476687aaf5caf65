import { expect, test } from 'vitest';
import type { Event } from './archive.ts';
import { partsOfDisagreements, placesOfDisagreements } from './disagreement-pages.ts';
import { mostTold } from './parts.ts';

const disputed = Array.from(
  { length: mostTold + 1 },
  (_, index) => ({ slug: `e${index}`, disputes: [{}] }) as unknown as Event,
);
const undisputed = { slug: 'calm', disputes: [] as const } as unknown as Event;

test('where nothing differs there is one page, which says so', () => {
  expect(partsOfDisagreements({ events: [undisputed], disagreements: [] })).toEqual([
    { number: 1, count: 1, disputed: [], numbers: [] },
  ]);
});

test('more questions than a page tells go on on the next one, each in one place', () => {
  const parts = partsOfDisagreements({ events: [undisputed, ...disputed], disagreements: [] });
  expect(parts.map((part) => part.disputed.length)).toEqual([mostTold, 1]);
  const places = placesOfDisagreements(parts);
  expect(places.size).toBe(disputed.length);
  expect(places.get(disputed[0]!)).toEqual({ part: 1, of: 'disagreements', at: '_e0' });
  expect(places.get(disputed[mostTold]!)).toEqual({
    part: 2,
    of: 'disagreements',
    at: `_e${mostTold}`,
  });
});
