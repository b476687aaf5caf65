import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive, daysOf, type Content } from './archive.ts';
import { ContentError } from './content-error.ts';
import { anActor, anArticle, anEvent, aPassage, someContent } from './examples.ts';

describe('the timeline', () => {
  test.each<[what: string, earlier: Record<string, string>, later: Record<string, string>]>([
    ['an earlier day', { when: '2020-01-03' }, { when: '2020-01-05' }],
    ['a month before its days', { when: '2020-01' }, { when: '2020-01-01' }],
    ['a year before its months', { when: '2020' }, { when: '2020-01' }],
    ['an interval before its first day', { when: '2020-03-16/2020-03-29' }, { when: '2020-03-16' }],
    ['a day of the month before', { when: '2019-12-31' }, { when: '2020-01' }],
    ['on one day, the author’s order', { order: '-1' }, {}],
    ['with one order, the slug', { order: '2' }, { order: '2' }],
  ])('puts first: %s', (_, earlier, later) => {
    const { events } = buildArchive(
      someContent({ events: [anEvent('z', later), anEvent('a', earlier)] }),
    );
    expect(events.map(({ slug }) => slug)).toEqual(['a', 'z']);
  });

  test('is the same however the files are shuffled', () => {
    const whens = [
      '2019',
      '2020',
      '2020-01',
      '2020-01-05',
      '2020-01-05~',
      '2020-01-05/2020-01-08',
      '2020-02',
    ];
    const events = whens.flatMap((when, index) => [
      anEvent(`a${index}`, { when }),
      anEvent(`b${index}`, { when, order: '1' }),
      anEvent(`c${index}`, { when }),
    ]);
    const slugsOf = (content: Content) => buildArchive(content).events.map(({ slug }) => slug);
    const expected = slugsOf(someContent({ events }));
    fc.assert(
      fc.property(fc.shuffledSubarray(events), (shuffled) => {
        const kept = new Set(shuffled.map(({ slug }) => slug));
        expect(slugsOf(someContent({ events: shuffled }))).toEqual(
          expected.filter((slug) => kept.has(slug)),
        );
      }),
    );
  });

  test('leads from every event to the one before and the one after', () => {
    const events = ['c', 'a', 'b'].map((slug) => anEvent(slug));
    const [a, b, c] = buildArchive(someContent({ events })).events;
    expect([a?.earlier, b?.earlier, c?.earlier]).toEqual([undefined, a, b]);
    expect([a?.later, b?.later, c?.later]).toEqual([b, c, undefined]);
  });
});

describe('an event', () => {
  const events = [
    anEvent('third', { when: '2020-01-07', answers: ['second', 'first'] }),
    anEvent('second', {
      when: '2020-01-05',
      answers: ['first'],
      place: 'baghdad',
      elsewhere: [{ place: 'washington', when: '2020-01-04' }],
      actors: ['pompeo', 'parliament'],
    }),
    anEvent('first', { when: '2020-01-03' }),
  ];
  const [first, second, third] = buildArchive(someContent({ events })).events;

  test('knows what it answers and what answered it, oldest first', () => {
    expect(first?.answeredBy).toEqual([second, third]);
    expect(second?.answers).toEqual([first]);
    expect(second?.answeredBy).toEqual([third]);
    expect(third?.answers).toEqual([first, second]);
  });

  test('takes the side of the actor who acts first', () => {
    expect(second?.side.slug).toBe('us');
    expect(second?.actors.map(({ slug }) => slug)).toEqual(['pompeo', 'parliament']);
  });

  test('is found under its day and the day it was elsewhere', () => {
    expect(second?.elsewhere).toMatchObject([
      { place: { name: 'Washington' }, when: { iso: '2020-01-04' } },
    ]);
    expect(daysOf(second!)).toEqual(['2020-01-05', '2020-01-04']);
  });

  test.each([
    ['2020-01', []],
    ['2020-01-05/2020-01-08', ['2020-01-05']],
    ['2020-01/2020-02-03', []],
  ])('of %s is found under the days %j', (when, days) => {
    const [event] = buildArchive(someContent({ events: [anEvent('a', { when })] })).events;
    expect(daysOf(event!)).toEqual(days);
  });
});

