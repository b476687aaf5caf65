import type { Comment, Element } from 'xast';
import { x } from 'xastscript';
import { publicDestinations } from '../model/addresses.ts';
import type { Archive } from '../model/archive.ts';
import { partsOf } from '../model/parts.ts';
import type { Destination } from '../model/permalink.ts';
import type { FileToWrite } from './exchange-files.ts';
import { addressIn, type Publication } from './publication.ts';
import { formatXml, onLines } from './xml.ts';

/**
 * The lists of all pages for search engines: one, or, where it would be too long, a list of lists. They
 * can name only absolute addresses, so without an origin there are none in them.
 *
 * @param most how many addresses a list may name
 * @see https://www.sitemaps.org/protocol.html
 */
export function sitemapFiles(archive: Archive, most = 50_000): FileToWrite[] {
  const parts = partsOf(publicDestinations(archive), most);
  if (parts.length === 1) return [listing('sitemap', 'urlset', 'url', parts[0]!.things)];
  const lists = parts.map(({ number, things }) => ({ to: { sitemap: number } as const, things }));
  return [
    listing(
      'sitemap',
      'sitemapindex',
      'sitemap',
      lists.map(({ to }) => to),
    ),
    ...lists.map(({ to, things }) => listing(to, 'urlset', 'url', things)),
  ];
}

function listing(
  to: Destination,
  root: string,
  entry: string,
  listed: readonly Destination[],
): FileToWrite {
  return {
    to,
    mediaType: 'application/xml; charset=utf-8',
    write: (_, publication) =>
      formatXml(
        x(
          root,
          { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
          publication.origin === undefined
            ? [withoutOrigin]
            : onLines(listed.map((one) => formatEntry(entry, one, publication))),
        ),
      ),
  };
}

function formatEntry(name: string, to: Destination, publication: Publication): Element {
  return x(name, [x('loc', addressIn(publication, to))]);
}

const withoutOrigin: Comment = {
  type: 'comment',
  value: ' Built without SITE, the public origin: there are no absolute addresses to list. ',
};
