import type { Event } from './archive.ts';
import { plainText } from './citation.ts';
import { findWords } from './words.ts';
import { normaliseText } from './normalise-text.ts';

/** How fast an adult reads English prose silently, in words (Brysbaert 2019: 238, here rounded down). */
export const wordsPerMinute = 230;

/** What of an event is read for its story: its headline and its account. */
export type Told = Pick<Event, 'headline' | 'account'>;

/** The time it takes to read some events: `about 12 minutes`, at least one; `about 3 hours`. */
export function formatReadingTime(events: readonly Told[]): string {
  const minutes = readingMinutes(events);
  if (minutes >= 120) return `about ${Math.round(minutes / 60)} hours`;
  return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

/** The whole minutes nearest to the time it takes to read some events, at least one. */
export function readingMinutes(events: readonly Told[]): number {
  const words = events.reduce((sum, event) => sum + countWords(event), 0);
  return Math.max(1, Math.round(words / wordsPerMinute));
}

function countWords({ headline, account }: Told): number {
  return findWords(normaliseText(`${headline}. ${plainText(account)}`)).length;
}
