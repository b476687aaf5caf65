import { describe, expect, test } from 'vitest';
import {
  citeAs,
  formatArticleKind,
  formatLanguage,
  formatLicence,
  quotationNote,
  readingNote,
  titleNote,
} from './article-wording.ts';
import { anArticle } from './examples.ts';

describe('a citation', () => {
  const january = anArticle('a', { publisher: 'Politico', published: '2020-01-10' });
  const september = anArticle('b', { publisher: 'Politico', published: '2020-09' });
  const undated = anArticle('c', { publisher: 'Politico', published: '2019' });
  const other = anArticle('d', { publisher: 'Military Times', published: '2020-01-10' });

  test.each([
    ['alone', [january], 'Politico'],
    ['beside another publisher’s', [january, other], 'Politico'],
    ['beside another of the same publisher', [january, september], 'Politico, 10 Jan'],
    ['beside both', [other, september, january], 'Politico, 10 Jan'],
  ])('names the publisher, and the date only if it must: %s', (_, citedTogether, words) => {
    expect(citeAs(january, citedTogether)).toBe(words);
  });

  test.each([
    [september, 'Politico, September'],
    [undated, 'Politico, 2019'],
  ])('gives the date as far as it is known', (article, words) => {
    expect(citeAs(article, [january, article])).toBe(words);
  });

  test('leaves another publisher without a date', () => {
    expect(citeAs(other, [january, september, other])).toBe('Military Times');
  });
});

test.each([
  ['report', 'complete', 'Read in full.'],
  ['report', 'part', 'Read in part; the rest may say more.'],
  ['brief', 'complete', 'Read in full; only a few facts of it are used.'],
  ['brief', 'part', 'Read in part; only a few facts of it are used.'],
])('of a %s seen in its %s form is said: %s', (kind, textSeen, note) => {
  expect(readingNote(anArticle('voa', { kind, textSeen }))).toBe(note);
});

test('a note says where a headline comes from, unless it was printed with the text', () => {
  expect(titleNote(anArticle('voa'))).toBe('');
  expect(titleNote(anArticle('voa', { titleBasis: 'wording from the address' }))).toBe(
    'Headline: wording from the address.',
  );
});

test.each([
  ['copyright', 'Under copyright; summarised and linked here, not reproduced'],
  ['public-domain', 'Public domain'],
])('the licence “%s” reads: %s', (licence, words) => {
  expect(formatLicence(anArticle('voa', { licence }))).toBe(words);
});

test.each([
  ['report', 'News report'],
  ['transcript', 'Transcript'],
  ['statement', 'Statement'],
  ['speech', 'Speech'],
  ['release', 'Press release'],
  ['brief', 'Noted briefly'],
])('the kind “%s” reads: %s', (kind, words) => {
  expect(formatArticleKind(anArticle('voa', { kind }))).toBe(words);
});

test.each([
  ['en', 'English'],
  ['ar', 'Arabic'],
  ['fa', 'Persian'],
  ['en-GB', 'British English'],
])('the language “%s” is %s', (tag, name) => {
  expect(formatLanguage(tag)).toBe(name);
});

test.each([
  [[], 'None on this site.'],
  [['2026-11-22'], '1 on this site, checked word for word against the article, 22 November 2026.'],
  [
    ['2026-11-23', '2026-11-22'],
    '2 on this site, checked word for word against the article, 22 November 2026.',
  ],
])(
  'quotations checked on %j are told of, with the day since which all were checked',
  (days, note) => {
    const verified = days.map((checked, index) => ({
      article: 'npr',
      text: `words ${index}`,
      selects: [['words']],
      checked,
    }));
    expect(quotationNote({ verified: new Map(verified.map((each) => [each.text, each])) })).toBe(
      note,
    );
  },
);
