import type { Destination } from '../model/permalink.ts';
import { stampDay } from './day-stamp.ts';
import type { Feed } from './feed.ts';
import { formatJson } from './json.ts';
import { addressIn, type Publication } from './publication.ts';

/**
 * A feed in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
 *
 * @param self where the feed is found
 */
export function formatJsonFeed(feed: Feed, self: Destination, publication: Publication): string {
  const { name, language, licence } = publication;
  const at = (to: Destination) => addressIn(publication, to);
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: at(feed.page),
    feed_url: at(self),
    description: feed.description,
    favicon: at('favicon'),
    authors: [{ name, url: at('timeline') }],
    language,
    // The specification knows no licence; names of extensions begin with a low line.
    _licence: {
      about: 'https://www.rfc-editor.org/rfc/rfc4946',
      name: licence.name,
      url: licence.address,
    },
    items: feed.entries.map((entry) => ({
      id: `urn:uuid:${entry.id}`,
      url: at(entry.page),
      title: entry.title,
      content_html: entry.html,
      summary: entry.summary,
      date_published: stampDay(entry.published),
      date_modified: stampDay(entry.updated),
      tags: entry.topics.map((topic) => topic.name),
    })),
  };
  return formatJson(json);
}
