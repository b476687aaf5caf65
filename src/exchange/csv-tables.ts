import type { Archive, Article, Event, Figure, Position } from '../model/archive.ts';
import { plainText } from '../model/citation.ts';
import { formatWhen } from '../model/date-wording.ts';
import { placeOfPosition } from '../model/evidence.ts';
import { formatFigure } from '../model/figure.ts';
import { eventFrom } from '../model/known-on.ts';
import { firstDay, lastDay, precisionOf, type When } from '../model/partial-date.ts';
import { originalAddress, verifiedIn } from '../model/verification.ts';
import { formatCsv, type Cell, type Column } from './csv.ts';
import { addressIn, type Publication } from './publication.ts';

/** A table of the archive, with its columns explained. */
export interface Table {
  /** What its file is called: `events.csv`. */
  readonly file: string;
  /** What a row is. */
  readonly row: string;
  readonly columns: readonly Pick<Column<unknown>, 'name' | 'meaning'>[];
  /** The table as CSV (RFC 4180). */
  readonly format: () => string;
}

/** Every table that the archive is given out as. */
export function buildTables(archive: Archive, publication: Publication): Table[] {
  const { events, articles } = archive;
  return [
    tableOf('events.csv', 'one event, oldest first', eventColumns(archive, publication), events),
    tableOf(
      'articles.csv',
      'one source article, by date of publication',
      articleColumns(publication),
      articles,
    ),
    tableOf(
      'figures.csv',
      'one number that an article gives, by article',
      figureColumns(publication),
      articles.flatMap(({ figures }) => figures),
    ),
    tableOf(
      'positions.csv',
      'what one actor wanted, as one article reports it, by article',
      positionColumns(publication),
      articles.flatMap(({ positions }) => positions),
    ),
  ];
}

