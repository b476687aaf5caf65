import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive, type Content } from './archive.ts';
import { nameDisagreement } from './differences.ts';
import type { Disagreement } from './disagreements.ts';
import { aFigure, anArticle, anEvent, aPassage, someContent } from './examples.ts';
import { certainties, figureKinds, formatFigure } from './figure.ts';

type Figures = Readonly<Record<string, readonly ReturnType<typeof aFigure>[]>>;

/** Content in which each article, by its slug, gives some figures. */
function reporting(figures: Figures, parts: Partial<Content> = {}): Content {
  const articles = Object.entries(figures).map(([slug, given]) =>
    anArticle(slug, { publisher: slug, figures: given }),
  );
  return someContent({ articles, ...parts });
}

/** What a disagreement is about, and each of its accounts with those who give it. */
function tell(disagreement: Disagreement): string[] {
  return [
    nameDisagreement(disagreement),
    ...disagreement.accounts.map(({ figures }) =>
      figures.map((figure) => `${formatFigure(figure)}: ${figure.article.slug}`).join(', '),
    ),
  ];
}

const disagreementsIn = (content: Content) => buildArchive(content).disagreements.map(tell);

const exactly = (value: number, written = {}) => aFigure({ value: String(value), ...written });
const about = (value: number, written = {}) => exactly(value, { certainty: 'about', ...written });

describe('articles disagree', () => {
  test('when they give different numbers for one month', () => {
    const content = reporting({
      voa: [exactly(5200)],
      ap: [about(5200)],
      times: [about(5000, { asOf: '2020-01-10' })],
      politico: [exactly(5200, { asOf: '2020-01' })],
    });
    expect(disagreementsIn(content)).toEqual([
      [
        'US troops in Iraq, January 2020',
        'about 5,000: times',
        '5,200: politico, about 5,200: ap, 5,200: voa',
      ],
    ]);
  });

  test('once a month, measure and kind, oldest first', () => {
    const plan = { kind: 'plan' };
    const content = reporting({
      voa: [exactly(2, { asOf: '2020-02' }), exactly(1), exactly(1, { measure: 'troops' })],
      ap: [exactly(1, { asOf: '2020-02' }), exactly(2), exactly(2, { measure: 'troops' })],
      upi: [exactly(7, plan)],
      npr: [exactly(8, plan)],
    });
    expect(disagreementsIn(content).map(([name]) => name)).toEqual([
      'US troops, January 2020',
      'US troops in Iraq, January 2020',
      'US troops in Iraq (planned), January 2020',
      'US troops in Iraq, February 2020',
    ]);
  });

  test('but a number that fits all the others is not among those that differ', () => {
    const content = reporting({
      voa: [exactly(12, { certainty: 'more-than' })],
      ap: [exactly(16)],
      upi: [exactly(22)],
      npr: [exactly(20, { certainty: 'at-least' })],
    });
    expect(disagreementsIn(content)).toEqual([
      ['US troops in Iraq, January 2020', '16: ap', 'at least 20: npr', '22: upi'],
    ]);
  });

  test('about a year or an interval only where both mean just that', () => {
    const content = reporting({
      voa: ['2020', '2019-09/2020-09', '2020-01-05/2020-01-09'].map((asOf) => exactly(1, { asOf })),
      ap: ['2020', '2019-09/2020-09', '2020-01-05/2020-01-10'].map((asOf) => exactly(2, { asOf })),
      upi: [exactly(3, { asOf: '2020-01' })],
    });
    expect(disagreementsIn(content)).toEqual([
      ['US troops in Iraq, September 2019 – September 2020', '1: voa', '2: ap'],
      ['US troops in Iraq, 2020', '1: voa', '2: ap'],
    ]);
  });

  test('also where they are not sure of the date', () => {
    const content = reporting({ voa: [exactly(1, { asOf: '2020-01~' })], ap: [exactly(2)] });
    expect(disagreementsIn(content)).toHaveLength(1);
  });
});

describe('articles do not disagree', () => {
  test.each<[why: string, figures: Figures]>([
    ['the same number', { voa: [exactly(5200)], ap: [about(5200)] }],
    ['other measures', { voa: [exactly(1)], ap: [exactly(2, { measure: 'troops' })] }],
    ['other kinds', { voa: [exactly(5200)], ap: [exactly(3000, { kind: 'plan' })] }],
    ['other months', { voa: [exactly(1)], ap: [exactly(2, { asOf: '2020-02-05' })] }],
    ['a year and its month', { voa: [exactly(1, { asOf: '2020' })], ap: [exactly(2)] }],
    ['one article alone', { voa: [exactly(1), exactly(2)] }],
    ['a bound that fits', { voa: [exactly(12, { certainty: 'more-than' })], ap: [exactly(22)] }],
  ])('for: %s', (_, figures) => {
    expect(disagreementsIn(reporting(figures))).toEqual([]);
  });
});

