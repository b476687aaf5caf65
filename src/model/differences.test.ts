import { expect, test } from 'vitest';
import { buildArchive, type Content } from './archive.ts';
import { articlesIn, nameDisagreement } from './differences.ts';
import { aFigure, anArticle, anEvent, someContent } from './examples.ts';

type Figures = Readonly<Record<string, readonly ReturnType<typeof aFigure>[]>>;

/** Content in which each article, by its slug, gives some figures. */
function reporting(figures: Figures, parts: Partial<Content> = {}): Content {
  const articles = Object.entries(figures).map(([slug, given]) =>
    anArticle(slug, { publisher: slug, figures: given }),
  );
  return someContent({ articles, ...parts });
}

const exactly = (value: number, written = {}) => aFigure({ value: String(value), ...written });
const about = (value: number) => exactly(value, { certainty: 'about' });

test('an event shows its disputes first, then numbers, each account with all who give it', () => {
  const disputes = [
    {
      question: 'Who?',
      accounts: [
        { says: 'They', article: 'voa' },
        { says: 'others', article: 'ap' },
      ],
      settled: { article: 'ap', why: 'It was there.' },
    },
  ];
  const content = reporting(
    { voa: [exactly(5200)], ap: [about(5000)], upi: [about(5200)], npr: [exactly(5200)] },
    { events: [anEvent('a', { disputes })] },
  );
  const differences = buildArchive(content).events[0]?.differences.map((difference) => ({
    ...difference,
    mayQuote: difference.mayQuote.map(({ slug }) => slug),
    settled: difference.settled && [difference.settled.article.slug, difference.settled.why],
    accounts: difference.accounts.map(({ statements }) =>
      statements.map(({ says, articles }) => [says, ...articles.map(({ slug }) => slug)]),
    ),
  }));
  expect(differences).toEqual([
    {
      question: 'Who?',
      mayQuote: ['voa', 'ap'],
      accounts: [[['They', 'voa']], [['others', 'ap']]],
      settled: ['ap', 'It was there.'],
      at: 'a',
    },
    {
      question: 'US troops in Iraq, January 2020: reports give different numbers',
      mayQuote: [],
      accounts: [
        [['about 5,000', 'ap']],
        [
          ['5,200', 'npr', 'voa'],
          ['about 5,200', 'upi'],
        ],
      ],
      settled: undefined,
      at: '_figures',
    },
  ]);
});

test('the time is left out of a name that says it', () => {
  const vote = { slug: 'vote', name: 'Members at the vote of 5 January 2020', unit: 'members' };
  const measured = { measure: 'vote', kind: 'count' };
  const content = reporting(
    { voa: [exactly(168, measured)], ap: [exactly(180, measured)] },
    { measures: [vote] },
  );
  expect(buildArchive(content).disagreements.map(nameDisagreement)).toEqual([
    'Members at the vote of 5 January 2020',
  ]);
});

test('the articles of a difference are each named once', () => {
  const content = reporting(
    { voa: [exactly(5200), exactly(5100)], ap: [about(5000)] },
    { events: [anEvent('a', { when: '2020-01' })] },
  );
  const differences = buildArchive(content).events.flatMap((event) => event.differences);
  expect(differences.map((each) => articlesIn(each).map(({ slug }) => slug))).toEqual([
    ['ap', 'voa'],
  ]);
});
