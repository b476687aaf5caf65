import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { buildArchive } from '../model/archive.ts';
import { aPassage, anArticle, anEvent, someContent } from '../model/examples.ts';
import { aPublication } from './examples.ts';
import {
  describeArticle,
  describeEvent,
  describeKeyEvents,
  describePlace,
  describeTimeline,
  formatJsonLd,
} from './json-ld.ts';

const publication = {
  ...aPublication,
  name: 'The Chronicle',
};

test('no text can close the script that it stands in, and every text survives', () => {
  const hostile = fc.constantFrom(
    '</script>',
    '<!--',
    '<script>',
    '&lt;',
    '"',
    '\n',
    'عربي',
    '🕊',
    '\u2028',
  );
  const texts = fc
    .array(fc.oneof(hostile, fc.string({ unit: 'grapheme' })))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(texts, (name) => {
      const html = `<script type="application/ld+json">${formatJsonLd([{ '@type': 'Thing', name }])}</script><p>after</p>`;
      const tree = fromHtml(html);
      expect(selectAll('script, p', tree).map(({ tagName }) => tagName)).toEqual(['script', 'p']);
      const [text] = select('script', tree)!.children;
      const read = JSON.parse(text?.type === 'text' ? text.value : '');
      expect(read).toEqual({
        '@context': 'https://schema.org',
        '@graph': [{ '@type': 'Thing', name }],
      });
    }),
  );
});

test('the timeline has every event once, in order, with its place in the row', () => {
  const slugs = ['a', 'b', 'c'];
  const archive = archiveOf({
    events: slugs.map((slug, index) => anEvent(slug, { when: `2020-01-0${index + 1}` })),
  });
  for (const describe of [describeTimeline, describeKeyEvents]) {
    const [list] = read(describe(archive.events, publication));
    expect(list['itemListElement'].map((entry: any) => [entry.position, entry.item.url])).toEqual(
      slugs.map((slug, index) => [index + 1, `https://example.org/events/${slug}/`]),
    );
  }
});

test('our page tells an event, is an article of ours, and cites what others published', () => {
  const { events } = archiveOf({
    articles: [anArticle('voa', { title: 'A vote', authors: ['Jane Arraf', 'VOA News'] })],
    events: [
      anEvent('vote', {
        headline: 'Parliament votes',
        when: '2020-01-05/2020-01-06',
        place: 'baghdad',
        account: [aPassage('It was “a mistake”.')],
        corrections: [{ date: '2026-12-01', change: 'It was 168.', why: 'A later report.' }],
      }),
    ],
  });
  const [event, article] = read(describeEvent(events[0]!, publication));
  expect(event).toMatchObject({
    '@type': 'Event',
    name: 'Parliament votes',
    startDate: '2020-01-05',
    endDate: '2020-01-06',
    location: [{ '@type': 'Place', name: 'Baghdad' }],
  });
  expect(article).toMatchObject({
    '@type': 'Article',
    headline: 'Parliament votes',
    author: { '@type': 'Organization', name: 'The Chronicle' },
    publisher: { name: 'The Chronicle' },
    datePublished: '2026-11-22',
    dateModified: '2026-12-01',
    about: { '@id': event['@id'] },
    temporalCoverage: '2020-01-05/2020-01-06',
    citation: [
      {
        '@type': 'NewsArticle',
        headline: 'A vote',
        url: 'https://example.org/voa',
        publisher: { name: 'Voice of America' },
        author: [
          { '@type': 'Person', name: 'Jane Arraf' },
          { '@type': 'Organization', name: 'VOA News' },
        ],
      },
    ],
    hasPart: [{ '@type': 'Quotation', text: 'a mistake', isPartOf: ['https://example.org/voa'] }],
    correction: [
      {
        '@type': 'CorrectionComment',
        text: 'It was 168. A later report.',
        datePublished: '2026-12-01',
      },
    ],
  });
});

test('our page on an article is about it, and is not it', () => {
  const { articles } = archiveOf({ articles: [anArticle('voa', { title: 'A vote' })] });
  const [page] = read(describeArticle(articles[0]!, publication));
  expect(page['@type']).toBe('WebPage');
  expect(page['publisher'].name).toBe('The Chronicle');
  expect(page['url']).toBe('https://example.org/articles/voa/');
  expect(page['about']).toMatchObject({
    '@type': 'NewsArticle',
    headline: 'A vote',
    url: 'https://example.org/voa',
    publisher: { name: 'Voice of America' },
  });
});

test('a page knows the pages above it, and the front page has none', () => {
  const [crumbs] = read(
    describePlace({ title: '5 January 2020', address: { period: '2020-01-05' } }, publication),
  );
  expect(crumbs['itemListElement'].map((entry: any) => [entry.position, entry.name])).toEqual([
    [1, 'The Chronicle'],
    [2, '2020'],
    [3, 'January 2020'],
    [4, '5 January 2020'],
  ]);
  expect(describePlace({ title: 'Home', address: 'timeline' }, publication)).toEqual([]);
});

test('without a public origin addresses are relative to the page', () => {
  const archive = archiveOf({ events: [anEvent('vote')] });
  const [event] = read(describeEvent(archive.events[0]!, { ...publication, origin: undefined }));
  expect(event['url']).toBe('/events/vote/');
});

/** What a machine reads from a page. */
function read(things: Parameters<typeof formatJsonLd>[0]): any[] {
  return JSON.parse(formatJsonLd(things))['@graph'];
}

function archiveOf(parts: Parameters<typeof someContent>[0]) {
  return buildArchive(someContent(parts));
}
