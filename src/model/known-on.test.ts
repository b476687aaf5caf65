import { describe, expect, test } from 'vitest';
import { buildArchive, type Content } from './archive.ts';
import { passagesOf } from './citation.ts';
import { formatWhen } from './date-wording.ts';
import type { EventRecord } from './event.ts';
import { aFigure, anActor, anArticle, anEvent, aPassage, someContent } from './examples.ts';
import { contentKnownOn, datedByFirstReport, daysOfPublication, eventFrom } from './known-on.ts';
import { normaliseText } from './normalise-text.ts';

const early = anArticle('early', { published: '2020-01-03' });
const middle = anArticle('middle', { published: '2020-01-05' });
const late = anArticle('late', { published: '2020-01-10' });

describe('a day of publication', () => {
  test('is the last on which an article can have been published, named once', () => {
    const dates = ['2020-01-10', '2020-01', '2020-01-10?', '2019-12-31'];
    const articles = dates.map((published, index) => anArticle(`a${index}`, { published }));
    expect(daysOfPublication(articles)).toEqual(['2019-12-31', '2020-01-10', '2020-01-31']);
  });
});

describe('an event', () => {
  test.each([
    ['2020-01-02', []],
    ['2020-01-03', ['vote']],
    ['2020-01-09', ['vote']],
    ['2020-01-10', ['vote', 'talks']],
  ])('stands once a passage of it does: on %s, %j', (day, slugs) => {
    const content = contentWith([
      anEvent('vote', { account: [aPassage('One.', ['late']), aPassage('Two.', ['early'])] }),
      anEvent('talks', { account: [aPassage('Three.', ['late'])] }),
    ]);
    expect(contentKnownOn(content, day).events.map(({ slug }) => slug)).toEqual(slugs);
  });

  test('tells on a day only what articles known by then support, and cites only these', () => {
    const event = anEvent('vote', {
      account: [
        aPassage('One.', ['late', 'early', 'middle']),
        aPassage('Two.', ['late']),
        aPassage('Three.', ['middle']),
      ],
    });
    expect(passagesToldOf(event, '2020-01-05')).toEqual([
      ['One.', ['early', 'middle']],
      ['Three.', ['middle']],
    ]);
  });

  test('has no paragraph of which nothing stands', () => {
    const event = anEvent('vote', { account: [aPassage('One.', ['early'])] });
    const later = anEvent('vote', { account: [aPassage('Two.', ['late'])] });
    const content = contentWith([{ ...event, account: [...later.account, ...event.account] }]);
    expect(contentKnownOn(content, '2020-01-05').events[0]!.account).toEqual(event.account);
  });

  test('carries no marks that only hindsight gives', () => {
    const event = anEvent('vote', {
      key: 'true',
      formerly: ['ballot'],
      corrections: [{ date: '2026-12-01', change: 'One.', why: 'Two.' }],
      minor: '2026-12-01',
      account: [aPassage('One.', ['early'])],
    });
    expect(toldOf(event, '2020-01-05')).toMatchObject({
      key: false,
      formerly: [],
      corrections: [],
      minor: undefined,
    });
  });

  test('is first reported on the same day by its archive', () => {
    const event = anEvent('vote', {
      account: [aPassage('One “word”.', ['early', 'late']), aPassage('Two.', ['middle'])],
    });
    const content = { ...contentWith([event]), quotations: [verified('late', 'word')] };
    const archive = buildArchive(content);
    expect(eventFrom(archive.events[0]!, archive.articleBySlug)).toBe('2020-01-05');
  });
});

describe('a passage that quotes', () => {
  const event = anEvent('vote', { account: [aPassage('He said “no”.', ['early', 'late'])] });

  test.each([
    ['found in the earlier article', ['early'], true],
    ['found in both', ['late', 'early'], true],
    ['found only in the later one', ['late'], false],
    ['found in another article of that day', ['middle', 'late'], false],
  ])('stands before the later article appeared if its words were %s', (_, articles, stands) => {
    const content = {
      ...contentWith([event]),
      quotations: articles.map((article) => verified(article, 'no')),
    };
    const told = contentKnownOn(content, '2020-01-09');
    expect(told.events.length > 0).toBe(stands);
    expect(told.quotations.map(({ article }) => article)).not.toContain('late');
  });
});

