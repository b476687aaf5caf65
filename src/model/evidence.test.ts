import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import {
  articlesCitedOn,
  checkOf,
  evidenceFrom,
  passagesCiting,
  placeOfPosition,
  samePositionIn,
} from './evidence.ts';
import { aFigure, aPassage, anArticle, anEvent, someContent } from './examples.ts';
import { normaliseText } from './normalise-text.ts';

const vote = { actor: 'parliament', when: '2020-01-05', event: 'vote', gist: 'They should go.' };

const { articles, events } = buildArchive(
  someContent({
    articles: [
      anArticle('npr', { published: '2020-01-11', positions: [{ ...vote, stance: 'leave' }] }),
      anArticle('voa', {
        published: '2020-01',
        positions: [
          { ...vote, stance: 'stay', quote: 'by all means' },
          { ...vote, stance: 'leave' },
        ],
      }),
    ],
    events: [
      anEvent('vote', {
        account: [aPassage('One.', ['voa']), aPassage('“Two words”.', ['npr', 'voa'])],
        whenBasis: aPassage('“Sunday”', ['npr']),
        disputes: [
          {
            question: 'How many?',
            accounts: [
              { says: 'ten', article: 'voa' },
              { says: 'twelve', article: 'npr' },
            ],
          },
        ],
      }),
      anEvent('later', { when: '2020-02-01', account: [aPassage('“Two words”.', ['npr'])] }),
    ],
    quotations: [certified('voa', 'by all means'), certified('npr', 'Two words')],
  }),
);
const [voa, npr] = ['voa', 'npr'].map((slug) => articles.find((each) => each.slug === slug)!);
const [voted, later] = events;

describe('what rests on an article', () => {
  const told = (article: typeof voa) =>
    evidenceFrom(article!).map(({ event, passages, basis, accounts }) => ({
      event: event.slug,
      passages: passages.map(({ text }) => text),
      basis: basis?.text,
      accounts: accounts.map(({ question, says }) => `${question} ${says}`),
    }));

  test('is told event by event: its passages, its dates, its accounts', () => {
    expect(told(npr)).toEqual([
      {
        event: 'vote',
        passages: ['“Two words”.'],
        basis: '“Sunday”',
        accounts: ['How many? twelve'],
      },
      { event: 'later', passages: ['“Two words”.'], basis: undefined, accounts: [] },
    ]);
  });

  test('leaves out what rests on others', () => {
    expect(told(voa)).toEqual([
      {
        event: 'vote',
        passages: ['One.', '“Two words”.'],
        basis: undefined,
        accounts: ['How many? ten'],
      },
    ]);
  });
});

test('passages that cite an article are found in any text', () => {
  const passages = [aPassage('One.', ['voa']), aPassage('Two.', ['npr'])];
  expect(passagesCiting(npr!, passages).map(({ text }) => text)).toEqual(['Two.']);
});

test('each position has its own place on the page of its article', () => {
  expect(voa!.positions.map(placeOfPosition)).toEqual(['_position-1', '_position-2']);
  expect(npr!.positions.map(placeOfPosition)).toEqual(['_position-1']);
});

test('the same stance is found in another article, and no other stance', () => {
  const [leave] = npr!.positions;
  expect(samePositionIn(voa!, leave!)).toBe(voa!.positions[1]);
  expect(samePositionIn(npr!, voa!.positions[0]!)).toBe(undefined);
});

test('the page of an event cites what it rests on, then what stands beside its account', () => {
  const dispute = {
    question: 'How many?',
    accounts: [
      { says: 'ten', article: 'upi' },
      { says: 'twelve', article: 'voa' },
    ],
  };
  const position = { ...vote, stance: 'stay' };
  const content = someContent({
    articles: [
      anArticle('ap', { figures: [aFigure({ value: '5000' })] }),
      anArticle('npr', { positions: [position] }),
      anArticle('upi', { figures: [aFigure()] }),
      anArticle('voa', { positions: [position] }),
    ],
    events: [anEvent('vote', { account: [aPassage('One.', ['voa'])], disputes: [dispute] })],
  });
  const [event] = buildArchive(content).events;
  expect(articlesCitedOn(event!).map(({ slug }) => slug)).toEqual(['voa', 'upi', 'npr', 'ap']);
});

describe('the check of the quotations in an event', () => {
  test('is that of the article quoted, in the account or in a position', () => {
    expect(checkOf(voted!, voa!)).toBe('2026-11-22');
  });

  test('is not claimed where one of them was not found', () => {
    expect(checkOf(voted!, npr!)).toBe(undefined);
    expect(checkOf(later!, npr!)).toBe('2026-11-22');
  });

  test('is not claimed for an article that is not quoted', () => {
    expect(checkOf(later!, voa!)).toBe(undefined);
  });

  test.each([
    [
      'an account of a dispute',
      {
        disputes: [
          {
            question: 'Who?',
            accounts: [
              { says: '“on time”', article: 'voa' },
              { says: 'late', article: 'npr' },
            ],
          },
        ],
      },
    ],
    ['a headline', { headline: 'They were “on time”' }],
  ])('covers %s, too', (_, parts) => {
    const content = someContent({
      articles: [anArticle('npr'), anArticle('voa')],
      events: [anEvent('vote', { account: [aPassage('One.', ['voa'])], ...parts })],
      quotations: [certified('voa', 'on time')],
    });
    const {
      events: [event],
      articleBySlug,
    } = buildArchive(content);
    expect(checkOf(event!, articleBySlug.get('voa')!)).toBe('2026-11-22');
    expect(checkOf(event!, articleBySlug.get('npr')!)).toBe(undefined);
  });

  test('covers the gist of a position, too', () => {
    const positions = [{ ...vote, stance: 'leave', gist: 'They should “go now”.' }];
    const content = (...quotations: readonly ReturnType<typeof certified>[]) =>
      someContent({
        articles: [anArticle('voa', { positions })],
        events: [anEvent('vote')],
        quotations,
      });
    const checkIn = ({ events: [event], articles: [article] }: ReturnType<typeof buildArchive>) =>
      checkOf(event!, article!);
    expect(checkIn(buildArchive(content(certified('voa', 'go now'))))).toBe('2026-11-22');
    expect(checkIn(buildArchive(content()))).toBe(undefined);
  });
});

function certified(article: string, text: string) {
  return { article, text: normaliseText(text), selects: [[text]], checked: '2026-11-22' };
}
