import { parseXml } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../model/archive.ts';
import { anArticle, anEvent, aPassage } from '../model/examples.ts';
import { formatAtom } from './atom.ts';
import { aHostileEvent, anArchive, aPublication, hostilePieces } from './examples.ts';
import { buildFeedOfEvents } from './feed.ts';
import { formatJsonFeed } from './json-feed.ts';
import type { Publication } from './publication.ts';
import { formatRss } from './rss.ts';

/** What a program that knows a format finds in each entry of a feed. */
interface ReadEntry {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly address: string | undefined;
  readonly html: string | undefined;
  readonly summary: string | undefined;
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly topics: readonly (string | undefined)[];
}

type ReadFeed = (archive: Archive, publication?: Publication) => ReadEntry[];

/** Each format, read by a parser that knows nothing of how it was written. */
const formats: readonly (readonly [name: string, read: ReadFeed])[] = [
  ['Atom', readAtom],
  ['RSS', readRss],
  ['JSON Feed', readJsonFeed],
];

const hostileText = fc
  .array(fc.constantFrom(...hostilePieces), { minLength: 1, maxLength: 12 })
  .map((pieces) => `A${pieces.join('')}z`.replace(/ +/g, ' '));

describe.each(formats)('as %s', (_name, read) => {
  test('every event is in a feed exactly once', () => {
    const slugs = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 20 });
    fc.assert(
      fc.property(slugs, (names) => {
        const archive = anArchive({ events: names.map((name) => anEvent(name)) });
        const entries = read(archive);
        const expected = names.map((name) => `https://example.org/events/${name}/`);
        expect(entries.map(({ address }) => address).toSorted()).toEqual(expected.toSorted());
        expect(new Set(entries.map(({ id }) => id)).size).toBe(names.length);
      }),
    );
  });

  test('what was published or corrected last stands first; of one day, the latest event', () => {
    const correction = { date: '2026-12-03', change: 'The day was Sunday.', why: 'It said so.' };
    const archive = anArchive({
      events: [
        anEvent('corrected', { when: '2020-01-01', corrections: [correction] }),
        anEvent('early', { when: '2020-01-02' }),
        anEvent('late', { when: '2020-01-03' }),
        anEvent('new', { when: '2020-01-02', added: '2026-12-01' }),
      ],
    });
    const entries = read(archive);
    expect(entries.map(({ address }) => address?.split('/').at(-2))).toEqual([
      'corrected',
      'new',
      'late',
      'early',
    ]);
    const [first] = entries;
    expect(Date.parse(first?.published ?? '')).toBe(Date.parse('2026-11-22T12:00:00Z'));
    expect(Date.parse(first?.updated ?? '')).toBe(Date.parse('2026-12-03T12:00:00Z'));
    expect(first?.html).toContain('The day was Sunday. Why: It said so.');
  });

  test('a title says when the event was, as far as that is known', () => {
    const event = anEvent('talks', { headline: 'Talks begin', when: '2020-06~' });
    expect(read(anArchive({ events: [event] }))[0]?.title).toBe('about June 2020: Talks begin');
  });

  test('the account is there in full, with links that lead here from anywhere', () => {
    const passage = {
      ...aPassage('It voted after the strike.', ['voa'], ['/events/strike/']),
      html: 'It voted after <a href="/events/strike/">the <em>strike</em></a>.',
    };
    const archive = anArchive({
      articles: [anArticle('voa'), anArticle('other')],
      events: [
        anEvent('strike'),
        anEvent('vote', { when: '2020-01-06', account: [passage, aPassage('It was late.')] }),
      ],
    });
    const tree = fromHtml(read(archive)[0]?.html ?? '', { fragment: true });
    expect(textIn(tree)).toContain(
      'It voted after the strike. (Voice of America) It was late. (Voice of America)',
    );
    expect(selectAll('a', tree).map(({ properties }) => properties['href'])).toEqual([
      'https://example.org/events/strike/',
      'https://example.org/articles/voa/#vote',
      'https://example.org/articles/voa/#vote',
    ]);
  });

  test('where sources differ, a feed says so too', () => {
    const dispute = {
      question: 'How many were there?',
      accounts: [
        { says: '168 present', article: 'voa' },
        { says: '170 present', article: 'other' },
      ],
    };
    const archive = anArchive({
      articles: [anArticle('voa'), anArticle('other', { publisher: 'Reuters' })],
      events: [anEvent('vote', { disputes: [dispute] })],
    });
    const tree = fromHtml(read(archive)[0]?.html ?? '', { fragment: true });
    expect(textIn(tree)).toContain('Sources differ: How many were there?');
    expect(selectAll('li', tree).map(textIn)).toEqual([
      '168 present (Voice of America)',
      '170 present (Reuters)',
    ]);
  });

  test('kind, sides and places are topics', () => {
    const event = anEvent('vote', { place: 'baghdad', actors: ['parliament', 'pompeo'] });
    expect(read(anArchive({ events: [event] }))[0]?.topics).toEqual([
      'Decisions',
      'iraq',
      'us',
      'Baghdad',
    ]);
  });

  test('text that looks like markup, or runs from right to left, arrives as it was written', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [entry] = read(anArchive({ events: [aHostileEvent('vote', text)] }));
        expect(entry?.title).toBe(`5 January 2020: ${text}`);
        const tree = fromHtml(entry?.html ?? '', { fragment: true });
        expect(textIn(tree)).toContain(`${text} (Voice of America)`);
        expect(select('b, script', tree)).toBeUndefined();
      }),
    );
  });

  test('a renamed event is the same entry, also at another host', () => {
    const idOf = (slug: string, formerly: readonly string[], origin: string) =>
      read(anArchive({ events: [anEvent(slug, { formerly })] }), { ...aPublication, origin })[0]
        ?.id;
    expect(idOf('the-vote', ['vote'], 'https://example.com')).toBe(
      idOf('vote', [], 'https://example.org'),
    );
  });

  test('a feed of nothing is a feed', () => {
    expect(read(anArchive())).toEqual([]);
  });
});

