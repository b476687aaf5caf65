import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { allCorrections, allWithdrawals, lastChangeOf, lastChangeTo } from './corrections.ts';
import { anEvent, someContent } from './examples.ts';

function corrected(slug: string, when: string, ...dates: readonly string[]) {
  const corrections = dates.map((date, index) => ({ date, change: `no. ${index}`, why: 'why' }));
  return anEvent(slug, { when, added: '2026-11-01', corrections });
}

const events = [
  corrected('late', '2020-09-09', '2026-12-02', '2026-12-01'),
  corrected('early', '2020-01-03', '2026-12-02', '2026-12-02', '2026-11-05'),
  corrected('never', '2020-01-05'),
];

test('corrections come newest first, those of one day in the order of the timeline', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
      const all = allCorrections(buildArchive(someContent({ events: shuffled })));
      expect(all.map(({ date, event, change }) => `${date} ${event.slug} ${change}`)).toEqual([
        '2026-12-02 early no. 0',
        '2026-12-02 early no. 1',
        '2026-12-02 late no. 0',
        '2026-12-01 late no. 1',
        '2026-11-05 early no. 2',
      ]);
    }),
  );
});

test('an event was updated when it was last corrected', () => {
  const archive = buildArchive(someContent({ events }));
  expect(archive.events.map(({ slug, updated }) => [slug, updated])).toEqual([
    ['early', '2026-12-02'],
    ['never', undefined],
    ['late', '2026-12-02'],
  ]);
});

test('withdrawals come newest first, those of one day by address', () => {
  const tombstone = (address: string, date: string) => ({ address, date, because: 'why' });
  const tombstones = [
    tombstone('/events/b/', '2026-12-01'),
    tombstone('/events/a/', '2026-12-01'),
    tombstone('/events/z/', '2026-12-03'),
  ];
  expect(allWithdrawals({ tombstones }).map(({ address }) => address)).toEqual([
    '/events/z/',
    '/events/a/',
    '/events/b/',
  ]);
});

test('the last change to an event is its latest correction, or else its publication', () => {
  const archive = buildArchive(someContent({ events }));
  const days = archive.events.map((event) => `${event.slug} ${lastChangeOf(event)}`);
  expect(days).toEqual(['early 2026-12-02', 'never 2026-11-01', 'late 2026-12-02']);
  expect(lastChangeTo(archive.events)).toBe('2026-12-02');
  expect(lastChangeTo([])).toBeUndefined();
});
