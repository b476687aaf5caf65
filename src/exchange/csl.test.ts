import { expect, test } from 'vitest';
import { buildArchive } from '../model/archive.ts';
import { aPassage, anArticle, anEvent, someContent } from '../model/examples.ts';
import { citeArticle, citeEvent, citeSummary, parseName } from './csl.ts';
import { aPublication } from './examples.ts';

const publication = {
  ...aPublication,
  name: 'The Chronicle',
};

test.each([
  ['Leo Shane III', { family: 'Shane', given: 'Leo', suffix: 'III' }],
  ['Kenneth F. McKenzie Jr.', { family: 'McKenzie', given: 'Kenneth F.', suffix: 'Jr.' }],
  ['Aziz El Yaakoubi', { family: 'El Yaakoubi', given: 'Aziz' }],
  ['Qassim Abdul-Zahra', { family: 'Abdul-Zahra', given: 'Qassim' }],
  ['VOA News', { literal: 'VOA News' }],
  ['The Associated Press', { literal: 'The Associated Press' }],
  ['US-led coalition', { literal: 'US-led coalition' }],
  ['Reuters', { literal: 'Reuters' }],
  ['أحمد', { literal: 'أحمد' }],
])('%s is taken apart as a person, or stays whole as a body', (name, parts) => {
  expect(parseName(name)).toEqual(parts);
});

test('our page on an event is cited as ours, of the day on which we published it', () => {
  const { events } = archiveOf({
    events: [anEvent('vote', { headline: 'Parliament votes', when: '2020-01-05' })],
  });
  expect(citeEvent(events[0]!, publication)).toEqual({
    id: 'vote',
    type: 'webpage',
    'container-title': 'The Chronicle',
    issued: { 'date-parts': [[2026, 11, 22]] },
    URL: 'https://example.org/events/vote/',
    language: 'en',
    title: 'Parliament votes',
    abstract: 'It happened.',
    note: 'Event of 5 January 2020.',
  });
});

test('a correction is told in the note, and the day of publication stays', () => {
  const corrections = [{ date: '2026-12-01', change: 'It was 168.', why: 'A later report.' }];
  const { events } = archiveOf({ events: [anEvent('vote', { corrections })] });
  const item = citeEvent(events[0]!, publication);
  expect(item.note).toContain('Corrected 1 December 2026.');
  expect(item.issued).toEqual({ 'date-parts': [[2026, 11, 22]] });
});

test('without a public origin nothing of ours has an address', () => {
  const { events, articles } = archiveOf({ events: [anEvent('vote')] });
  const nowhere = { ...publication, origin: undefined };
  expect(citeEvent(events[0]!, nowhere)).not.toHaveProperty('URL');
  expect(citeSummary(articles[0]!, nowhere)).not.toHaveProperty('URL');
});

test('an article is cited as its publisher’s, and our summary says that it is one', () => {
  const { articles } = archiveOf({
    articles: [
      anArticle('voa', {
        title: 'A vote',
        authors: ['Jane Arraf'],
        contributors: ['AFP'],
        url: 'https://voanews.example/vote',
        summary: [aPassage('We say so.', [])],
      }),
    ],
  });
  expect(citeArticle(articles[0]!)).toEqual({
    id: 'voa',
    type: 'article-newspaper',
    title: 'A vote',
    'container-title': 'Voice of America',
    author: [{ family: 'Arraf', given: 'Jane' }],
    contributor: [{ literal: 'AFP' }],
    issued: { 'date-parts': [[2020, 1, 5]] },
    URL: 'https://voanews.example/vote',
    language: 'en',
  });
  expect(citeSummary(articles[0]!, publication)).toMatchObject({
    id: 'summary-of-voa',
    title: 'Summary of “A vote” (Voice of America, 5 January 2020)',
    'container-title': 'The Chronicle',
    URL: 'https://example.org/articles/voa/',
    abstract: 'We say so.',
  });
});

test.each([
  ['2020', [2020], undefined],
  ['2020-01', [2020, 1], undefined],
  ['2020-01-05?', [2020, 1, 5], true],
  ['2020-01~', [2020, 1], true],
])('of a date such as %s no more is said than is known', (published, parts, circa) => {
  const { articles } = archiveOf({ articles: [anArticle('voa', { published })] });
  const { issued } = citeArticle(articles[0]!);
  expect(issued['date-parts']).toEqual([parts]);
  expect(issued.circa).toBe(circa);
});

test('where an article was read and what is not certain of it is in the note', () => {
  const { articles } = archiveOf({
    articles: [
      anArticle('voa', {
        url: undefined,
        carriedBy: { name: 'WOSU', url: 'https://wosu.example/' },
        whereFound: 'on the site of WOSU',
        titleBasis: 'wording from the address',
      }),
    ],
  });
  const { URL, note } = citeArticle(articles[0]!);
  expect(URL).toBe('https://wosu.example/');
  expect(note).toBe('Found on the site of WOSU. Headline: wording from the address.');
});

function archiveOf(parts: Parameters<typeof someContent>[0]) {
  return buildArchive(someContent(parts));
}
