import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import {
  checkOf,
  evidenceFrom,
  passagesCiting,
  placeOfPosition,
  samePositionIn,
} from './evidence.ts';
import { aPassage, anArticle, anEvent, someContent } from './examples.ts';
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
      anEvent('later', { when: '2020-02-01', account: [aPassage('Three.', ['npr'])] }),
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
      { event: 'later', passages: ['Three.'], basis: undefined, accounts: [] },
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

describe('the check of the quotations in an event', () => {
  test('is that of the article quoted, in the account or in a position', () => {
    expect(checkOf(voted!, voa!)).toBe('2026-11-22');
  });

  test('is not claimed where one of them was not found', () => {
    expect(checkOf(voted!, npr!)).toBe(undefined);
    expect(checkOf({ ...voted!, whenBasis: undefined }, npr!)).toBe('2026-11-22');
  });

  test('is not claimed for an article that is not quoted', () => {
    expect(checkOf(later!, npr!)).toBe(undefined);
  });
});

function certified(article: string, text: string) {
  return { article, text: normaliseText(text), selects: [[text]], checked: '2026-11-22' };
}
