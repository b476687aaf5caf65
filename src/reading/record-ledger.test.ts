import { describe, expect, test } from 'vitest';
import type { Content } from '../model/archive.ts';
import { aParagraph, anArticle, anEvent, aPassage, someContent } from '../model/examples.ts';
import { emptyLedger, type Ledger } from '../model/ledger.ts';
import { certificateOf, digestOfAll } from './certificate.ts';
import { digestsOfProse, findUncompared, recordLedger, tidyEvidence } from './record-ledger.ts';
import { verifyQuotations } from './verify-quotations.ts';

const content = contentWith();

function contentWith(parts: Partial<Content> = {}): Content {
  return someContent({
    articles: [
      anArticle('upi'),
      anArticle('voice', {
        formerly: ['voa', 'v-o-a'],
        summary: [aPassage('They are “to leave”.', [])],
      }),
    ],
    events: [
      anEvent('ballot', {
        formerly: ['vote'],
        account: [aPassage('They voted.', ['voice']), aPassage('So.', ['upi'])],
      }),
    ],
    ...parts,
  });
}

const digest = (letter: string) => letter.repeat(64);

/** A ledger from before two things were renamed. */
const former: Ledger = {
  ...emptyLedger,
  texts: [
    { article: 'gone', digest: digest('a'), checked: '2026-11-20' },
    { article: 'voa', digest: digest('b'), checked: '2026-11-21' },
  ],
  quotations: [
    { article: 'voa', certificate: certificateOf('voa', 'to leave'), selects: [['to leave']] },
    { article: 'voa', certificate: certificateOf('voa', 'to stay'), selects: [['to stay']] },
  ],
  comparisons: [
    { file: 'articles/voa', digest: digestsOfProse(content).get('articles/voice')!, with: ['voa'] },
    { file: 'events/vote', digest: digestsOfProse(content).get('events/ballot')!, with: ['voa'] },
    { file: 'events/gone', digest: digest('c'), with: ['voa'] },
  ],
};

describe('recording', () => {
  const recorded = recordLedger(content, former, { launched: undefined });

  test('keeps what holds, under present names, and forgets what is gone', () => {
    expect(recorded.texts).toEqual([
      { article: 'voice', digest: digest('b'), checked: '2026-11-21' },
    ]);
    expect(recorded.quotations).toEqual([
      {
        article: 'voice',
        certificate: certificateOf('voice', 'to leave'),
        selects: [['to leave']],
      },
    ]);
    expect(recorded.comparisons.map(({ file, with: articles }) => [file, articles])).toEqual([
      ['articles/voice', ['voice']],
      ['events/ballot', ['voice']],
    ]);
  });

  test('a second time changes nothing', () => {
    expect(recordLedger(content, recorded, { launched: undefined })).toEqual(recorded);
  });

  test('adds the addresses of all pages', () => {
    expect(recorded.addresses).toEqual(
      expect.arrayContaining(['/', '/events/ballot/', '/articles/upi/', '/2020/01/05/']),
    );
  });

  test('keeps accounts from the launch on', () => {
    expect(recorded.accounts).toEqual([]);
    const public_ = recordLedger(content, former, { launched: '2026-12-01' });
    expect(public_.accounts.map(({ event }) => event)).toEqual(['ballot']);
  });
});

describe('where two histories of the ledger were joined', () => {
  test('the later check of a text counts', () => {
    const texts = [
      { article: 'voice', digest: digest('d'), checked: '2026-11-23' },
      { article: 'voice', digest: digest('e'), checked: '2026-11-22' },
      ...former.texts,
    ];
    expect(tidyEvidence(content, { ...former, texts }).texts).toEqual([texts[0]]);
  });

  test('the comparison of the present words counts, with the articles of both', () => {
    const present = digestsOfProse(content).get('events/ballot')!;
    const comparisons = [
      { file: 'events/ballot', digest: digest('0'), with: ['upi', 'voice'] },
      { file: 'events/ballot', digest: present, with: ['upi'] },
      { file: 'events/vote', digest: present, with: ['voa'] },
    ];
    expect(tidyEvidence(content, { ...former, comparisons }).comparisons).toEqual([
      { file: 'events/ballot', digest: present, with: ['upi', 'voice'] },
    ]);
  });
});

describe('a certificate counts for nothing', () => {
  const count = (ledger: Ledger) => verifyQuotations(content, ledger).verified.length;

  test('that was moved to another article by hand', () => {
    const [certificate] = former.quotations;
    expect(count({ ...former, quotations: [certificate!] })).toBe(1);
    expect(count({ ...former, quotations: [{ ...certificate!, article: 'upi' }] })).toBe(0);
  });

  test('whose article has no check', () => {
    expect(count({ ...former, texts: [] })).toBe(0);
  });
});

describe('uncompared is', () => {
  const ledger = tidyEvidence(content, former);

  test('nothing where all words were compared with all texts that were seen', () => {
    expect(findUncompared(content, ledger)).toEqual([]);
  });

  test('a file of which a word has changed', () => {
    const [ballot] = content.events;
    const events = [{ ...ballot!, headline: 'Parliament votes again' }];
    expect(findUncompared(contentWith({ events }), ledger)).toEqual(['events/ballot']);
  });

  test('a file that was never compared, if it rests on a text that was', () => {
    const story = (article: string) => [aParagraph([aPassage('So far.', [article])])];
    expect(findUncompared(contentWith({ story: story('voice') }), ledger)).toEqual(['story']);
    expect(findUncompared(contentWith({ story: story('upi') }), ledger)).toEqual([]);
  });

  test('no file that has come to rest on other articles alone', () => {
    const events = [anEvent('ballot', { account: [aPassage('They voted again.', ['upi'])] })];
    const now = contentWith({ events });
    expect(findUncompared(now, tidyEvidence(now, ledger))).toEqual([]);
  });

  test('a file that rests on a text that was seen later', () => {
    const texts = [...ledger.texts, { article: 'upi', digest: digest('f'), checked: '2026-11-22' }];
    expect(findUncompared(content, { ...ledger, texts })).toEqual([
      'articles/upi',
      'events/ballot',
    ]);
  });
});

test('the digest of a file is that of all its words of ours', () => {
  expect(digestsOfProse(content).get('events/ballot')).toBe(
    digestOfAll(['What happened: ballot', 'They voted. So.']),
  );
});
