import { describe, expect, test } from 'vitest';
import { buildArchive, type Content } from './archive.ts';
import { passagesOf } from './citation.ts';
import type { EventRecord } from './event.ts';
import { aFigure, anArticle, anEvent, aPassage, someContent } from './examples.ts';
import { knownDays, mostEventsInFull, type KnownDay } from './known-day.ts';
import { contentKnownOn } from './known-on.ts';
import { spineOn } from './spine.ts';
import { archiveOn, newsOf } from './told-archive.ts';

const [first, second] = ['2020-01-03', '2020-01-05'];

describe('the archive of a day', () => {
  test('is all that was known, while that is little', () => {
    const content = contentWith(mostEventsInFull);
    const known = dayIn(content, first);
    expect(known.isWhole).toBe(true);
    const all = buildArchive(contentKnownOn(content, first));
    expect(slugsOf(content, known)).toEqual(all.events.map(({ slug }) => slug));
  });

  test('is only what the day added, once much is known', () => {
    const content = contentWith(mostEventsInFull);
    const known = dayIn(content, second);
    expect([known.events, known.isWhole]).toEqual([mostEventsInFull + 1, false]);
    const { events } = archiveOn(content, known);
    expect(
      events.map(({ slug, account }) => [slug, passagesOf(account).map(({ text }) => text)]),
    ).toEqual([
      ['e0', ['More.']],
      ['e1', []],
      ['new', ['New.']],
    ]);
  });

  test('has the positions, quotations and differences that go with that', () => {
    const content = contentWith(mostEventsInFull);
    const archive = archiveOn(content, dayIn(content, second));
    const [, e1, added] = archive.events;
    expect(e1!.positions.map(({ article }) => article.slug)).toEqual(['b']);
    expect(added!.positions.map(({ article }) => article.slug)).toEqual(['a']);
    expect(archive.articleBySlug.get('b')!.verified.size).toBe(1);
    expect(archive.disagreements.map(({ accounts }) => accounts.length)).toEqual([2]);
  });

  test('is no other where a later article adds to all of it', () => {
    const content = contentWith(mostEventsInFull);
    const more = (event: EventRecord): EventRecord => ({
      ...event,
      account: event.account.map((block) => ({
        ...block,
        passages: [
          aPassage('Even more.', ['d']),
          ...block.passages.map((passage) => ({
            ...passage,
            articles: ['d', ...passage.articles],
          })),
        ],
      })),
    });
    const figures = [aFigure({ value: '2500' })];
    const positions = [{ ...aPosition('stay'), event: 'new' }];
    const later = anArticle('d', { published: '2020-02-01', figures, positions });
    const added = {
      ...content,
      articles: [later, ...content.articles],
      events: content.events.map(more),
    };
    const archiveIn = (all: Content) => archiveOn(all, dayIn(all, second));
    expect(archiveIn(added)).toEqual(archiveIn(content));
  });

  test('draws the line from every number known by then, and none later', () => {
    const content = contentWith(mostEventsInFull);
    const { spine } = archiveOn(content, dayIn(content, second));
    expect(spine).toEqual(buildArchive(contentKnownOn(content, second)).spine);
    expect(spineOn(spine, second).level).toEqual({ low: 5000, high: 5200 });
  });
});

describe('what is marked as new', () => {
  const content = someContent({
    articles: [
      anArticle('a', { published: first, positions: [aPosition('leave')] }),
      anArticle('b', { published: second, positions: [aPosition('leave'), aPosition('stay')] }),
    ],
    events: [
      anEvent('vote', {
        account: [aPassage('One.', ['a', 'b']), aPassage('Two.', ['b'])],
        whenBasis: aPassage('Sunday', ['b']),
        disputes: [dispute('Old?', 'a', 'a'), dispute('New?', 'a', 'b')],
      }),
      anEvent('talks', { account: [aPassage('Three.', ['b'])] }),
    ],
  });
  const known = dayIn(content, second);
  const archive = archiveOn(content, known);
  const eventCalled = (slug: string) => archive.events.find((event) => event.slug === slug)!;

  test('in an event reported before is what the day added to it', () => {
    const event = eventCalled('vote');
    const news = newsOf(event, known, archive);
    expect([news.isFirstReport, news.isDated]).toEqual([false, true]);
    expect(passagesOf(event.account).map(news.isNewPassage)).toEqual([false, true]);
    expect(event.differences.map(news.isNewDifference)).toEqual([false, true]);
    const [a, b] = archive.articles;
    expect([[a!], [a!, b!], [b!]].map(news.isNewPosition)).toEqual([false, false, true]);
  });

  test('in an event first reported is the event, and nothing in it by itself', () => {
    const event = eventCalled('talks');
    const news = newsOf(event, known, archive);
    expect([news.isFirstReport, news.isDated]).toEqual([true, false]);
    expect(passagesOf(event.account).map(news.isNewPassage)).toEqual([false]);
    expect(news.isNewPosition(event.articles)).toBe(false);
  });
});

/** As many events as that on the first day; on the second, one more, and additions to two of them. */
function contentWith(eventCount: number): Content {
  const old = Array.from({ length: eventCount }, (_, index) =>
    anEvent(`e${index}`, {
      when: '2020-01-01',
      account: [
        aPassage('Old.', ['a']),
        ...(index === 0 ? [aPassage('More.', ['b'], ['/events/e5/'])] : []),
      ],
    }),
  );
  return someContent({
    articles: [
      anArticle('a', {
        published: first,
        figures: [aFigure()],
        positions: [{ ...aPosition('leave'), event: 'new' }],
      }),
      anArticle('b', {
        published: second,
        figures: [aFigure({ value: '5000' })],
        positions: [{ ...aPosition('stay'), event: 'e1' }],
      }),
      anArticle('c', { published: '2020-01-10', figures: [aFigure({ value: '3000' })] }),
    ],
    events: [...old, anEvent('new', { when: '2020-01-04', account: [aPassage('New.', ['b'])] })],
    quotations: [{ article: 'b', text: 'no', selects: [['no']], checked: '2026-11-22' }],
  });
}

function aPosition(stance: string) {
  return { actor: 'pompeo', when: '2020-01-05', event: 'vote', stance, gist: 'So.' };
}

function dispute(question: string, ...articles: readonly string[]) {
  const accounts = articles.map((article, index) => ({ says: `${index}`, article }));
  return { question, accounts };
}

function dayIn(content: Content, day: string): KnownDay {
  return knownDays(content).find((known) => known.day === day)!;
}

function slugsOf(content: Content, known: KnownDay): string[] {
  return archiveOn(content, known).events.map(({ slug }) => slug);
}
