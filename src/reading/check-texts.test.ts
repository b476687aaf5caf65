import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../model/archive.ts';
import { aParagraph, anArticle, anEvent, aPassage, someContent } from '../model/examples.ts';
import { emptyLedger, type Ledger } from '../model/ledger.ts';
import { certificateOf, digestOf } from './certificate.ts';
import { checkTexts, type Evidence } from './check-texts.ts';
import { verifyQuotations } from './verify-quotations.ts';

const texts = new Map([
  ['ap', 'Members voted on Sunday. The army said it had received no new mission, and stayed.'],
  ['upi', 'A spokesman told reporters that the task goes on with fewer resources than before.'],
  ['voa', 'On Sunday the chamber asked all foreign soldiers to leave the country at once.'],
]);

/** An archive of three articles; every quotation in it stands in the texts. */
function contentWith(parts: Partial<Content> = {}): Content {
  return someContent({
    articles: [
      anArticle('ap', {
        positions: [
          {
            actor: 'pompeo',
            when: '2020',
            stance: 'stay',
            gist: 'To stay.',
            quote: 'no new mission',
          },
        ],
      }),
      anArticle('upi', { summary: [aPassage('It goes on “with fewer resources”.', [])] }),
      anArticle('voa'),
    ],
    events: [
      anEvent('vote', {
        whenBasis: aPassage('“Sunday”, as both say', ['ap', 'voa']),
        account: [aPassage('They voted.', ['voa']), aPassage('It “goes on”.', ['upi'])],
      }),
    ],
    story: [aParagraph([aPassage('They were asked “to leave”.', ['voa'])])],
    ...parts,
  });
}

/** What a check finds, which must be in order. */
function evidenceOf(
  content: Content,
  ledger: Ledger,
  from: ReadonlyMap<string, string>,
  today: string,
): Evidence {
  const check = checkTexts(content, ledger, from, today);
  if (!check.ok) throw new Error(check.faults.map(({ message }) => message).join('\n'));
  return check.evidence;
}

/** What a check with all texts finds wrong. */
function faultsOf(content: Content, ledger = emptyLedger, from = texts) {
  const check = checkTexts(content, ledger, from, '2026-11-22');
  return check.ok ? [] : check.faults;
}

const checked: Ledger = {
  ...emptyLedger,
  ...evidenceOf(contentWith(), emptyLedger, texts, '2026-11-22'),
};

const only = (...slugs: string[]) => new Map(slugs.map((slug) => [slug, texts.get(slug)!]));

test('texts, certificates and comparisons are recorded', () => {
  expect(checked.texts).toEqual(
    [...texts].map(([article, text]) => ({
      article,
      digest: digestOf(text),
      checked: '2026-11-22',
    })),
  );
  const certificates = [
    ['ap', 'no new mission'],
    ['ap', 'Sunday'],
    ['upi', 'goes on'],
    ['upi', 'with fewer resources'],
    ['voa', 'Sunday'],
    ['voa', 'to leave'],
  ] as const;
  expect(new Set(checked.quotations.map(({ certificate }) => certificate))).toEqual(
    new Set(certificates.map(([article, words]) => certificateOf(article, words))),
  );
  expect(checked.comparisons.map(({ file, with: articles }) => [file, articles])).toEqual([
    ['articles/ap', ['ap']],
    ['articles/upi', ['upi']],
    ['articles/voa', ['voa']],
    ['events/vote', ['ap', 'upi', 'voa']],
    ['story', ['voa']],
  ]);
});

test('what was recorded certifies all quotations', () => {
  const { verified, faults } = verifyQuotations(contentWith(), checked);
  expect(faults).toEqual([]);
  expect(verified.map(({ article, text }) => [article, text])).toEqual([
    ['ap', 'Sunday'],
    ['ap', 'no new mission'],
    ['upi', 'goes on'],
    ['upi', 'with fewer resources'],
    ['voa', 'Sunday'],
    ['voa', 'to leave'],
  ]);
});

test('the order of texts, articles, events and records changes nothing', () => {
  const shuffled = <Item>(items: readonly Item[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length });
  const { articles, events } = contentWith({
    events: [...contentWith().events, anEvent('talks', { account: [aPassage('So.', ['ap'])] })],
  });
  const expected = evidenceOf(contentWith({ articles, events }), checked, texts, '2026-11-22');
  fc.assert(
    fc.property(
      shuffled([...texts]),
      shuffled(articles),
      shuffled(events),
      shuffled(checked.quotations),
      shuffled(checked.comparisons),
      (someTexts, someArticles, someEvents, quotations, comparisons) => {
        const content = contentWith({ articles: someArticles, events: someEvents });
        const ledger = { ...checked, quotations, comparisons };
        expect(evidenceOf(content, ledger, new Map(someTexts), '2026-11-23')).toEqual(expected);
      },
    ),
  );
});

