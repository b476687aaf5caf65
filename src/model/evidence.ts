import type { Article, Event, Position } from './archive.ts';
import { passagesOf, type Passage } from './citation.ts';
import { articlesIn } from './differences.ts';
import { findQuotations } from './quotation.ts';
import { verifiedIn } from './verification.ts';

/** What of an event rests on one article. */
export interface Evidence {
  readonly event: Event;
  /** The passages of its account that cite the article. */
  readonly passages: readonly Passage[];
  /** How its date is known, where the article says it. */
  readonly basis: Passage | undefined;
  /** What the article says on questions on which it differs from others. */
  readonly accounts: readonly { readonly question: string; readonly says: string }[];
}

/** What rests on an article, event by event, in their order. */
export function evidenceFrom(article: Article): Evidence[] {
  return article.events.map((event) => ({
    event,
    passages: passagesCiting(article, passagesOf(event.account)),
    basis: event.whenBasis && passagesCiting(article, [event.whenBasis])[0],
    accounts: event.disputes.flatMap(({ question, accounts }) =>
      accounts
        .filter((account) => account.article === article)
        .map(({ says }) => ({ question, says })),
    ),
  }));
}

/** The passages of a text that rest on an article. */
export function passagesCiting(
  { slug }: Pick<Article, 'slug'>,
  passages: readonly Passage[],
): Passage[] {
  return passages.filter(({ articles }) => articles.includes(slug));
}

/** The place of a position on the page of its article. */
export function placeOfPosition(position: Pick<Position, 'number'>): string {
  return `_position-${position.number}`;
}

/** The same stance of the same actor as another article reports it, at the same event. */
export function samePositionIn(article: Article, position: Position): Position | undefined {
  return article.positions.find(
    ({ actor, stance, event }) =>
      actor === position.actor && stance === position.stance && event === position.event,
  );
}

/** All articles that the page of an event cites: those that it rests on, then those beside its account. */
export function articlesCitedOn({
  restsOn,
  positions,
  differences,
}: Pick<Event, 'restsOn' | 'positions' | 'differences'>): Article[] {
  const beside = [...positions.map(({ article }) => article), ...differences.flatMap(articlesIn)];
  return [...new Set([...restsOn, ...beside])];
}

/**
 * The day on which the quotations of an article in an event were checked; undefined where the event
 * quotes nothing of the article, or words that were not found in it.
 */
export function checkOf(
  { quotations, positions }: Pick<Event, 'quotations' | 'positions'>,
  article: Article,
): string | undefined {
  const quoted = [
    ...quotations
      .filter(({ articles }) => articles.includes(article.slug))
      .map(({ text, articles }) => ({ text, isItsOwn: articles.length === 1 })),
    ...positions
      .filter((position) => position.article === article)
      .flatMap(quotationsInPosition)
      .map((text) => ({ text, isItsOwn: true })),
  ];
  const checks = quoted.map(({ text, isItsOwn }) => ({
    isItsOwn,
    checked: verifiedIn(text, [article])?.found.checked,
  }));
  // Words of a passage with several articles may be another's.
  if (checks.some(({ isItsOwn, checked }) => isItsOwn && checked === undefined)) return undefined;
  return checks.find(({ checked }) => checked !== undefined)?.checked;
}

function quotationsInPosition({ gist, quote }: Pick<Position, 'gist' | 'quote'>): string[] {
  const inGist = findQuotations(gist).quotations.map(({ text }) => text);
  return quote === undefined ? inGist : [quote, ...inGist];
}
