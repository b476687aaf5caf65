import { describe, expect, test } from 'vitest';
import { eventFields } from './event.ts';

const written = {
  headline: 'Parliament votes',
  when: '2020-01-05',
  kind: 'decision',
  actors: ['parliament'],
  added: '2026-11-22',
};
const correction = { date: '2026-12-01', change: 'It said 170.', why: 'The article says 168.' };

function faultsOf(fields: Readonly<Record<string, unknown>>): string[] {
  const { error } = eventFields.safeParse({ ...written, ...fields });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(' ')}: ${message}`);
}

describe('changes to an event are in order', () => {
  test.each([
    ['on the day it was added', { corrections: [{ ...correction, date: '2026-11-22' }] }],
    ['two on one day', { corrections: [correction, { ...correction, change: 'It said 169.' }] }],
    ['the newest first', { corrections: [correction, { ...correction, date: '2026-11-30' }] }],
    ['too small to be corrections', { minor: '2026-11-22' }],
  ])('%s', (_, fields) => {
    expect(faultsOf(fields)).toEqual([]);
  });
});

describe('changes to an event are refused', () => {
  test.each([
    [
      'before it was added',
      { corrections: [correction, { ...correction, date: '2026-11-21' }] },
      'corrections 1 date: "2026-11-21" is before the event was added (2026-11-22), and nothing is corrected before it is there; write the day of the correction',
    ],
    [
      'listed twice',
      { corrections: [correction, { ...correction }] },
      'corrections 1: is the same as an earlier one; leave one out',
    ],
    [
      'if a minor one was made before it was added',
      { minor: '2026-11-01' },
      'minor: "2026-11-01" is before the event was added (2026-11-22); write the day of the change',
    ],
    [
      'if a minor one has no day',
      { minor: '2026-12' },
      'minor: "2026-12" names no day; write the day too, such as 2026-12-01',
    ],
  ])('%s', (_, fields, fault) => {
    expect(faultsOf(fields)).toEqual([fault]);
  });
});
