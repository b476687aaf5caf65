import { expect, test } from 'vitest';
import { anEvent } from '../model/examples.ts';
import { anArchive } from './examples.ts';
import { identifyCorrection, identifyEvent } from './identity.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('an identity is a UUID made of a name, and has been this one from the beginning', () => {
  const id = identifyEvent({ slug: 'parliament-vote', formerly: [] });
  expect(id).toMatch(UUID);
  // Whoever has to change this makes every event new to every reader.
  expect(id).toBe('e8869421-f1a9-5aef-905c-2ba371abc30d');
});

test('an event that is renamed, even twice, stays the same event', () => {
  const first = identifyEvent({ slug: 'vote', formerly: [] });
  expect(identifyEvent({ slug: 'parliament-vote', formerly: ['vote'] })).toBe(first);
  expect(identifyEvent({ slug: 'the-vote', formerly: ['vote', 'parliament-vote'] })).toBe(first);
});

test('two corrections of one day have two identities, which another correction does not change', () => {
  const one = { date: '2026-12-01', change: 'The number was 170.', why: 'A report corrected it.' };
  const other = { ...one, change: 'The day was Sunday.' };
  const identify = (corrections: readonly (typeof one)[]) => {
    const [event] = anArchive({ events: [anEvent('vote', { corrections })] }).events;
    return event!.corrections.map((correction) =>
      identifyCorrection({ ...correction, event: event! }),
    );
  };
  const [alone] = identify([one]);
  const [before, after] = identify([other, one]);
  expect(after).toBe(alone);
  expect(before).not.toBe(alone);
});