describe('an article', () => {
  test('knows the events whose account, date or disputes rest on it', () => {
    const dispute = {
      question: 'How many?',
      accounts: ['voa', 'upi'].map((article) => ({ says: '168', article })),
    };
    const events = [
      anEvent('a', { account: [aPassage('One.', ['voa', 'ap']), aPassage('Two.', ['voa'])] }),
      anEvent('b', {
        account: [aPassage('One.', ['ap'])],
        whenBasis: aPassage('a Sunday', ['voa']),
      }),
      anEvent('c', { account: [aPassage('One.', ['ap'])], disputes: [dispute] }),
    ];
    const articles = ['voa', 'ap', 'upi', 'npr'].map((slug) => anArticle(slug));
    const { articleBySlug } = buildArchive(someContent({ events, articles }));
    const slugsOf = (slug: string) => articleBySlug.get(slug)?.events.map((event) => event.slug);
    expect(slugsOf('voa')).toEqual(['a', 'b', 'c']);
    expect(slugsOf('ap')).toEqual(['a', 'b', 'c']);
    expect(slugsOf('upi')).toEqual(['c']);
    expect(slugsOf('npr')).toEqual([]);
  });

  test('stands by date of publication, then by slug', () => {
    const articles = [
      anArticle('b'),
      anArticle('voa'),
      anArticle('z', { published: '2020-01' }),
      anArticle('a', { published: '2020-02-01' }),
    ];
    expect(buildArchive(someContent({ articles })).articles.map(({ slug }) => slug)).toEqual([
      'z',
      'b',
      'voa',
      'a',
    ]);
  });

  test('gives its figures their measure and its positions their actor and event', () => {
    const article = anArticle('voa', {
      figures: [
        { measure: 'troops', value: '5200', certainty: 'about', asOf: '2020-01', kind: 'level' },
      ],
      positions: [
        { actor: 'pompeo', when: '2020-01-10', stance: 'stay', gist: 'Stay.' },
        { actor: 'pompeo', when: '2020-01-05', event: 'vote', stance: 'reduce', gist: 'Fewer.' },
      ],
    });
    const archive = buildArchive(someContent({ articles: [article], events: [anEvent('vote')] }));
    const pompeo = archive.actors.find(({ slug }) => slug === 'pompeo');
    expect(archive.articles[0]?.figures[0]?.measure.name).toBe('US troops');
    expect(pompeo?.positions.map(({ gist }) => gist)).toEqual(['Fewer.', 'Stay.']);
    expect(archive.events[0]?.positions).toEqual([pompeo?.positions[0]]);
    expect(pompeo?.positions[0]?.article).toBe(archive.articles[0]);
  });
});

test('a side knows its actors by name, and each event of theirs once', () => {
  const { sides } = buildArchive(
    someContent({
      actors: [anActor('parliament', { name: 'Z' }), anActor('sunnis', { name: 'A' })],
      events: [
        anEvent('b', { actors: ['parliament', 'sunnis'] }),
        anEvent('a', { actors: ['sunnis'] }),
      ],
    }),
  );
  expect(sides.map(({ slug }) => slug)).toEqual(['us', 'iraq']);
  expect(sides[1]?.actors.map(({ name }) => name)).toEqual(['A', 'Z']);
  expect(sides[1]?.events.map(({ slug }) => slug)).toEqual(['a', 'b']);
  expect(sides[1]?.actors[0]?.side).toBe(sides[1]);
});

test('content with a reference that leads nowhere is never built, not even in part', () => {
  const build = () =>
    buildArchive(
      someContent({ events: [anEvent('a', { actors: ['parlament'], place: 'erbil' })] }),
    );
  expect(build).toThrow(ContentError);
  expect(build).toThrow(
    'content/events/a.md nothing is known of a place “erbil”; add it to content/places.yaml\n' +
      'content/events/a.md nothing is known of an actor “parlament”; did you mean “parliament”? If not, add its file to content/actors/',
  );
});

test('a place has the events that happened there, alone or among other places, oldest first', () => {
  const { places } = buildArchive(
    someContent({
      events: [
        anEvent('later', { when: '2020-02', place: 'washington', alsoAt: ['baghdad'] }),
        anEvent('earlier', { when: '2020-01', place: 'baghdad' }),
        anEvent('nowhere'),
      ],
    }),
  );
  expect(places.map(({ slug, events }) => [slug, events.map((event) => event.slug)])).toEqual([
    ['baghdad', ['earlier', 'later']],
    ['washington', ['later']],
  ]);
});