test('whatever the order of articles and figures, the same disagreements are found', () => {
  const figure = fc.record({
    measure: fc.constantFrom('troops', 'us-troops-in-iraq'),
    value: fc.constantFrom('12', '16', '22'),
    certainty: fc.constantFrom(...certainties),
    asOf: fc.constantFrom('2020', '2020-01', '2020-01-05', '2020-01-31', '2020-01/2020-02'),
    kind: fc.constantFrom(...figureKinds),
  });
  const articles = fc
    .array(fc.array(figure, { maxLength: 4 }), { minLength: 2, maxLength: 5 })
    .map((lists) => lists.map((figures, index) => anArticle(`a${index}`, { figures })));
  const withShuffled = articles.chain((inOrder) =>
    fc.record({
      inOrder: fc.constant(inOrder),
      shuffled: fc
        .shuffledSubarray(inOrder, { minLength: inOrder.length })
        .map((list) =>
          list.map((article) => ({ ...article, figures: article.figures.toReversed() })),
        ),
    }),
  );
  fc.assert(
    fc.property(withShuffled, ({ inOrder, shuffled }) => {
      const found = disagreementsIn(someContent({ articles: inOrder }));
      expect(disagreementsIn(someContent({ articles: shuffled }))).toEqual(found);
      for (const [, ...accounts] of found) expect(accounts.length).toBeGreaterThan(1);
    }),
  );
});

describe('a disagreement is shown', () => {
  const figures = { voa: [exactly(5200)], ap: [about(5000)], upi: [] };
  const shownOn = (events: Content['events']) =>
    buildArchive(reporting(figures, { events }))
      .events.filter(({ disagreements }) => disagreements.length > 0)
      .map(({ slug }) => slug);

  test('on every event that states a number of it after an article that gives it', () => {
    const events = [
      anEvent('a', { account: [aPassage('There were 5,200 troops.', ['voa'])] }),
      anEvent('b', { account: [aPassage('There were about 5,000.', ['upi', 'ap'])] }),
      anEvent('c', { account: [aPassage('There were 5,000.', ['voa'])] }),
      anEvent('d', { account: [aPassage('There were 15,200 or 5,200.5.', ['voa'])] }),
      anEvent('e', { account: [aPassage('There were troops.', ['voa', 'ap'])] }),
      anEvent('f', { when: '2020-08', account: [aPassage('Back to 5,200.', ['voa'])] }),
    ];
    expect(shownOn(events)).toEqual(['a', 'b', 'f']);
  });

  test('else on the first event of its time in which articles that differ meet', () => {
    const events = [
      anEvent('a', { account: [aPassage('One.', ['voa'])] }),
      anEvent('b', { when: '2020-01-06', account: [aPassage('One.', ['voa', 'ap'])] }),
      anEvent('c', { when: '2020-01-07', account: [aPassage('One.', ['voa', 'ap'])] }),
    ];
    expect(shownOn(events)).toEqual(['b']);
  });

  test('else on the first event of its time that rests on one of them', () => {
    const events = [
      anEvent('a', { when: '2019-12-31', account: [aPassage('One.', ['voa', 'ap'])] }),
      anEvent('b', { when: '2020', account: [aPassage('One.', ['voa'])] }),
      anEvent('c', { when: '2020-01-06', account: [aPassage('One.', ['upi'])] }),
      anEvent('d', { when: '2020-01-07', account: [aPassage('One.', ['voa'])] }),
      anEvent('e', { when: '2020-01-08', account: [aPassage('One.', ['ap'])] }),
    ];
    expect(shownOn(events)).toEqual(['d']);
  });

  test('on no event where none of that time rests on its articles', () => {
    expect(shownOn([anEvent('a', { account: [aPassage('One.', ['upi'])] })])).toEqual([]);
  });

  test('not for the day of a date', () => {
    const days = { voa: [exactly(16)], ap: [exactly(22)] };
    const account = [aPassage('On 16 January, not Jan. 16, it was said.', ['voa'])];
    const events = [anEvent('a', { when: '2020-02', account })];
    expect(buildArchive(reporting(days, { events })).events[0]?.disagreements).toEqual([]);
  });

  const accounts = [
    { says: '5,200', article: 'voa' },
    { says: 'about 5,000', article: 'ap' },
  ];
  const vague = accounts.map(({ article }) => ({ says: 'so many', article }));

  test.each([
    ['names its measure', { measure: 'us-troops-in-iraq', accounts: vague }, []],
    ['states its numbers', { accounts }, []],
    ['is about another measure', { measure: 'troops', accounts }, ['a']],
    ['is about something else', { accounts: vague }, ['a']],
  ])('beside a dispute of the event that %s: %j', (_, dispute, shown) => {
    const disputes = [{ question: 'How many?', ...dispute }];
    expect(shownOn([anEvent('a', { disputes })])).toEqual(shown);
  });

  test('on an event that states it, even where another event has the dispute', () => {
    const disputes = [{ question: 'How many?', accounts }];
    const events = [
      anEvent('a', { disputes }),
      anEvent('b', { account: [aPassage('There were 5,200.', ['voa'])] }),
      anEvent('c', { account: [aPassage('There were some.', ['voa', 'ap'])] }),
    ];
    expect(shownOn(events)).toEqual(['b']);
  });
});

test('a disagreement knows where it is shown, and which dispute tells it', () => {
  const dispute = {
    question: 'How many?',
    accounts: ['voa', 'ap'].map((article) => ({ says: 'so many', article })),
  };
  const events = [
    anEvent('b', { disputes: [{ ...dispute, measure: 'us-troops-in-iraq' }] }),
    anEvent('a', { account: [aPassage('They were 5,200.', ['voa'])] }),
    anEvent('c', { when: '2019', disputes: [dispute] }),
  ];
  const content = reporting({ voa: [exactly(5200)], ap: [about(5000)] }, { events });
  const { disagreements } = buildArchive(content);
  expect(
    disagreements.map(({ shownOn, toldIn }) => [
      shownOn.map(({ slug }) => slug),
      toldIn.map(({ event }) => event.slug),
    ]),
  ).toEqual([[['a'], ['b']]]);
});
