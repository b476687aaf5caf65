import { describe, expect, test } from 'vitest';
import { buildArchive, type Content } from './archive.ts';
import { passagesOf, type Block } from './citation.ts';
import type { EventRecord } from './event.ts';
import { aFigure, anArticle, anEvent, aPassage, someContent } from './examples.ts';
import { knownDays, newsOf, type Novelty, type Report } from './known-day.ts';
import { contentKnownOn } from './known-on.ts';
import { formatNovelty, formatReport } from './novelty-wording.ts';

const position = {
  actor: 'pompeo',
  when: '2020-01-05',
  event: 'vote',
  stance: 'stay',
  gist: 'Stay.',
};

test('every day of publication knows the one before and how much could be told', () => {
  const content = contentWith([
    anEvent('vote', { account: [aPassage('One.', ['late'])] }),
    anEvent('talks', { account: [aPassage('Two.', ['early'])] }),
  ]);
  expect(
    knownDays(content, 1).map(({ day, earlier, articles, events, isWhole }) => {
      return [day, earlier, articles, events, isWhole];
    }),
  ).toEqual([
    ['2020-01-03', undefined, 2, 1, true],
    ['2020-01-05', '2020-01-03', 4, 1, true],
    ['2020-01-10', '2020-01-05', 5, 2, false],
  ]);
});

describe('a day adds', () => {
  test('its articles, with their figures', () => {
    const { articles, figures } = noveltyOn('2020-01-05', []);
    expect(articles.map(({ slug }) => slug)).toEqual(['also', 'middle']);
    expect(figures).toMatchObject([
      { article: { slug: 'middle' }, measure: { name: 'US troops in Iraq' }, value: 5200 },
    ]);
  });

  test('events first reported, in order, each as it could be told', () => {
    const { reports } = noveltyOn('2020-01-05', [
      anEvent('b', { account: [aPassage('One.', ['middle']), aPassage('Two.', ['late'])] }),
      anEvent('a', { when: '2020-01-04', account: [aPassage('Three.', ['also'])] }),
      anEvent('c', { account: [aPassage('Four.', ['early', 'middle'])] }),
    ]);
    expect(
      reports.map(({ event, isFirst, account }) => [event.slug, isFirst, textsOf(account)]),
    ).toEqual([
      ['a', true, ['Three.']],
      ['b', true, ['One.']],
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
      { disputes: [disputeBetween('early', 'also', 'before')] },
      '1 question on which sources differ',
    ],
  ])('to an event reported before: %s', (_, parts, words) => {
    const { reports } = noveltyOn('2020-01-05', [
      anEvent('strike', { account: early(), ...parts }),
    ]);
    expect(reports.map(({ isFirst }) => isFirst)).toEqual([false]);
    expect(reports.map(formatReport)).toEqual([words]);
  });

  test.each([
    ['a citation of a passage that stood', { account: [aPassage('One.', ['middle', 'early'])] }],
    ['a citation of a date’s basis', { whenBasis: aPassage('Sunday', ['early', 'middle']) }],
    ['the first account of a dispute', { disputes: [disputeBetween('middle', 'late')] }],
  ])('nothing to an event where it is only %s', (_, parts) => {
    const event = anEvent('strike', { account: early(), ...parts });
    expect(noveltyOn('2020-01-05', [event]).reports).toEqual([]);
  });

  test('a passage to a new event as a part of that, not by itself', () => {
    const event = anEvent('strike', {
      account: [aPassage('One.', ['middle']), aPassage('Two.', ['also'])],
    });
    const { reports } = noveltyOn('2020-01-05', [event]);
    expect(reports.map(({ isFirst, account }) => [isFirst, textsOf(account)])).toEqual([
      [true, ['One.', 'Two.']],
    ]);
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
      { event: undefined, article: { slug: 'middle' } },
    ]);
  });
});

