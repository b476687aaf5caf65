import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Destination } from '../model/permalink.ts';
import { stampDay, stampDayForMail } from './day-stamp.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { addressIn, type Publication } from './publication.ts';
import { formatXml, onLines } from './xml.ts';

/**
 * A feed in RSS 2.0, as the RSS Best Practices Profile advises: its own address and the days of changes
 * in elements of Atom, which RSS has none for, the account whole in `content:encoded`.
 *
 * @param self where the feed is found
 */
export function formatRss(feed: Feed, self: Destination, publication: Publication): string {
  const at = (to: Destination) => addressIn(publication, to);
  const channel = x(
    'channel',
    onLines([
      x('title', feed.title),
      x('link', at(feed.page)),
      x('description', feed.description),
      x('language', publication.language),
      x('copyright', publication.licence.name),
      x('lastBuildDate', stampDayForMail(feed.updated)),
      x('docs', 'https://www.rssboard.org/rss-specification'),
      x('atom:link', { rel: 'self', type: 'application/rss+xml', href: at(self) }),
      ...feed.entries.map((entry) => formatItem(entry, publication)),
    ]),
  );
  return formatXml(
    x(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      },
      onLines([channel]),
    ),
  );
}

function formatItem(entry: FeedEntry, publication: Publication): Element {
  return x(
    'item',
    onLines([
      x('title', entry.title),
      x('link', addressIn(publication, entry.page)),
      x('guid', { isPermaLink: 'false' }, `urn:uuid:${entry.id}`),
      x('pubDate', stampDayForMail(entry.published)),
      x('atom:updated', stampDay(entry.updated)),
      ...entry.topics.map(({ name }) => x('category', name)),
      x('description', entry.summary),
      x('content:encoded', entry.html),
    ]),
  );
}
