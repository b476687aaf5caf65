import { expect, test } from 'vitest';
import { formatBriefly, formatPeriod, wordInterval } from './date-wording.ts';
import { anArticle, anEvent } from './examples.ts';

test.each([
  ['2020', '2020'],
  ['2020-01', 'January 2020'],
  ['2020-01-05', '5 January 2020'],
])('the period %s is named %s', (iso, words) => {
  expect(formatPeriod(iso)).toBe(words);
});

test.each([
  ['2020', '2020'],
  ['2020-06', 'June'],
  ['2020-01-05', '5 Jan'],
  ['2020-09-30', '30 Sep'],
  ['2020-01-05~', '5 Jan'],
])('beside a timeline that gives the year, %s is short for %s', (published, words) => {
  expect(formatBriefly(anArticle('voa', { published }).published)).toBe(words);
});

test.each([
  ['years', '2014/2016', ['2014', '–', '2016']],
  ['months of one year', '2020-03/2020-05', ['March', '–', 'May 2020']],
  ['months of two years', '2019-09/2020-09', ['September 2019', ' – ', 'September 2020']],
  ['days of one month', '2020-03-16/2020-03-29', ['16', '–', '29 March 2020']],
  ['days of one year', '2020-03-30/2020-04-02', ['30 March', ' – ', '2 April 2020']],
  ['days of two years', '2019-12-30/2020-01-02', ['30 December 2019', ' – ', '2 January 2020']],
  ['unequal ends', '2020-03-16/2020-05', ['16 March 2020', ' – ', 'May 2020']],
  ['a hedged start', '2020-03-16~/2020-03-29', ['about 16 March 2020', ' – ', '29 March 2020']],
  ['a hedged end', '2014/2016?', ['2014', ' – ', '2016 (uncertain)']],
])('an interval says once what its ends share: %s', (_, text, [start, joint, end]) => {
  const { when } = anEvent('a', { when: text });
  expect(when.kind === 'interval' && wordInterval(when)).toEqual({ start, joint, end });
});
