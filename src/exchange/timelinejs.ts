import type { Element } from 'xast';
import { x } from 'xastscript';
import { articlesNamed, sidesOf, type Archive, type Event } from '../model/archive.ts';
import { citeAs } from '../model/article-wording.ts';
import type { Passage } from '../model/citation.ts';
import { formatWhen } from '../model/date-wording.ts';
import type { PartialDate } from '../model/partial-date.ts';
import { formatJson } from './json.ts';
import { addressIn, type Publication } from './publication.ts';
import { formatMarkup } from './xml.ts';

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
        headline: asHtml(publication.name),
        text: formatMarkup([
          x('p', `${publication.description}.`),
          x('p', [x('a', { href: home }, 'Read the timeline')]),
        ]),
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
  const paragraphs = account.map(({ passages }) =>
    x(
      'p',
      passages.flatMap((passage, index) => [
        index === 0 ? '' : ' ',
        ...passageNodes(passage, articleBySlug, publication),
      ]),
    ),
  );
  const page = x('p', [
    x('a', { href: addressIn(publication, { event: slug }) }, 'This event, with its sources'),
  ]);
  return {
    unique_id: slug,
    start_date: dateToJson(start),
    end_date: end && dateToJson(end),
    display_date: asHtml(formatWhen(when)),
    group: asHtml(sidesOf(event)[0]!.name),
    text: { headline: asHtml(headline), text: formatMarkup([...paragraphs, page]) },
  };
}

/** A date’s parts as far as they are known. */
function dateToJson({ iso }: PartialDate) {
  const [year, month, day] = iso.split('-').map(Number);
  return { year, month, day };
}

/** A passage with the articles that it rests on: words as text, and links to our pages about them. */
function passageNodes(
  { text, articles }: Passage,
  articleBySlug: Archive['articleBySlug'],
  publication: Publication,
): (Element | string)[] {
  const cited = articlesNamed(articles, articleBySlug);
  const links = cited.flatMap((article, index) => [
    index === 0 ? '' : '; ',
    x('a', { href: addressIn(publication, { article: article.slug }) }, citeAs(article, cited)),
  ]);
  return [`${text} `, x('small', ['(', ...links, ')'])];
}

/** Text that stands for itself in HTML: TimelineJS takes all texts for HTML. */
function asHtml(text: string): string {
  return formatMarkup([{ type: 'text', value: text }]);
}