describe('the date of an event', () => {
  const account = [aPassage('One.', ['middle', 'early'])];
  const elsewhere = [{ place: 'washington', when: '2020-01-01' }];

  test('is told where its articles do not say otherwise', () => {
    const event = anEvent('vote', { when: '2020-01-02', account, elsewhere });
    expect(formatWhen(toldOf(event, '2020-01-03').when)).toBe('2 January 2020');
    expect(toldOf(event, '2020-01-03').elsewhere).toHaveLength(1);
  });

  test('rests on known articles alone', () => {
    const whenBasis = aPassage('last week', ['late', 'middle']);
    const event = anEvent('vote', { when: '2020-01-02', account, whenBasis });
    const { when, whenBasis: told } = toldOf(event, '2020-01-05');
    expect([formatWhen(when), told?.articles]).toEqual(['2 January 2020', ['middle']]);
  });

  test.each([
    ['2020-01-03', 'about 3 January 2020'],
    ['2020-01-09', 'about 3 January 2020'],
    ['2020-01-10', '2 January 2020'],
  ])('is that of the first report until articles give it: on %s, %s', (day, words) => {
    const whenBasis = aPassage('“Thursday”', ['late']);
    const event = anEvent('vote', { when: '2020-01-02', account, whenBasis, elsewhere });
    const told = toldOf(event, day);
    expect(formatWhen(told.when)).toBe(words);
    expect(told.whenBasis?.articles).toEqual(day < '2020-01-10' ? ['early'] : ['late']);
    expect(told.whenBasis?.text === datedByFirstReport).toBe(day < '2020-01-10');
    expect(told.elsewhere).toHaveLength(day < '2020-01-10' ? 0 : 1);
  });

  test('is no more exact than that of the first report', () => {
    const event = anEvent('vote', {
      when: '2019-11-02',
      account: [aPassage('One.', ['vague'])],
      whenBasis: aPassage('a Saturday', ['late']),
    });
    const vague = anArticle('vague', { published: '2019-12' });
    const content = someContent({ articles: [vague, late], events: [event] });
    const [told] = contentKnownOn(content, '2019-12-31').events;
    expect(formatWhen(told!.when)).toBe('about December 2019');
  });
});

describe('a dispute', () => {
  const accounts = [
    { says: 'one', article: 'late' },
    { says: 'two', article: 'early' },
    { says: 'three', article: 'middle' },
  ];
  const settled = { article: 'late', why: 'It was there.' };
  const event = anEvent('vote', {
    account: [aPassage('One.', ['early'])],
    disputes: [{ question: 'How many?', accounts, settled }],
  });

  test.each([
    ['2020-01-03', []],
    ['2020-01-05', [['two', 'three']]],
    ['2020-01-10', [['one', 'two', 'three']]],
  ])('has the accounts known on %s: %j', (day, said) => {
    const { disputes } = toldOf(event, day);
    expect(disputes.map((dispute) => dispute.accounts.map(({ says }) => says))).toEqual(said);
  });

  test.each([
    ['two accounts of one article', ['early', 'early', 'late'], undefined, 0],
    ['two articles', ['early', 'middle'], undefined, 1],
    ['two articles whose numbers fit', ['early', 'middle'], 'troops', 0],
    ['two articles whose numbers contradict', ['early', 'also'], 'troops', 1],
    ['two articles of which one gives no number', ['early', 'silent'], 'troops', 1],
  ])('between %s is told so many times: %s %s %i', (_, between, measure, count) => {
    const figures = (certainty: string, value: string) => [
      aFigure({ measure: 'troops', certainty, value }),
    ];
    const published = '2020-01-03';
    const content = someContent({
      articles: [
        anArticle('early', { published, figures: figures('more-than', '12') }),
        anArticle('middle', { published, figures: figures('exact', '22') }),
        anArticle('also', { published, figures: figures('exact', '10') }),
        anArticle('silent', { published }),
        late,
      ],
      events: [
        anEvent('vote', {
          account: [aPassage('One.', ['early'])],
          disputes: [
            {
              question: 'How many?',
              measure,
              accounts: between.map((article) => ({ says: 'some', article })),
            },
          ],
        }),
      ],
    });
    expect(contentKnownOn(content, published).events[0]!.disputes).toHaveLength(count);
  });

  test('is settled only once the article that settles it is known', () => {
    expect(toldOf(event, '2020-01-05').disputes[0]!.settled).toBeUndefined();
    expect(toldOf(event, '2020-01-10').disputes[0]!.settled).toEqual(settled);
  });
});

describe('those who acted', () => {
  const actors = ['parliament', 'kurds', 'pompeo', 'iraq'];
  const position = { actor: 'pompeo', when: '2020-01-02', stance: 'stay', gist: 'To stay.' };

  test.each([
    ['the first alone, where nobody is named', 'One.', '2020-01-03', ['parliament']],
    ['one named by an alias', 'The KDP’s one.', '2020-01-03', ['parliament', 'kurds']],
    ['but not by a part of a word', 'Kurdsmen.', '2020-01-03', ['parliament']],
    ['one named in a passage that stands', 'One.', '2020-01-05', ['parliament', 'iraq']],
    ['one who took a position at it', 'One.', '2020-01-10', ['parliament', 'pompeo', 'iraq']],
  ])('are told of as far as they are known: %s', (_, text, day, told) => {
    const content = {
      ...contentWith([
        anEvent('vote', {
          actors,
          account: [aPassage(text, ['early']), aPassage('It was Iraq (all).', ['middle'])],
        }),
      ]),
      actors: [
        anActor('parliament'),
        anActor('kurds', { name: 'Kurds', aliases: ['KDP'] }),
        anActor('pompeo', { name: 'Mike Pompeo' }),
        anActor('iraq', { name: 'Iraq (all)' }),
      ],
      articles: [
        anArticle('late', { published: '2020-01-10', positions: [{ ...position, event: 'vote' }] }),
        early,
        middle,
      ],
    };
    expect(contentKnownOn(content, day).events[0]!.actors).toEqual(told);
  });
});