describe('numbers that differ are new', () => {
  test.each([
    ['where one had not been given before', ['5200'], ['5000'], [], 1],
    ['where both are given that day', [], ['5000', '5200'], [], 1],
    ['but not where both had been', ['5200', '5000'], ['5000'], [], 0],
    ['nor where they are the same', ['5200'], ['5200'], [], 0],
    ['nor where an event asks about them', ['5200'], ['5000'], ['early', 'middle'], 0],
    ['but where it asks others', ['5200'], ['5000'], ['other', 'late'], 1],
  ])('%s', (_, before, added, asked, count) => {
    const giving = (name: string, published: string) => (value: string, index: number) =>
      anArticle(`${name}${index || ''}`, { published, figures: [aFigure({ value })] });
    const content = someContent({
      articles: [
        anArticle('other', { published: '2020-01-03' }),
        anArticle('late', { published: '2020-01-10', figures: [aFigure({ value: '3000' })] }),
        ...before.map(giving('early', '2020-01-03')),
        ...added.map(giving('middle', '2020-01-05')),
      ],
      events: [
        anEvent('vote', {
          account: [aPassage('One.', ['other'])],
          disputes:
            asked.length === 0
              ? []
              : [{ ...disputeBetween(...asked), measure: 'us-troops-in-iraq' }],
        }),
      ],
    });
    expect(noveltyIn(content, '2020-01-05').disagreements).toHaveLength(count);
  });
});

describe('what a day added is said in numbers', () => {
  const nothing = noveltyIn(contentWith([]), '2020-01-10');

  test.each([
    ['nothing that the timeline tells', []],
    ['1 event first reported', [aReport({ isFirst: true })]],
    [
      '2 events first reported and 1 passage on earlier events',
      [aReport({ isFirst: true }), aReport({ isFirst: true }), aReport({})],
    ],
    ['1 date of an earlier event', [aReport({ account: [], isDated: true })]],
    [
      '1 question on which sources differ',
      [aReport({ account: [], disputes: [disputeBetween('early', 'middle')] })],
    ],
  ])('%s', (words, reports) => {
    expect(formatNovelty({ ...nothing, reports })).toBe(words);
  });

  test('of an event told before, with its date', () => {
    expect(formatReport(aReport({ isDated: true }))).toBe('1 passage and its date');
  });
});

describe('what is marked as new', () => {
  const [first, second] = ['2020-01-03', '2020-01-05'];
  const content = someContent({
    articles: [
      anArticle('a', { published: first, figures: [aFigure()] }),
      anArticle('b', { published: second, figures: [aFigure({ value: '5000' })] }),
      anArticle('c', { published: first }),
    ],
    events: [
      anEvent('vote', {
        account: [aPassage('One.', ['a', 'b']), aPassage('Two.', ['b'])],
        whenBasis: aPassage('Sunday', ['b']),
        disputes: [disputeBetween('a', 'c'), disputeBetween('a', 'b')],
      }),
      anEvent('talks', { account: [aPassage('Three.', ['b'])] }),
    ],
  });
  const known = knownDays(content, 300)[1]!;
  const { events, articles, articleBySlug } = buildArchive(contentKnownOn(content, second));
  const eventCalled = (slug: string) => events.find((event) => event.slug === slug)!;

  test('in an event reported before is what the day added to it', () => {
    const event = eventCalled('vote');
    const news = newsOf(event, known, articleBySlug);
    expect([news.isFirst, news.isDated]).toEqual([false, true]);
    expect(passagesOf(event.account).map(news.isNewPassage)).toEqual([false, true]);
    expect(event.differences.map(news.isNewDifference)).toEqual([false, true, true]);
    const [a, , b] = articles;
    expect([[a!], [a!, b!], [b!]].map(news.isNewPosition)).toEqual([false, false, true]);
  });

  test('is the same as what the day is said to have added', () => {
    const report = known.novelty.reports.find(({ event }) => event.slug === 'vote');
    expect(report!.disputes).toHaveLength(1);
    expect(known.novelty.disagreements).toHaveLength(1);
  });

  test('in an event first reported is the event, and nothing in it by itself', () => {
    const event = eventCalled('talks');
    const news = newsOf(event, known, articleBySlug);
    expect([news.isFirst, news.isDated]).toEqual([true, false]);
    expect(passagesOf(event.account).map(news.isNewPassage)).toEqual([false]);
    expect(news.isNewPosition(event.articles)).toBe(false);
  });
});

function aReport(parts: Partial<Report>): Report {
  const event = anEvent('strike', { account: early() });
  const { account } = event;
  return { event, isFirst: false, account, isDated: false, disputes: [], positions: [], ...parts };
}

function textsOf(account: readonly Block[]): string[] {
  return passagesOf(account).map(({ text }) => text);
}

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
      anArticle('before', { published: '2020-01-03' }),
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
  return knownDays(content, 300).find((known) => known.day === day)!.novelty;
}
