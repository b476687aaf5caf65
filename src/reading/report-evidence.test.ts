import { expect, test } from 'vitest';
import { anActor, anArticle, anEvent, aPassage, someContent } from '../model/examples.ts';
import { emptyLedger } from '../model/ledger.ts';
import { certificateOf } from './certificate.ts';
import { reportEvidence } from './report-evidence.ts';

test('the report gives numbers and names', () => {
  const content = someContent({
    articles: [anArticle('ap'), anArticle('upi'), anArticle('voa')],
    events: [
      anEvent('strike', {
        account: [
          aPassage('They struck “at dawn” on that very day.', ['voa', 'ap']),
          aPassage('It was over soon.', ['voa']),
        ],
      }),
      anEvent('vote', { account: [aPassage('They “voted”.', ['voa'])] }),
    ],
  });
  const ledger = {
    ...emptyLedger,
    texts: [{ article: 'voa', digest: 'a'.repeat(64), checked: '2026-11-22' }],
    quotations: [
      { article: 'voa', certificate: certificateOf('voa', 'voted'), selects: [['voted']] },
    ],
  };
  expect(reportEvidence(content, ledger)).toBe(`events             2
passages           3
words per passage  2 at the fewest, 4 in the middle, 8 at the most
citations          4
quotations         2, 1 of them certified

events that rest on one article: 1
  vote  voa

articles that nothing cites: 1
  upi

headlines of more than 10 words: none

accounts of fewer than 25 or more than 90 words: 2
  strike  12
  vote    2

actors without a position, and in fewer than 3 events: 1
  pompeo

changed since they were compared with texts, or never compared: 3
  articles/voa
  events/strike
  events/vote`);
});

test('an archive without events has a report too', () => {
  expect(reportEvidence(someContent({ articles: [] }), emptyLedger)).toBe(`events             0
passages           0
words per passage  none
citations          0
quotations         0, 0 of them certified

events that rest on one article: none

articles that nothing cites: none

headlines of more than 10 words: none

accounts of fewer than 25 or more than 90 words: none

actors without a position, and in fewer than 3 events: 2
  parliament
  pompeo

changed since they were compared with texts, or never compared: none`);
});

test('what is too long, too short or hardly heard is named', () => {
  const position = { actor: 'speaker', when: '2020-01-05', stance: 'stay', gist: 'Stay.' };
  const headline = 'One two three four five six seven eight nine ten eleven';
  const report = reportEvidence(
    someContent({
      actors: ['leader', 'busy', 'speaker', 'quiet'].map((slug) => anActor(slug)),
      articles: [anArticle('voa', { positions: [position] })],
      events: ['one', 'two', 'three'].map((slug) =>
        anEvent(slug, {
          headline: slug === 'two' ? headline : 'One',
          actors: ['leader', 'busy', ...(slug === 'one' ? ['quiet', 'speaker'] : [])],
          account: [aPassage('word '.repeat(slug === 'one' ? 91 : 90))],
        }),
      ),
    }),
    emptyLedger,
  );
  expect(report).toContain(`headlines of more than 10 words: 1\n  two  11: ${headline}`);
  expect(report).toContain('more than 90 words: 1\n  one  91');
  expect(report).toContain('fewer than 3 events: 1\n  quiet\n');
});

test('the middle of an even number of lengths lies half-way', () => {
  const account = [aPassage('One.'), aPassage('One two three four.')];
  const report = reportEvidence(
    someContent({ events: [anEvent('vote', { account })] }),
    emptyLedger,
  );
  expect(report).toContain('1 at the fewest, 2.5 in the middle, 4 at the most');
});
