import { expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { buildKinds, formatKind } from './event-kind.ts';
import { eventKinds } from './event.ts';
import { anEvent, someContent } from './examples.ts';

const { events } = buildArchive(
  someContent({
    events: [
      anEvent('later', { kind: 'talks', when: '2020-02-02' }),
      anEvent('vote', { kind: 'decision', when: '2020-01-05' }),
      anEvent('earlier', { kind: 'talks', when: '2020-01-01' }),
    ],
  }),
);
const kinds = buildKinds(events);

test('every kind is there, in the fixed order, with its events in theirs', () => {
  expect(kinds.map(({ slug }) => slug)).toEqual(eventKinds);
  const slugsOf = (kind: string) =>
    kinds.find(({ slug }) => slug === kind)?.events.map(({ slug }) => slug);
  expect(slugsOf('talks')).toEqual(['earlier', 'later']);
  expect(slugsOf('decision')).toEqual(['vote']);
  expect(slugsOf('strike')).toEqual([]);
});

test('no two kinds have one name, and each is told in one sentence', () => {
  expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
  for (const { description } of kinds) expect(description).toMatch(/^[A-Z][^.]+\.$/);
});

test('one event is called by its kind in the singular', () => {
  expect(formatKind('attack')).toBe('an attack');
});