test('with any of the same texts at hand again, nothing is recorded anew', () => {
  fc.assert(
    fc.property(fc.subarray([...texts]), (some) => {
      const again = evidenceOf(contentWith(), checked, new Map(some), '2026-12-24');
      expect({ ...emptyLedger, ...again }).toEqual(checked);
    }),
  );
});

describe('the day of a check', () => {
  const dayOf = (evidence: Evidence, slug: string) =>
    evidence.texts.find(({ article }) => article === slug)?.checked;

  test('is the new one where the text has changed', () => {
    const revised = new Map([...texts, ['ap', `${texts.get('ap')} Correction: none.`]]);
    const evidence = evidenceOf(contentWith(), checked, revised, '2026-12-24');
    expect(dayOf(evidence, 'ap')).toBe('2026-12-24');
    expect(dayOf(evidence, 'upi')).toBe('2026-11-22');
  });

  test('is the new one where a quotation is new', () => {
    const content = contentWith({
      story: [aParagraph([aPassage('They were asked “to leave” “at once”.', ['voa'])])],
    });
    const evidence = evidenceOf(content, checked, texts, '2026-12-24');
    expect(dayOf(evidence, 'voa')).toBe('2026-12-24');
    expect(dayOf(evidence, 'ap')).toBe('2026-11-22');
  });

  test('stays where a quotation is gone', () => {
    const evidence = evidenceOf(contentWith({ story: [] }), checked, texts, '2026-12-24');
    expect(dayOf(evidence, 'voa')).toBe('2026-11-22');
  });
});

describe('of a quotation', () => {
  test('the certificate goes with its last use, whether or not its text is at hand', () => {
    const hashes = (from: ReadonlyMap<string, string>) =>
      evidenceOf(contentWith({ story: [] }), checked, from, '2026-12-24').quotations.map(
        ({ certificate }) => certificate,
      );
    const gone = certificateOf('voa', 'to leave');
    expect(checked.quotations.map(({ certificate }) => certificate)).toContain(gone);
    expect(hashes(only('ap'))).not.toContain(gone);
    expect(hashes(texts)).not.toContain(gone);
  });

  test('a changed word is refused, with the nearest wording', () => {
    const story = [aParagraph([aPassage('Asked “all foreign troops to leave”.', ['voa'])])];
    const [fault, ...others] = faultsOf(contentWith({ story }));
    expect(others).toEqual([]);
    expect(fault?.place).toEqual({ file: 'content/story.md', offset: 0 });
    expect(fault?.message).toMatch(/^voa: “all foreign troops to leave” is not in the article’s/);
    expect(fault?.message).toContain('[-troops-]{+soldiers+}');
  });

  test('every article that could have it is named', () => {
    const story = [aParagraph([aPassage('Asked “to go”.', ['ap', 'voa'])])];
    const [fault] = faultsOf(contentWith({ story }));
    expect(fault?.message).toMatch(/^ap: “to go” is not in .*; voa: “to go” is not in /);
  });

  test('one of several articles is enough', () => {
    const story = [aParagraph([aPassage('Asked “to leave the country”.', ['ap', 'voa'])])];
    const { quotations } = evidenceOf(contentWith({ story }), checked, texts, '2026-12-24');
    const hashes = quotations.map(({ certificate }) => certificate);
    expect(hashes).toContain(certificateOf('voa', 'to leave the country'));
    expect(hashes).not.toContain(certificateOf('ap', 'to leave the country'));
  });

  test('a certificate of an article not at hand is enough, and is kept', () => {
    const story = [aParagraph([aPassage('They were asked “to leave”.', ['ap', 'voa'])])];
    const evidence = evidenceOf(contentWith({ story }), checked, only('ap'), '2026-12-24');
    expect(evidence.quotations.map(({ certificate }) => certificate)).toContain(
      certificateOf('voa', 'to leave'),
    );
  });

  test('a certificate does not stand against the text', () => {
    const revised = new Map([['voa', 'On Sunday the chamber asked them to go.']]);
    expect(faultsOf(contentWith(), checked, revised).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^voa: “to leave” is not in the article’s text/),
    ]);
  });

  test('without text or certificate it is said what to run', () => {
    expect(faultsOf(contentWith({ events: [] }), emptyLedger, only('ap', 'upi'))).toEqual([
      {
        place: { file: 'content/story.md', offset: 0 },
        message:
          '“to leave” is not certified, as the text of voa was never compared; put its text into a folder as voa.txt and run npm run ledger -- --texts FOLDER',
      },
    ]);
  });

  test('gaps hold only with three words on each side', () => {
    const withGap = (words: string) =>
      contentWith({ story: [aParagraph([aPassage(`Asked “${words}”.`, ['voa'])])] });
    expect(faultsOf(withGap('the chamber asked […] to leave the country'))).toEqual([]);
    const [fault, ...others] = faultsOf(withGap('the chamber […] to leave the country'));
    expect(others).toEqual([]);
    expect(fault?.message).toMatch(/^a gap in the quotation .* has only “the chamber” on one side/);
    const [wrongOrder] = faultsOf(withGap('to leave the country […] the chamber asked'));
    expect(wrongOrder?.message).toContain('in another order');
  });
});

