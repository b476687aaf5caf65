import { expect, test } from 'vitest';
import { momentOf, stampDay, stampDayForMail } from './day-stamp.ts';

test('a day is written with a time and a zone, as formats want it', () => {
  expect(stampDay('2026-11-22')).toBe('2026-11-22T12:00:00Z');
  expect(stampDayForMail('2026-11-22')).toBe('Sun, 22 Nov 2026 12:00:00 GMT');
  expect(stampDayForMail('2026-12-03')).toBe('Thu, 03 Dec 2026 12:00:00 GMT');
});

test.each(['Pacific/Honolulu', 'America/Los_Angeles', 'Asia/Baghdad', 'Australia/Sydney'])(
  'readers in %s are shown the same day',
  (timeZone) => {
    const shown = new Intl.DateTimeFormat('en-CA', { timeZone }).format(momentOf('2026-11-22'));
    expect(shown).toBe('2026-11-22');
  },
);
