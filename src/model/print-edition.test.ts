import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { anArticle, anEvent, aParagraph, aPassage, someContent } from './examples.ts';
import { buildPrintEdition, formatNumbers, linkWithin, numbersOf } from './print-edition.ts';

const content = someContent({
  articles: [
    anArticle('late', { published: '2020-03-01' }),
    anArticle('early', { published: '2020-01-06' }),
    anArticle('unused', { published: '2020-01-01' }),
    anArticle('quoted', {
      published: '2020-02-01',
      positions: [
        {
          actor: 'pompeo',
          when: '2020-01-05',
          event: 'vote',
          stance: 'stay',
          gist: 'Troops should stay.',
        },
      ],
    }),
  ],
  events: [
    anEvent('war', { when: '2003', account: [aPassage('It began.', ['late'])] }),
    anEvent('vote', { when: '2020-01-05', account: [aPassage('It voted.', ['early'])] }),
    anEvent('talks', { when: '2020-01-20', account: [aPassage('They met.', ['late', 'early'])] }),
    anEvent('cut', {
      when: '2020-03',
      added: '2026-12-01',
      account: [aPassage('Less.', ['late'])],
    }),
  ],
});
const edition = buildPrintEdition(buildArchive(content));

test('events stand under what came before and their months, numbered through the whole edition', () => {
  expect(
    edition.parts.map(({ title, events }) => [
      title,
      ...events.map(({ number, event }) => `${number} ${event.slug}`),
    ]),
  ).toEqual([
    ['Before December 2019', '1 war'],
    ['January 2020', '2 vote', '3 talks'],
    ['March 2020', '4 cut'],
  ]);
});

test('a heading without events is left out', () => {
  const { parts } = buildPrintEdition(buildArchive(someContent({ events: [anEvent('vote')] })));
  expect(parts.map(({ title }) => title)).toEqual(['January 2020']);
});

describe('sources', () => {
  test('are what is cited, in positions too, numbered by date of publication', () => {
    expect(edition.sources.map(({ slug }) => slug)).toEqual(['early', 'quoted', 'late']);
  });

  test('that only the story cites are among them', () => {
    const story = [aParagraph([aPassage('It began.', ['unused'])])];
    const { sources } = buildPrintEdition(buildArchive({ ...content, story }));
    expect(sources[0]?.slug).toBe('unused');
  });

  test('are given by their numbers, each once, lowest first', () => {
    expect(numbersOf(['late', 'early', 'late'], edition)).toEqual([1, 3]);
  });

  test('have numbers without a gap, whatever is cited', () => {
    const slugs = content.articles.map(({ slug }) => slug);
    fc.assert(
      fc.property(fc.subarray(slugs, { minLength: 1 }), (cited) => {
        const events = [anEvent('only', { account: [aPassage('It was.', cited)] })];
        const articles = slugs.map((slug) => anArticle(slug));
        const { sources, sourceNumbers } = buildPrintEdition(
          buildArchive({ ...content, articles, events }),
        );
        expect(sources.map(({ slug }) => sourceNumbers.get(slug))).toEqual(
          cited.map((_, i) => i + 1),
        );
      }),
    );
  });
});

test.each([
  [[4, 5, 6], '4–6'],
  [[4], '4'],
])('the events %j are called %s', (numbers, words) => {
  const { event } = edition.parts[0]!.events[0]!;
  expect(formatNumbers({ events: numbers.map((number) => ({ number, event })) })).toBe(words);
});

test('an edition is of the day of the last change to what it tells', () => {
  expect(edition.asOf).toBe('2026-12-01');
});

test('a link to an event leads to where the edition tells it, any other where it led', () => {
  const html = 'See <a href="/events/vote/">the vote</a> and <a href="/about/">about</a>.';
  const passage = { html, links: ['/events/vote/', '/about/'] };
  expect(linkWithin(passage, { told: new Set(['vote']) })).toBe(
    'See <a href="#vote">the vote</a> and <a href="/about/">about</a>.',
  );
  expect(linkWithin(passage, { told: new Set() })).toBe(html);
});
