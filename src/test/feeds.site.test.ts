import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseXml } from '@rgrove/parse-xml';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { attributeOf, fileAt, findFaults, readSiteUnderTest } from './built-site.ts';
import { readEventFiles, readField, readLedgerList } from './content-files.ts';
import { dayAfter, earliestDay, latestDay } from './plain-date.ts';

const site = readSiteUnderTest();
const { base, origin = '', files, pages } = site;
const root = origin + base;
const events = readEventFiles();
const eventAddresses = events.map(({ slug }) => `${root}events/${slug}/`).sort();

/** What a program that knows the format finds in a feed. */
interface FoundFeed {
  readonly file: string;
  /** The address that it gives as its own. */
  readonly self: string | undefined;
  readonly entries: readonly {
    readonly id: string | undefined;
    readonly address: string | undefined;
    readonly html: string | undefined;
  }[];
}

const feedsOfEvents = [readAtom('atom.xml'), readRss('rss.xml'), readJsonFeed('feed.json')];
const corrections = readAtom('corrections.xml');
const feeds = [...feedsOfEvents, corrections];

const calendar = readFileSync(join(site.folder, 'timeline.ics'), 'utf8');
const calendarEvents = new ICAL.Component(ICAL.parse(calendar))
  .getAllSubcomponents('vevent')
  .map((component) => new ICAL.Event(component));

test('every feed of events has each of them once, at its address', () => {
  for (const { file, entries } of feedsOfEvents) {
    expect(entries.map(({ address }) => address).toSorted(), file).toEqual(eventAddresses);
    expect(new Set(entries.map(({ id }) => id)).size, file).toBe(events.length);
  }
});

test('an event has one identity in all feeds and in the calendar', () => {
  const ids = [
    ...feedsOfEvents.map(({ entries }) => entries.map(({ id }) => id)),
    calendarEvents.map(({ uid }) => `urn:uuid:${uid}`),
  ].map((list) => list.toSorted());
  expect(ids).toEqual(ids.map(() => ids[0]));
});

test('the feed of corrections has all of them, and all withdrawals', () => {
  const corrected = events.flatMap(({ frontMatter }) =>
    Array.from(readField(frontMatter, 'corrections').matchAll(/\bdate:/g)),
  );
  expect(corrections.entries).toHaveLength(corrected.length + readLedgerList('tombstones').length);
});

test('a feed says where it is found', () => {
  expect(feeds.map(({ self }) => self)).toEqual(feeds.map(({ file }) => root + file));
});

test('no link in a feed needs the page around it, and each of ours leads to a file', () => {
  const faults = feeds.flatMap(({ file, entries }) =>
    entries.flatMap(({ address, html }) =>
      [address ?? '', ...linksIn(html ?? '')].filter(isAstray).map((link) => `${file}: ${link}`),
    ),
  );
  expect(faults).toEqual([]);
});

test('every page but those for frames tells programs of the feeds', () => {
  const expected = feeds.map(({ file }) => base + file);
  expect(
    findFaults(
      pages.filter(({ isEmbed }) => !isEmbed),
      ({ tree }) => {
        const announced = selectAll('head > link[rel=alternate][type][title]', tree).map((link) =>
          attributeOf(link, 'href'),
        );
        return expected.filter((address) => !announced.includes(address));
      },
    ),
  ).toEqual([]);
});

test('the calendar has every event once, on all days on which it may have been', () => {
  const found = calendarEvents.map(({ component, startDate, endDate }) =>
    [startDate, endDate, origin && component.getFirstPropertyValue('url')].join(' '),
  );
  const expected = events.map(({ slug, when }) =>
    [earliestDay(when), dayAfter(latestDay(when)), origin && `${root}events/${slug}/`].join(' '),
  );
  expect(found.toSorted()).toEqual(expected.toSorted());
});

test('a date in the calendar that is not known to the day is told in words, too', () => {
  const vague = events.filter(({ when }) => !/^[\d-]{10}(?:\/[\d-]{10})?$/.test(when));
  const worded = calendarEvents.filter(({ summary }) => / · .*\d{4}/.test(summary));
  expect(worded.length).toBe(vague.length);
});

test('every line of the calendar ends in CR and LF and has at most 75 octets', () => {
  const lines = calendar.split('\r\n');
  expect(lines.at(-1)).toBe('');
  expect(lines.filter((line) => /[\r\n]/.test(line) || Buffer.byteLength(line) > 75)).toEqual([]);
});

function readText(file: string): string {
  return readFileSync(join(site.folder, file), 'utf8');
}

function readAtom(file: string): FoundFeed {
  const xml = readText(file);
  // Unlike feed readers, it forgives nothing.
  parseXml(xml);
  const { links, entries = [] } = parseAtomFeed(xml);
  return {
    file,
    self: links?.find(({ rel }) => rel === 'self')?.href,
    entries: entries.map((entry) => ({
      id: entry.id,
      address: entry.links?.find(({ rel }) => rel === 'alternate')?.href,
      html: entry.content?.value,
    })),
  };
}

function readRss(file: string): FoundFeed {
  const xml = readText(file);
  parseXml(xml);
  const { atom, items = [] } = parseRssFeed(xml);
  return {
    file,
    self: atom?.links?.find(({ rel }) => rel === 'self')?.href,
    entries: items.map(({ guid, link, content }) => ({
      id: guid?.value,
      address: link,
      html: content?.encoded,
    })),
  };
}

function readJsonFeed(file: string): FoundFeed {
  const { feed_url, items = [] } = parseJsonFeed(JSON.parse(readText(file)));
  return {
    file,
    self: feed_url,
    entries: items.map(({ id, url, content_html }) => ({ id, address: url, html: content_html })),
  };
}

function linksIn(html: string): string[] {
  return selectAll('a', fromHtml(html, { fragment: true })).map(
    (link) => attributeOf(link, 'href') ?? '',
  );
}

/** Whether an address leads to no file of ours, or is one that only a page of ours could resolve. */
function isAstray(address: string): boolean {
  if (!address.startsWith(root)) return !/^https?:\/\//.test(address);
  const file = fileAt(site, address.slice(origin.length));
  return file === undefined || !files.includes(file);
}