describe('words of ours that an article has too', () => {
  const copied = 'the chamber asked all foreign soldiers to leave the country';

  test('are refused, shown, and placed', () => {
    const account = [
      { ...aPassage('They voted.', ['upi']), offset: 100 },
      { ...aPassage(`On that day ${copied}.`, ['voa']), offset: 140 },
    ];
    const content = contentWith({ events: [anEvent('vote', { account })] });
    expect(faultsOf(content)).toEqual([
      {
        place: {
          file: 'content/events/vote.md',
          offset: 140,
          words: 'the chamber asked all foreign soldiers to leave the country',
        },
        message: `voa says the same, word for word: “${copied}”; rewrite it in our own words, or quote it in “ ”`,
      },
    ]);
  });

  test('are refused also where another passage of the event cites the article', () => {
    const account = [aPassage(`Then ${copied}.`, ['ap']), aPassage('They voted.', ['voa'])];
    expect(faultsOf(contentWith({ events: [anEvent('vote', { account })] }))).toHaveLength(1);
    const elsewhere = [aPassage(`Then ${copied}.`, ['ap'])];
    expect(faultsOf(contentWith({ events: [anEvent('vote', { account: elsewhere })] }))).toEqual(
      [],
    );
  });

  test('are refused also where they run over the end of a passage', () => {
    const account = [
      aPassage('Then the chamber asked all foreign soldiers.', ['voa']),
      aPassage('To leave the country at once.', ['voa']),
    ];
    expect(faultsOf(contentWith({ events: [anEvent('vote', { account })] }))).toHaveLength(1);
  });

  test('may stand in quotation marks', () => {
    const account = [aPassage(`Then “${copied}”.`, ['voa'])];
    expect(faultsOf(contentWith({ events: [anEvent('vote', { account })] }))).toEqual([]);
  });

  test('are refused in every field that we write', () => {
    const account = [aPassage('They voted.', ['voa'])];
    const inHeadline = anEvent('vote', { account, headline: copied });
    const inDispute = anEvent('vote', {
      account,
      disputes: [
        {
          question: 'What?',
          accounts: [
            { says: copied, article: 'voa' },
            { says: 'No.', article: 'ap' },
          ],
        },
      ],
    });
    const inGist = anArticle('voa', {
      positions: [{ actor: 'pompeo', when: '2020', stance: 'leave', gist: copied }],
    });
    const fieldsOf = (content: Content) => faultsOf(content).map(({ place }) => place.field);
    expect(fieldsOf(contentWith({ events: [inHeadline] }))).toEqual([['headline']]);
    expect(fieldsOf(contentWith({ events: [inDispute] }))).toEqual([
      ['disputes', 0, 'accounts', 0, 'says'],
    ]);
    const articles = contentWith().articles.with(2, inGist);
    expect(fieldsOf(contentWith({ articles }))).toEqual([['positions', 0, 'gist']]);
  });
});

describe('a comparison', () => {
  const comparisonOf = (evidence: Evidence, name: string) =>
    evidence.comparisons.find(({ file }) => file === name);
  const rewritten = [
    anEvent('vote', {
      whenBasis: aPassage('“Sunday”, as both say', ['ap', 'voa']),
      account: [aPassage('They made up their minds.', ['voa']), aPassage('It “goes on”.', ['upi'])],
    }),
  ];

  test('stays as it is where no text is at hand, so that the change can be seen', () => {
    const evidence = evidenceOf(
      contentWith({ events: rewritten }),
      checked,
      new Map(),
      '2026-12-24',
    );
    expect(evidence.comparisons).toEqual(checked.comparisons);
  });

  test('of changed words counts only for the texts at hand', () => {
    const evidence = evidenceOf(
      contentWith({ events: rewritten }),
      checked,
      only('ap'),
      '2026-12-24',
    );
    expect(comparisonOf(evidence, 'events/vote')).toMatchObject({ with: ['ap'] });
  });

  test('of unchanged words counts for earlier texts too', () => {
    const first = { ...checked, comparisons: [] };
    const withOne = evidenceOf(contentWith(), first, only('ap'), '2026-12-24');
    expect(comparisonOf(withOne, 'events/vote')).toMatchObject({ with: ['ap'] });
    const withTwo = evidenceOf(contentWith(), { ...first, ...withOne }, only('voa'), '2026-12-24');
    expect(comparisonOf(withTwo, 'events/vote')).toMatchObject({ with: ['ap', 'voa'] });
  });
});
