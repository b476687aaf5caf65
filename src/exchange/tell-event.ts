import type { Element } from 'xast';
import { x } from 'xastscript';
import { articlesNamed, type Archive, type Article, type Event } from '../model/archive.ts';
import { citeAs } from '../model/article-wording.ts';
import { citedArticles, passagesOf, type Passage } from '../model/citation.ts';
import { allCorrections, type CorrectionOfEvent } from '../model/corrections.ts';
import { formatDay, formatWhen } from '../model/date-wording.ts';
import { articlesIn, type Difference } from '../model/differences.ts';
import { absoluteAddress } from '../model/permalink.ts';
import { addressIn, type Publication } from './publication.ts';
import { asIs, formatMarkup } from './xml.ts';

/** What telling an event elsewhere takes. */
type Told = Pick<Archive, 'articleBySlug'>;

/** When and where: `3 January 2020, Baghdad (2 January 2020 in Washington)`. */
export function tellWhenAndWhere({
  when,
  places,
  elsewhere,
}: Pick<Event, 'when' | 'places' | 'elsewhere'>): string {
  const where = places.map(({ name }) => name).join(' and ');
  const others = elsewhere.map((other) => ` (${formatWhen(other.when)} in ${other.place.name})`);
  return [formatWhen(when), where].filter((part) => part !== '').join(', ') + others.join('');
}

/**
 * All that an event tells, as HTML that stands by itself: what was corrected, when and where, the
 * account with its citations, and where sources differ. Its links are absolute.
 */
export function tellInHtml(event: Event, archive: Told, publication: Publication): string {
  const together = citedBy(event, archive);
  const asCited = { at: event.slug, publication };
  return formatMarkup([
    ...allCorrections({ events: [event] }).map(correctionNote),
    x('p', tellWhenAndWhere(event)),
    ...event.account.map(({ passages }) =>
      x(
        'p',
        passages.flatMap(({ html, articles }, index) => [
          index === 0 ? '' : ' ',
          asIs(withAbsoluteLinks(html, publication)),
          ' ',
          ...linkCitations(articlesNamed(articles, archive.articleBySlug), together, asCited),
        ]),
      ),
    ),
    ...event.differences.flatMap((difference) => differenceNote(difference, publication)),
  ]);
}

/** What was changed and why, in a paragraph. */
export function correctionNote({ date, change, why }: CorrectionOfEvent): Element {
  return x('p', [x('strong', `Corrected ${formatDay(date)}:`), ` ${change} Why: ${why}`]);
}

/** The same as {@link tellInHtml} in plain text, in paragraphs. */
export function tellInText(event: Event, archive: Told): string {
  const together = citedBy(event, archive);
  return [
    ...allCorrections({ events: [event] }).map(
      ({ date, change, why }) => `Corrected ${formatDay(date)}: ${change} Why: ${why}`,
    ),
    tellWhenAndWhere(event),
    ...event.account.map(({ passages }) =>
      passages.map((passage) => citeInText(passage, together, archive)).join(' '),
    ),
    ...event.differences.map(differenceInText),
  ].join('\n\n');
}

function citeInText(
  { text, articles }: Passage,
  together: readonly Article[],
  archive: Told,
): string {
  return `${text} (${articlesNamed(articles, archive.articleBySlug)
    .map((article) => citeAs(article, together))
    .join(', ')})`;
}

function differenceInText(difference: Difference): string {
  const all = articlesIn(difference);
  const names = (articles: readonly Article[]) =>
    articles.map((article) => citeAs(article, all)).join(', ');
  return [
    `Sources differ: ${difference.question}`,
    ...difference.accounts.map(({ statements }) => {
      const said = statements.map(({ says, articles }) => `${says} (${names(articles)})`);
      return `– ${said.join(' or ')}`;
    }),
    ...settledInText(difference, all),
  ].join('\n');
}

function settledInText({ settled }: Difference, all: readonly Article[]): string[] {
  return settled === undefined ? [] : [`We follow ${citeAs(settled.article, all)}. ${settled.why}`];
}

function differenceNote(difference: Difference, publication: Publication): Element[] {
  const all = articlesIn(difference);
  const asCited = { at: difference.at, publication };
  const items = difference.accounts.map(({ statements }) =>
    x(
      'li',
      statements.flatMap(({ says, articles }, index) => [
        `${index > 0 ? ' or ' : ''}${says} `,
        ...linkCitations(articles, all, asCited),
      ]),
    ),
  );
  return [
    x('p', [x('strong', 'Sources differ:'), ' ', x('em', difference.question)]),
    x('ul', items),
    ...settledInText(difference, all).map((text) => x('p', text)),
  ];
}

/** The publishers’ names in brackets, each a link to our page of the article. */
function linkCitations(
  articles: readonly Article[],
  together: readonly Article[],
  { at, publication }: { readonly at: string; readonly publication: Publication },
): (Element | string)[] {
  const links = articles.flatMap((article, index) => [
    index === 0 ? '' : ', ',
    x(
      'a',
      { href: addressIn(publication, { article: article.slug, at }) },
      citeAs(article, together),
    ),
  ]);
  return ['(', ...links, ')'];
}

/** Links to our own pages begin at the root of the server; elsewhere that is another server’s. */
function withAbsoluteLinks(html: string, { origin }: Publication): string {
  return html.replace(/(?<=<a href=")\/[^"]*/g, (address) => absoluteAddress(address, origin));
}

function citedBy({ account }: Event, archive: Told): Article[] {
  return articlesNamed(citedArticles(passagesOf(account)), archive.articleBySlug);
}
