import { describe, expect, test } from 'vitest';
import type { Content } from './archive.ts';
import type { EventRecord } from './event.ts';
import { aFigure, anArticle, anEvent, aPassage, someContent } from './examples.ts';
import { knownDays, type Novelty } from './known-day.ts';
import { formatAddition, formatNovelty } from './novelty-wording.ts';

const position = {
  actor: 'pompeo',
  when: '2020-01-05',
  event: 'vote',
  stance: 'stay',
  gist: 'Stay.',
};

test('every day of publication knows the one before and how much could be told', () => {
  const days = knownDays(
    contentWith([
      anEvent('vote', { account: [aPassage('One.', ['late'])] }),
      anEvent('talks', { account: [aPassage('Two.', ['early'])] }),
    ]),
  );
  expect(
    days.map(({ day, earlier, articles, events }) => [day, earlier, articles, events]),
  ).toEqual([
    ['2020-01-03', undefined, 1, 1],
    ['2020-01-05', '2020-01-03', 3, 1],
    ['2020-01-10', '2020-01-05', 4, 2],
  ]);
});

describe('a day adds', () => {
  test('its articles, with their figures', () => {
    const { articles, figures } = noveltyOn('2020-01-05', []);
    expect(articles.map(({ slug }) => slug)).toEqual(['also', 'middle']);
    expect(figures).toMatchObject([{ article: 'middle', value: 5200 }]);
  });

  test('events first reported, in order, each as it could be told', () => {
    const { events } = noveltyOn('2020-01-05', [
      anEvent('b', { account: [aPassage('One.', ['middle']), aPassage('Two.', ['late'])] }),
      anEvent('a', { when: '2020-01-04', account: [aPassage('Three.', ['also'])] }),
      anEvent('c', { account: [aPassage('Four.', ['early', 'middle'])] }),
    ]);
    expect(events.map(({ slug, account }) => [slug, account[0]!.passages.length])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  test.each([
    ['a passage', { account: [...early(), aPassage('Two.', ['middle'])] }, '1 passage'],
    ['its date', { whenBasis: aPassage('Sunday', ['middle']) }, 'its date'],
    [
      'a dispute',
      { disputes: [disputeBetween('early', 'middle')] },
      '1 question on which sources differ',
    ],
    [
      'a further account',
      { disputes: [disputeBetween('early', 'early', 'also')] },
      '1 question on which sources differ',
    ],
    [
      'the settlement of a dispute',
      {
        disputes: [
          {
            ...disputeBetween('early', 'early'),
            settled: { article: 'middle', why: 'It was there.' },
          },
        ],
      },
      '1 question on which sources differ',
    ],
  ])('to an event reported before: %s', (_, parts, words) => {
    const { events, additions } = noveltyOn('2020-01-05', [
      anEvent('strike', { account: early(), ...parts }),
    ]);
    expect(events).toEqual([]);
    expect(additions.map(formatAddition)).toEqual([words]);
  });

  test.each([
    ['a citation of a passage that stood', { account: [aPassage('One.', ['middle', 'early'])] }],
    ['a citation of a date’s basis', { whenBasis: aPassage('Sunday', ['early', 'middle']) }],
    ['the first account of a dispute', { disputes: [disputeBetween('middle', 'late')] }],
  ])('nothing to an event where it is only %s', (_, parts) => {
    const event = anEvent('strike', { account: early(), ...parts });
    expect(noveltyOn('2020-01-05', [event]).additions).toEqual([]);
  });

  test('a passage to a new event as a part of that, not by itself', () => {
    const event = anEvent('strike', {
      account: [aPassage('One.', ['middle']), aPassage('Two.', ['also'])],
    });
    const { events, additions } = noveltyOn('2020-01-05', [event]);
    expect([events.length, additions.length]).toEqual([1, 0]);
  });
});

describe('a position is new', () => {
  const vote = anEvent('vote', { account: early() });

  test.each([
    ['where nothing like it was reported', [], 1],
    ['but not where the same stance at the same event was', [position], 0],
    ['where the actor took another stance there', [{ ...position, stance: 'leave' }], 1],
    ['where another actor took it there', [{ ...position, actor: 'parliament' }], 1],
    ['where the actor took it elsewhere', [{ ...position, event: undefined }], 1],
  ])('%s', (_, before, added) => {
    const { positions } = noveltyBetween(before, [position], [vote]);
    expect(positions).toHaveLength(added);
  });

  test('once, if several articles of the day report it', () => {
    expect(noveltyBetween([], [position, position], [vote]).positions).toHaveLength(1);
  });

  test('at no event where that does not stand yet', () => {
    const unreported = anEvent('vote', { account: [aPassage('One.', ['late'])] });
    const elsewhere = { ...position, event: undefined };
    expect(noveltyBetween([elsewhere], [position], [unreported]).positions).toEqual([]);
    expect(noveltyBetween([], [position], [unreported]).positions).toMatchObject([
      { event: undefined, article: 'middle' },
    ]);
  });
});

test('what a day added is said in numbers', () => {
  const event = anEvent('strike', { account: early() });
  const passages = [aPassage('One.'), aPassage('Two.')];
  const addition = { event, passages, isDated: false, disputes: [], positions: [] };
  const nothing: Novelty = { articles: [], events: [], additions: [], positions: [], figures: [] };
  expect(formatNovelty(nothing)).toBe('nothing that the timeline tells');
  expect(formatNovelty({ ...nothing, events: [event] })).toBe('1 event first reported');
  expect(formatNovelty({ ...nothing, additions: [addition], events: [event, event] })).toBe(
    '2 events first reported and 2 passages on earlier events',
  );
  expect(formatAddition({ ...addition, isDated: true })).toBe('2 passages and its date');
});

function early() {
  return [aPassage('One.', ['early'])];
}

function disputeBetween(...articles: readonly string[]) {
  return {
    question: 'How many?',
    accounts: articles.map((article, index) => ({ says: `${index}`, article })),
  };
}

function contentWith(events: readonly EventRecord[]): Content {
  return someContent({
    articles: [
      anArticle('late', { published: '2020-01-10' }),
      anArticle('middle', { published: '2020-01-05', figures: [aFigure()] }),
      anArticle('also', { published: '2020-01-05' }),
      anArticle('early', { published: '2020-01-03' }),
    ],
    events,
  });
}

function noveltyOn(day: string, events: readonly EventRecord[]): Novelty {
  return noveltyIn(contentWith(events), day);
}

function noveltyBetween(
  before: readonly object[],
  added: readonly object[],
  events: readonly EventRecord[],
): Novelty {
  const articles = [
    anArticle('early', { published: '2020-01-03', positions: before }),
    anArticle('middle', { published: '2020-01-05', positions: added }),
    anArticle('late', { published: '2020-01-10' }),
  ];
  return noveltyIn(someContent({ articles, events }), '2020-01-05');
}

function noveltyIn(content: Content, day: string): Novelty {
  return knownDays(content).find((known) => known.day === day)!.novelty;
}
