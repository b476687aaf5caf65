import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { expect, test } from 'vitest';
import { publicDestinations } from '../model/addresses.ts';
import { anEvent } from '../model/examples.ts';
import { anArchive, aPublication } from './examples.ts';
import { pathOf } from './manifest.ts';
import { addressIn } from './publication.ts';
import { sitemapFiles } from './sitemap.ts';

const archive = anArchive({ events: ['one', 'two', 'three'].map((slug) => anEvent(slug)) });
const all = publicDestinations(archive).map((to) => addressIn(aPublication, to));

/** What the lists say, by their paths: of what they are lists, and what they name. */
function readLists(most?: number, publication = aPublication) {
  return new Map(
    sitemapFiles(archive, most).map(({ to, write }) => {
      const root = parseXml(write(archive, publication)).root!;
      const listed = root.children.filter((child) => child instanceof XmlElement);
      return [pathOf(to), { of: root.name, listed: listed.map(({ text }) => text) }];
    }),
  );
}

test('every page is in one list for search engines', () => {
  expect(readLists()).toEqual(new Map([['sitemap.xml', { of: 'urlset', listed: all }]]));
});

test('what is too much for one list stands in several, in order, and a list names them', () => {
  const half = Math.ceil(all.length / 2);
  expect(readLists(half)).toEqual(
    new Map([
      [
        'sitemap.xml',
        {
          of: 'sitemapindex',
          listed: [1, 2].map((number) => addressIn(aPublication, { sitemap: number })),
        },
      ],
      ['sitemap-1.xml', { of: 'urlset', listed: all.slice(0, half) }],
      ['sitemap-2.xml', { of: 'urlset', listed: all.slice(half) }],
    ]),
  );
});

test('as many as a list may name are not divided', () => {
  expect([...readLists(all.length).keys()]).toEqual(['sitemap.xml']);
});

test('without an origin nothing is listed, and the list says why', () => {
  const [file] = sitemapFiles(archive);
  const text = file!.write(archive, { ...aPublication, origin: undefined });
  expect(text).not.toContain('<loc>');
  expect(text).toContain('Built without SITE');
});