function tableOf<Row>(
  file: string,
  row: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Table {
  return { file, row, columns, format: () => formatCsv(columns, rows) };
}

function eventColumns(archive: Archive, publication: Publication): Column<Event>[] {
  return [
    column('slug', 'names the event; never given to another', ({ slug }) => slug),
    column('address', 'its page: its permanent address', ({ slug }) =>
      addressIn(publication, { event: slug }),
    ),
    column('headline', 'what happened, in a line', ({ headline }) => headline),
    ...dateColumns<Event>('when', 'when it happened', ({ when }) => when),
    column(
      'when_basis',
      'how the date is known, where no article simply gives it',
      (event) => event.whenBasis?.text,
    ),
    column('kind', 'what sort of event it is', ({ kind }) => kind),
    column('side', 'the side of the actor who acted first', ({ side }) => side.slug),
    column('actors', 'who acted, the first actor first', ({ actors }) => slugsOf(actors)),
    column('places', 'where, the chief place first', ({ places }) => slugsOf(places)),
    column('key', 'whether it is one of the ten events to read first', ({ key }) => key),
    column('account', 'what happened, without its citations', ({ account }) => plainText(account)),
    column('articles', 'the articles that it rests on', ({ restsOn }) => slugsOf(restsOn)),
    column('answers', 'the events that it answered', ({ answers }) => slugsOf(answers)),
    column('differences', 'the questions on which its sources differ', ({ differences }) =>
      differences.map(({ question }) => question),
    ),
    column('first_reported', 'the day from which one of our articles tells it', (event) =>
      eventFrom(event, archive.articleBySlug),
    ),
    column('added', 'when we first published it', ({ added }) => added),
    column('updated', 'when it was last corrected', ({ updated }) => updated),
  ];
}

function articleColumns(publication: Publication): Column<Article>[] {
  return [
    column('slug', 'names the article; never given to another', ({ slug }) => slug),
    column('address', 'our page about it', ({ slug }) => addressIn(publication, { article: slug })),
    column('title', 'its headline', ({ title }) => title),
    column('title_basis', 'where the headline is from, if not printed', (a) => a.titleBasis),
    column('publisher', 'who published it', ({ publisher }) => publisher),
    column('carried_by', 'where it was read, if elsewhere', ({ carriedBy }) => carriedBy?.name),
    column('authors', 'who wrote it, as printed', ({ authors }) => authors),
    column('contributors', 'who contributed to it', ({ contributors }) => contributors),
    column('kind', 'what sort of text it is', ({ kind }) => kind),
    ...dateColumns<Article>('published', 'when it was published', ({ published }) => published),
    column('published_basis', 'how that date is known, if not printed', (a) => a.publishedBasis),
    column('original', 'where it can be read', originalAddress),
    column('archived', 'where a copy of it is archived', ({ archived }) => archived?.url),
    column('where_found', 'where it can be found, if it has no address', (a) => a.whereFound),
    column('language', 'its language, as a tag (BCP 47)', ({ language }) => language),
    column('licence', 'copyright or public-domain', ({ licence }) => licence),
    column('text_seen', 'how much of it we read: complete or part', ({ textSeen }) => textSeen),
    column('summary', 'our summary of it', ({ summary }) => plainText(summary)),
    column('events', 'the events that rest on it', ({ events }) => slugsOf(events)),
    column('added', 'when we first published the summary', ({ added }) => added),
  ];
}

function figureColumns(publication: Publication): Column<Figure>[] {
  return [
    column('article', 'the article that gives it', ({ article }) => article.slug),
    column('address', 'its place on our page about the article', ({ article }) =>
      addressIn(publication, { article: article.slug, at: '_figures' }),
    ),
    column('publisher', 'who published the article', ({ article }) => article.publisher),
    column('published', 'when, in EDTF', ({ article }) => article.published.text),
    column('measure', 'what is counted', ({ measure }) => measure.slug),
    column('measure_name', 'the same in words', ({ measure }) => measure.name),
    column('value', 'the number', ({ value }) => value),
    column('unit', 'what the number counts', ({ measure }) => measure.unit),
    column(
      'certainty',
      'how sure the article is: exact, about, at-least, at-most, more-than, fewer-than or nearly',
      ({ certainty }) => certainty,
    ),
    column('words', 'the number as the pages show it, hedge included', formatFigure),
    column(
      'kind',
      'how many there are (level), are to be (plan), have gone or are to go (departure), or were counted (count)',
      ({ kind }) => kind,
    ),
    ...dateColumns<Figure>('as_of', 'the time for which it holds', ({ asOf }) => asOf),
  ];
}

function positionColumns(publication: Publication): Column<Position>[] {
  return [
    column('article', 'the article that reports it', ({ article }) => article.slug),
    column('number', 'its number in that article', ({ number }) => number),
    column('address', 'its place on our page about the article', (position) =>
      addressIn(publication, { article: position.article.slug, at: placeOfPosition(position) }),
    ),
    column('actor', 'who wanted it', ({ actor }) => actor.slug),
    column('actor_name', 'the actor’s name', ({ actor }) => actor.name),
    column('side', 'the side that the actor is counted with', ({ actor }) => actor.side.slug),
    ...dateColumns<Position>('when', 'when that was said or done', ({ when }) => when),
    column(
      'stance',
      'what was wanted: leave, reduce, negotiate, conditional or stay',
      ({ stance }) => stance,
    ),
    column('gist', 'the same in our words', ({ gist }) => gist),
    column('quote', 'words of the article', ({ quote }) => quote),
    column('quote_checked', 'when these were found in it, word for word', ({ quote, article }) =>
      quote === undefined ? undefined : verifiedIn(quote, [article])?.found.checked,
    ),
    column('event', 'the event at which it was said', ({ event }) => event?.slug),
  ];
}

/** A date in EDTF and in words, its first and last possible day, and how much of it is known. */
function dateColumns<Row>(
  name: string,
  meaning: string,
  whenOf: (row: Row) => When,
): Column<Row>[] {
  return [
    column(name, `${meaning}, in EDTF (ISO 8601-2)`, (row) => whenOf(row).text),
    column(`${name}_words`, 'the same in words', (row) => formatWhen(whenOf(row))),
    column(`${name}_first`, 'the earliest day that it can be', (row) => firstDay(whenOf(row))),
    column(`${name}_last`, 'the latest day that it can be', (row) => lastDay(whenOf(row))),
    column(`${name}_precision`, 'how much is known: year, month or day', (row) =>
      precisionOf(whenOf(row)),
    ),
  ];
}

function column<Row>(name: string, meaning: string, valueOf: (row: Row) => Cell): Column<Row> {
  return { name, meaning, valueOf };
}

function slugsOf(things: readonly { readonly slug: string }[]): string[] {
  return things.map(({ slug }) => slug);
}
