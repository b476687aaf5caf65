import type { Content } from '../model/archive.ts';
import { citedArticles, passagesOf } from '../model/citation.ts';
import type { Ledger } from '../model/ledger.ts';
import { articlesOfEvent, citesOneArticle, quotationsIn } from '../model/quotations-in.ts';
import { countWords } from '../model/quotation.ts';
import { findUncompared } from './record-ledger.ts';
import { certificatesOf } from './verify-quotations.ts';

/** What readers can take in: words of a headline, words of an account. */
const longestHeadline = 10;
const shortestAccount = 25;
const longestAccount = 90;

/** In how many events an actor without a position acts before a page of its own is worth reading. */
const fewestEvents = 3;

/**
 * What the events rest on, in numbers and names: passages and their length, citations, quotations,
 * and what an editor may want to look at again. It judges nothing.
 *
 * @returns Aligned text of several lines.
 */
export function reportEvidence(content: Content, ledger: Ledger): string {
  const passages = content.events.flatMap(({ account }) => passagesOf(account));
  const lengths = passages.map(({ text }) => countWords(text)).sort((a, b) => a - b);
  const citations = passages.reduce((sum, { articles }) => sum + articles.length, 0);
  const quotations = quotationsIn(content);
  const lookUp = certificatesOf(content, ledger);
  const certified = quotations.filter(({ text, articles }) =>
    articles.some((article) => lookUp.find(article, text) !== undefined),
  );
  const counts = [
    ['events', String(content.events.length)],
    ['passages', String(passages.length)],
    ['words per passage', describeLengths(lengths)],
    ['citations', String(citations)],
    ['quotations', `${quotations.length}, ${certified.length} of them certified`],
  ] as const;
  return [
    ...align(counts),
    ...list('events that rest on one article', eventsOnOneArticle(content)),
    ...list('articles that nothing cites', uncitedArticles(content)),
    ...list(`headlines of more than ${longestHeadline} words`, longHeadlines(content)),
    ...list(
      `accounts of fewer than ${shortestAccount} or more than ${longestAccount} words`,
      unusualAccounts(content),
    ),
    ...list(
      `actors without a position, and in fewer than ${fewestEvents} events`,
      quietActors(content),
    ),
    ...list(
      'changed since they were compared with texts, or never compared',
      findUncompared(content, ledger).map((file) => [file]),
    ),
  ].join('\n');
}

function describeLengths(lengths: readonly number[]): string {
  const [fewest] = lengths;
  if (fewest === undefined) return 'none';
  return `${fewest} at the fewest, ${medianOf(lengths)} in the middle, ${lengths.at(-1)} at the most`;
}

/** The middle of sorted numbers; between two middles, half-way. */
function medianOf(sorted: readonly number[]): number {
  const above = sorted[Math.floor(sorted.length / 2)]!;
  const below = sorted[Math.floor((sorted.length - 1) / 2)]!;
  return (below + above) / 2;
}

function eventsOnOneArticle({ events }: Content): (readonly [string, string])[] {
  return events
    .filter(citesOneArticle)
    .map(({ slug, account }) => [slug, citedArticles(passagesOf(account))[0]!]);
}

function uncitedArticles({ articles, events, story }: Content): (readonly [string])[] {
  const cited = new Set([...events.flatMap(articlesOfEvent), ...citedArticles(passagesOf(story))]);
  return articles.filter(({ slug }) => !cited.has(slug)).map(({ slug }) => [slug]);
}

function longHeadlines({ events }: Content): (readonly [string, string])[] {
  return events
    .filter(({ headline }) => countWords(headline) > longestHeadline)
    .map(({ slug, headline }) => [slug, `${countWords(headline)}: ${headline}`]);
}

function unusualAccounts({ events }: Content): (readonly [string, string])[] {
  return events
    .map(({ slug, account }) => ({ slug, words: countAccount(account) }))
    .filter(({ words }) => words < shortestAccount || words > longestAccount)
    .map(({ slug, words }) => [slug, String(words)]);
}

function countAccount(account: Content['events'][number]['account']): number {
  return passagesOf(account).reduce((sum, { text }) => sum + countWords(text), 0);
}

/** Actors that act first in an event are there because the event needs its side. */
function quietActors({ actors, articles, events }: Content): (readonly [string])[] {
  const speak = articles.flatMap(({ positions }) => positions.map(({ actor }) => actor));
  const lead = events.flatMap((event) => event.actors.slice(0, 1));
  const busy = new Set([...speak, ...lead]);
  return actors
    .filter(({ slug }) => !busy.has(slug))
    .filter(({ slug }) => {
      const its = events.filter((event) => event.actors.includes(slug));
      return its.length < fewestEvents;
    })
    .map(({ slug }) => [slug]);
}

/** A heading with its number, and the things below it, indented. */
function list(heading: string, rows: readonly (readonly string[])[]): string[] {
  return ['', `${heading}: ${rows.length === 0 ? 'none' : rows.length}`, ...indent(align(rows))];
}

/** Rows of one or two columns, the second of which begins at one place. */
function align(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', second]) =>
    second === undefined ? first : `${first.padEnd(width)}  ${second}`,
  );
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