describe('what an event answers', () => {
  const answered = (whenBasis: string) =>
    anEvent('strike', {
      when: '2020-01-02',
      account: [aPassage('One.', ['middle'])],
      whenBasis: aPassage('a Thursday', [whenBasis]),
    });
  const vote = anEvent('vote', {
    when: '2020-01-03',
    account: [aPassage('Two.', ['early'])],
    answers: ['strike'],
  });

  test.each([
    ['stands', 'middle', '2020-01-05', ['strike']],
    ['does not stand yet', 'middle', '2020-01-03', []],
    ['came first only by a date not known yet', 'late', '2020-01-05', []],
    ['came first by a date known now', 'late', '2020-01-10', ['strike']],
  ])('is told where that event %s', (_, whenBasis, day, answers) => {
    const told = contentKnownOn(contentWith([answered(whenBasis), vote]), day);
    expect(told.events.find(({ slug }) => slug === 'vote')!.answers).toEqual(answers);
    expect(() => buildArchive(told)).not.toThrow();
  });
});

describe('a link in an account', () => {
  test.each([
    ['/events/talks/', 'See then.'],
    ['/articles/late/', 'See then.'],
    ['/events/vote/', 'See <a href="/events/vote/">then</a>.'],
    ['/articles/early/', 'See <a href="/articles/early/">then</a>.'],
    ['/actors/pompeo/', 'See <a href="/actors/pompeo/">then</a>.'],
  ])('to %s keeps its words: %s', (path, html) => {
    const passage = {
      ...aPassage('See then.', ['early'], [path]),
      html: `See <a href="${path}">then</a>.`,
    };
    const content = contentWith([
      anEvent('vote', { account: [passage] }),
      anEvent('talks', { account: [aPassage('Two.', ['late'])] }),
    ]);
    const told = contentKnownOn(content, '2020-01-05');
    expect(passagesOf(told.events[0]!.account)[0]!.html).toBe(html);
    expect(() => buildArchive(told)).not.toThrow();
  });

  test('to an address elsewhere stays, beside one that goes', () => {
    const outside = '<a href="https://example.org/?a=1&#x26;b=2" rel="external noopener">there</a>';
    const passage = {
      ...aPassage('See then and there.', ['early'], ['/events/talks/']),
      html: `See <a href="/events/talks/" title="a > b">t<em>he</em>n</a> and ${outside}.`,
    };
    const content = contentWith([
      anEvent('vote', { account: [passage] }),
      anEvent('talks', { account: [aPassage('Two.', ['late'])] }),
    ]);
    const told = contentKnownOn(content, '2020-01-05').events[0]!;
    expect(passagesOf(told.account)[0]!.html).toBe(`See t<em>he</em>n and ${outside}.`);
  });
});

test('a position is taken at an event only once that stands', () => {
  const reporting = anArticle('early', {
    published: '2020-01-03',
    positions: [
      { actor: 'pompeo', when: '2020-01-05', event: 'vote', stance: 'stay', gist: 'Stay.' },
    ],
  });
  const event = anEvent('vote', { account: [aPassage('One.', ['late'])] });
  const content = someContent({ articles: [reporting, late], events: [event] });
  const eventOn = (day: string) => contentKnownOn(content, day).articles[0]!.positions[0]!.event;
  expect([eventOn('2020-01-03'), eventOn('2020-01-10')]).toEqual([undefined, 'vote']);
});

test('the story so far and withdrawn addresses are of today', () => {
  const content = {
    ...contentWith([]),
    story: anEvent('x').account,
    tombstones: [{ address: '/events/x/', date: '2026-12-01', because: 'It never happened.' }],
  };
  expect(contentKnownOn(content, '2020-01-10')).toMatchObject({ story: [], tombstones: [] });
});

function contentWith(events: readonly EventRecord[]): Content {
  return someContent({ articles: [late, early, middle], events });
}

function toldOf(event: EventRecord, day: string): EventRecord {
  return contentKnownOn(contentWith([event]), day).events[0]!;
}

function passagesToldOf(event: EventRecord, day: string) {
  return passagesOf(toldOf(event, day).account).map(({ text, articles }) => [text, articles]);
}

function verified(article: string, words: string) {
  return { article, text: normaliseText(words), selects: [[words]], checked: '2026-11-22' };
}