test('Atom tells what an entry rests on, and under which licence all of it is', () => {
  const feed = parseAtomFeed(atomOf(anArchive({ events: [anEvent('vote')] })));
  expect(feed.links?.find(({ rel }) => rel === 'license')?.href).toBe(aPublication.licence.address);
  expect(feed.entries?.[0]?.links?.filter(({ rel }) => rel === 'via')).toEqual([
    { rel: 'via', href: 'https://example.org/voa', title: 'Voice of America: An article: voa' },
  ]);
});

test('JSON Feed is of version 1.1, which knows languages and more authors than one', () => {
  const feed = JSON.parse(jsonFeedOf(anArchive()));
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: 'https://example.org/feed.json',
    home_page_url: 'https://example.org/',
    language: 'en',
    authors: [{ name: aPublication.name }],
    items: [],
  });
  expect(feed).not.toHaveProperty('author');
});

test('without a public origin, addresses begin at the root of the server', () => {
  const nowhere = { ...aPublication, origin: undefined };
  const archive = anArchive({ events: [anEvent('vote')] });
  const addresses = formats.map(([, read]) => read(archive, nowhere)[0]?.address);
  expect(addresses).toEqual(['/events/vote/', '/events/vote/', '/events/vote/']);
});

function atomOf(archive: Archive, publication = aPublication): string {
  return formatAtom(buildFeedOfEvents(archive, publication), 'atom', publication);
}

function jsonFeedOf(archive: Archive, publication = aPublication): string {
  return formatJsonFeed(buildFeedOfEvents(archive, publication), 'json-feed', publication);
}

function readAtom(archive: Archive, publication = aPublication): ReadEntry[] {
  const xml = atomOf(archive, publication);
  // Unlike feed readers, it forgives nothing.
  parseXml(xml);
  return (parseAtomFeed(xml).entries ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title?.value,
    address: entry.links?.find(({ rel }) => rel === 'alternate')?.href,
    html: entry.content?.value,
    summary: entry.summary?.value,
    published: entry.published,
    updated: entry.updated,
    topics: (entry.categories ?? []).map(({ label }) => label),
  }));
}

function readRss(archive: Archive, publication = aPublication): ReadEntry[] {
  const xml = formatRss(buildFeedOfEvents(archive, publication), 'rss', publication);
  parseXml(xml);
  return (parseRssFeed(xml).items ?? []).map((item) => ({
    id: item.guid?.value,
    title: item.title,
    address: item.link,
    html: item.content?.encoded,
    summary: item.description,
    published: item.pubDate,
    updated: item.atom?.updated,
    topics: (item.categories ?? []).map(({ name }) => name),
  }));
}

function readJsonFeed(archive: Archive, publication = aPublication): ReadEntry[] {
  return (parseJsonFeed(JSON.parse(jsonFeedOf(archive, publication))).items ?? []).map((item) => ({
    id: item.id,
    title: item.title,
    address: item.url,
    html: item.content_html,
    summary: item.summary,
    published: item.date_published,
    updated: item.date_modified,
    topics: item.tags ?? [],
  }));
}

function textIn(tree: Parameters<typeof select>[1] & object): string {
  let text = '';
  visit(tree as Root, 'text', ({ value }) => {
    text += value;
  });
  return text;
}
