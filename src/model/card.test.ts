import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import {
  buildCards,
  cardNameOf,
  tellArticleCard,
  tellEventCard,
  tellSectionCard,
  type SectionCard,
  type ArticleCard,
  type EventCard,
} from './card.ts';
import type { Section } from './sections.ts';
import { aFigure, anArticle, anEvent, someContent } from './examples.ts';
import type { Destination } from './permalink.ts';

describe('the name of a card', () => {
  test.each<[to: Destination, name: string]>([
    ['timeline', 'timeline'],
    ['positions', 'positions'],
    ['sitemap', 'timeline'],
    [{ event: 'parliament-vote' }, 'events/parliament-vote'],
    [{ article: '2020-01-05-voa', at: '_story' }, 'articles/2020-01-05-voa'],
    [{ actor: 'mike-pompeo' }, 'actors'],
    [{ side: 'iran' }, 'sides'],
    [{ place: 'erbil' }, 'places'],
    [{ kind: 'decision' }, 'kinds'],
    [{ knownOn: '2020-01-10' }, 'known-on'],
    [{ period: '2020-01' }, 'timeline'],
  ])('of the page %j is %s', (to, name) => {
    expect(cardNameOf(to)).toBe(name);
  });
});

test('every event and article has one card, under its present and all its former names', () => {
  const slugs = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { maxLength: 12 });
  fc.assert(
    fc.property(slugs, slugs, (present, former) => {
      const events = present.map((slug, index) =>
        anEvent(`e-${slug}`, { formerly: index === 0 ? former.map((name) => `f-${name}`) : [] }),
      );
      const articles = [anArticle('voa'), ...former.map((slug) => anArticle(`a-${slug}`))];
      const cards = buildCards(buildArchive(someContent({ events, articles })));
      const names = cards.flatMap((card) => card.names);
      expect(new Set(names).size).toBe(names.length);
      expect(cards.filter(({ kind }) => kind === 'event')).toHaveLength(events.length);
      expect(cards.filter(({ kind }) => kind === 'article')).toHaveLength(articles.length);
      for (const { slug, formerly } of [...events, ...articles]) {
        for (const name of [slug, ...formerly]) {
          expect(names.filter((other) => other.endsWith(`/${name}`))).toHaveLength(1);
        }
      }
    }),
  );
});

describe('the card of an event', () => {
  test('says when, with weekday and kind, who, what and how many troops there were', () => {
    const card = eventCard({ when: '2020-01-05', headline: 'A vote', kind: 'decision' });
    expect(card).toMatchObject({
      names: ['events/vote'],
      date: '5 January 2020',
      notes: ['Sunday', 'a decision'],
      headline: 'A vote',
      spineWords: ['5,200 US troops reported'],
    });
    expect(card.sides.map(({ name }) => name)).toEqual(['iraq']);
  });

  test.each([
    ['2020-01-05~', 'about 5 January 2020'],
    ['2020-01-05?', '5 January 2020 (uncertain)'],
    ['2020-01', 'January 2020'],
    ['2020', '2020'],
    ['2020-03-16/2020-03-29', '16–29 March 2020'],
  ])('dated %s says %j, and no weekday', (when, date) => {
    expect(eventCard({ when })).toMatchObject({ date, notes: ['a decision'] });
  });

  test('says where sources differ, and the day elsewhere', () => {
    const accounts = [
      { says: '168', article: 'voa' },
      { says: '170', article: 'ap' },
    ];
    const { notes } = eventCard({
      disputes: [{ question: 'How many?', accounts }],
      elsewhere: [{ place: 'washington', when: '2020-01-04' }],
    });
    expect(notes).toEqual([
      'Sunday',
      'a decision',
      'sources differ on one question',
      '4 January 2020 in Washington',
    ]);
  });

  test('before the first report says nothing of troops', () => {
    expect(eventCard({ when: '2019-12-31' }).spineWords).toEqual([]);
  });

  test('has the line of its first day, with what was planned', () => {
    const { spine, spineWords } = eventCard({ when: '2020-09-10' });
    expect(spine.plan).toBe(3000);
    expect(spineWords).toEqual(['5,200 US troops reported', '3,000 planned']);
  });

  test('is described in the same words', () => {
    const archive = archiveWith({ when: '2020-01-05~', headline: 'A vote' });
    expect(tellEventCard(archive.events[0]!)).toBe(
      'about 5 January 2020: A vote (a decision, iraq)',
    );
  });
});

describe('the card of an article', () => {
  test('never passes for the article: it says whose summary it is, and of whose article', () => {
    expect(articleCard({}).origin).toBe('Our summary of an article by Voice of America');
    expect(articleCard({ carriedBy: { name: 'WOSU' } }).origin).toBe(
      'Our summary of an article by Voice of America, in WOSU',
    );
  });

  test('says what is to be known of its headline and its language', () => {
    expect(articleCard({}).notes).toEqual([]);
    expect(articleCard({ language: 'ar', titleBasis: 'translated by us' }).notes).toEqual([
      'The article is in Arabic',
      'Headline: translated by us.',
    ]);
  });

  test('is described in the same words', () => {
    const archive = buildArchive(someContent());
    expect(tellArticleCard(archive.articles[0]!)).toBe(
      '5 January 2020. Our summary of an article by Voice of America: An article: voa',
    );
  });
});

test('a section’s card says the same to those who cannot see it', () => {
  const cards = buildCards(buildArchive(someContent())).filter(({ kind }) => kind === 'section');
  expect(cards.length).toBeGreaterThan(10);
  for (const card of cards as SectionCard[]) {
    expect(tellSectionCard(card.names[0] as Section)).toBe(`${card.title}: ${card.says}`);
  }
});

function archiveWith(event: Readonly<Record<string, unknown>>) {
  const articles = [
    anArticle('voa', { figures: [aFigure({ asOf: '2020-01-01' })] }),
    anArticle('ap', {
      published: '2020-09-09',
      figures: [aFigure({ value: '3000', kind: 'plan', asOf: '2020-09' })],
    }),
  ];
  return buildArchive(someContent({ articles, events: [anEvent('vote', event)] }));
}

function eventCard(event: Readonly<Record<string, unknown>>): EventCard {
  const cards = buildCards(archiveWith(event));
  return cards.find((card) => card.kind === 'event')!;
}

function articleCard(article: Readonly<Record<string, unknown>>): ArticleCard {
  const cards = buildCards(buildArchive(someContent({ articles: [anArticle('voa', article)] })));
  return cards.find((card) => card.kind === 'article')!;
}
