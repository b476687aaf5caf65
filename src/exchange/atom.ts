import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Destination } from '../model/permalink.ts';
import { stampDay } from './day-stamp.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { identifyFile } from './identity.ts';
import { addressIn, type Publication } from './publication.ts';
import { formatXml, onLines } from './xml.ts';

/**
 * A feed in Atom (RFC 4287), with its licence (RFC 4946).
 *
 * @param self where the feed is found
 */
export function formatAtom(feed: Feed, self: Destination, publication: Publication): string {
  const { name, language, licence } = publication;
  const at = (to: Destination) => addressIn(publication, to);
  return formatXml(
    x(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
      onLines([
        x('id', `urn:uuid:${identifyFile(self)}`),
        x('title', feed.title),
        x('subtitle', feed.description),
        x('updated', stampDay(feed.updated)),
        x('author', [x('name', name), x('uri', at('timeline'))]),
        x('link', { rel: 'self', type: 'application/atom+xml', href: at(self) }),
        x('link', { rel: 'alternate', type: 'text/html', href: at(feed.page) }),
        x('link', { rel: 'license', type: 'text/html', href: licence.address }),
        x('rights', licence.name),
        x('icon', at('favicon')),
        ...feed.entries.map((entry) => formatEntry(entry, publication)),
      ]),
    ),
  );
}

function formatEntry(entry: FeedEntry, publication: Publication): Element {
  const { id, title, page, published, updated, summary, html, topics, sources } = entry;
  const at = (to: Destination) => addressIn(publication, to);
  return x(
    'entry',
    onLines([
      x('id', `urn:uuid:${id}`),
      x('title', title),
      x('published', stampDay(published)),
      x('updated', stampDay(updated)),
      x('link', { rel: 'alternate', type: 'text/html', href: at(page) }),
      ...sources.map(({ address, title: name }) =>
        x('link', { rel: 'via', href: address, title: name }),
      ),
      ...topics.map((topic) =>
        x('category', { term: topic.slug, scheme: schemeOf(at(topic.page)), label: topic.name }),
      ),
      x('summary', summary),
      x('content', { type: 'html' }, html),
    ]),
  );
}

/** What a topic is one of: the page right above its own. */
function schemeOf(address: string): string {
  return address.replace(/[^/]+\/$/, '');
}
