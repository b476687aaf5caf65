import { sidesOf, type Archive, type Article, type Event } from '../model/archive.ts';
import { citeAs } from '../model/article-wording.ts';
import type { Passage } from '../model/citation.ts';
import { formatWhen } from '../model/date-wording.ts';
import type { PartialDate } from '../model/partial-date.ts';
import { formatJson } from './json.ts';
import { addressIn, type Publication } from './publication.ts';

/**
 * The timeline for TimelineJS 3 (its JSON data format): a slide for each event, known by the event’s
 * slug. A date has as many parts as are known of it, and is shown in the words of our pages.
 */
export function formatTimelineJs(archive: Archive, publication: Publication): string {
  const home = addressIn(publication, 'timeline');
  return formatJson({
    title: {
      unique_id: '_title',
      text: {
        headline: escapeHtml(publication.name),
        text: `<p>${escapeHtml(publication.description)}.</p><p>${link(home, 'Read the timeline')}</p>`,
      },
    },
    events: archive.events.map((event) => slideOf(event, archive, publication)),
  });
}

function slideOf(
  event: Event,
  { articleBySlug }: Pick<Archive, 'articleBySlug'>,
  publication: Publication,
) {
  const { slug, when, headline, account } = event;
  const [start, end] = when.kind === 'interval' ? [when.start, when.end] : [when, undefined];
  const paragraphs = account.map(
    ({ passages }) =>
      `<p>${passages.map((passage) => passageToHtml(passage, articleBySlug, publication)).join(' ')}</p>`,
  );
  const page = link(addressIn(publication, { event: slug }), 'This event, with its sources');
  return {
    unique_id: slug,
    start_date: dateToJson(start),
    end_date: end && dateToJson(end),
    display_date: escapeHtml(formatWhen(when)),
    group: escapeHtml(sidesOf(event)[0]!.name),
    text: { headline: escapeHtml(headline), text: `${paragraphs.join('')}<p>${page}</p>` },
  };
}

/** A date’s parts as far as they are known. */
function dateToJson({ iso }: PartialDate) {
  const [year, month, day] = iso.split('-').map(Number);
  return { year, month, day };
}

/** A passage with the articles that it rests on: words as text, and links to our pages about them. */
function passageToHtml(
  { text, articles }: Passage,
  articleBySlug: ReadonlyMap<string, Article>,
  publication: Publication,
): string {
  const cited = articles.map((slug) => articleBySlug.get(slug)!);
  const links = cited.map((article) =>
    link(addressIn(publication, { article: article.slug }), citeAs(article, cited)),
  );
  return `${escapeHtml(text)} <small>(${links.join('; ')})</small>`;
}

function link(address: string, words: string): string {
  return `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text that stands for itself in HTML and in its attributes: TimelineJS takes all texts for HTML. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
