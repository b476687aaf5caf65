import { expect, test } from 'vitest';
import { partsOfActor } from './actor-pages.ts';
import type { Event } from './archive.ts';
import { mostNamed } from './parts.ts';

const events = Array.from(
  { length: mostNamed + 1 },
  (_, index) => ({ slug: `e${index}` }) as Event,
);

test('an actor of whom there is little, or nothing, has one page with all of it', () => {
  expect(partsOfActor({ positions: [], events: [] })).toEqual([
    { number: 1, count: 1, statements: [], events: [] },
  ]);
  expect(partsOfActor({ positions: [], events: events.slice(1) })).toHaveLength(1);
});

test('of more there are further pages, which have every event once, in order', () => {
  const parts = partsOfActor({ positions: [], events });
  expect(parts.map(({ number, count }) => [number, count])).toEqual([
    [1, 2],
    [2, 2],
  ]);
  expect(parts.flatMap((part) => part.events)).toEqual(events);
});
