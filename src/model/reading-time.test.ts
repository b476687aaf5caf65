import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aParagraph, aPassage } from './examples.ts';
import { formatReadingTime, readingMinutes, wordsPerMinute, type Told } from './reading-time.ts';

/** An event of so many words, the two of its headline included. */
function anEventOf(words: number): Told {
  const text = Array.from({ length: words - 2 }, () => 'word').join(' ');
  return { headline: 'Two words', account: [aParagraph([aPassage(text)])] };
}

describe('the time it takes to read', () => {
  test.each([
    [230, 1],
    [344, 1],
    [345, 2],
    [2300, 10],
  ])('%i words take %i minutes', (words, minutes) => {
    expect(readingMinutes([anEventOf(words)])).toBe(minutes);
  });

  test.each([
    [230, 'about 1 minute'],
    [230 * 119, 'about 119 minutes'],
    [230 * 120, 'about 2 hours'],
    [230 * 200, 'about 3 hours'],
  ])('of %i words is told as %s', (words, told) => {
    expect(formatReadingTime([anEventOf(words)])).toBe(told);
  });

  test('counts the words of all events together, so that short ones are not rounded away', () => {
    const events = Array.from({ length: 10 }, () => anEventOf(46));
    expect(readingMinutes(events)).toBe(2);
  });

  test('counts a number, an abbreviation and a word with a hyphen as one word each', () => {
    const sentence = Array.from({ length: 115 }, () => '5,200 long-standing U.S. troops').join(' ');
    expect(readingMinutes([{ headline: '', account: [aParagraph([aPassage(sentence)])] }])).toBe(2);
  });

  test('is never less than a minute, and no shorter for more events', () => {
    const some = fc.array(fc.integer({ min: 3, max: 400 }).map(anEventOf), { maxLength: 8 });
    fc.assert(
      fc.property(some, some, (these, others) => {
        const minutes = readingMinutes(these);
        expect(minutes).toBeGreaterThanOrEqual(1);
        expect(readingMinutes([...these, ...others])).toBeGreaterThanOrEqual(minutes);
      }),
    );
  });

  test.each([
    [wordsPerMinute, 'about 1 minute'],
    [5 * wordsPerMinute, 'about 5 minutes'],
  ])('%i words are “%s”', (words, wording) => {
    expect(formatReadingTime([anEventOf(words)])).toBe(wording);
  });
});
