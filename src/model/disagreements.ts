import type { Archive, Article, Dispute, Event, Figure } from './archive.ts';
import { passagesOf } from './citation.ts';
import { formatWhen } from './date-wording.ts';
import {
  compareNumbers,
  contradicts,
  formatFigure,
  formatFigureKind,
  formatNumber,
  readingOf,
  type FigureKind,
  type Measure,
} from './figure.ts';
import { compareText } from './order.ts';
import {
  compareWhen,
  firstDay,
  lastDay,
  precisionOf,
  type PartialDate,
  type When,
} from './partial-date.ts';

/** Different numbers that articles give for the same measure, kind and time. */
export interface Disagreement {
  readonly measure: Measure;
  readonly kind: FigureKind;
  /** The month for which the numbers hold; or the year or interval, where they hold for one. */
  readonly time: When;
  /** At least two, smaller numbers first. */
  readonly accounts: readonly FigureAccount[];
}

/** One number of a disagreement, and all who give it. */
export interface FigureAccount {
  /** By the date for which they hold, then by the order of the articles. */
  readonly figures: readonly Figure[];
}

/** Where sources differ, authored or computed, as a note tells it. */
export interface Difference {
  /** What it is about: a question, or what was counted and when. */
  readonly question: string;
  /** What is said, each account with all who say so in these or other words. */
  readonly accounts: readonly { readonly statements: readonly Statement[] }[];
  /** The account that ours follows, and why. */
  readonly settled: Dispute['settled'];
  /** The place on the pages of the articles where they are shown to say so. */
  readonly at: string;
}

/** What one or more articles say, in the same words. */
export interface Statement {
  readonly says: string;
  readonly articles: readonly Article[];
}

/** A dispute of an event that tells what the archive computes too. */
export interface ToldIn {
  readonly event: Event;
  readonly dispute: Dispute;
}

/**
 * Numbers that cannot both be true, given by two articles for the same measure and kind as of the
 * same time; in order of time, whatever the order of the articles.
 *
 * The same time is the same calendar month, for dates that name one. A number for a whole year or an
 * interval is another number than one for a part of it, so it is only compared with numbers for just
 * that year or interval. Numbers that fit all others are left out; those that say the same but for
 * “about” and “nearly” make one account.
 */
export function findDisagreements(articles: readonly Article[]): Disagreement[] {
  const figures = articles.flatMap((article) => article.figures);
  const groups = Map.groupBy(figures, ({ measure, kind, asOf }) =>
    [measure.slug, kind, timeOf(asOf).text].join(' '),
  );
  return [...groups.values()].flatMap(disagreementIn).sort(compareDisagreements);
}

function disagreementIn(figures: readonly Figure[]): Disagreement[] {
  const accounts = [...Map.groupBy(figures, readingOf).values()]
    .filter((same) => same.some((figure) => figures.some((other) => differs(figure, other))))
    .map((same) => ({ figures: same.sort(compareFigures) }))
    .sort((a, b) => compareNumbers(a.figures[0]!, b.figures[0]!));
  if (accounts.length === 0) return [];
  const { measure, kind, asOf } = figures[0]!;
  return [{ measure, kind, time: timeOf(asOf), accounts }];
}

/** The time that a number is compared for, its qualifiers left out. */
function timeOf(asOf: When): When {
  if (asOf.kind === 'date') return plainDate(asOf.iso.slice(0, 7));
  const [start, end] = [plainDate(asOf.start.iso), plainDate(asOf.end.iso)];
  return { kind: 'interval', text: `${start.text}/${end.text}`, start, end };
}

function plainDate(iso: string): PartialDate {
  const precision = iso.length === 4 ? 'year' : iso.length === 7 ? 'month' : 'day';
  return { kind: 'date', text: iso, iso, precision };
}

function differs(a: Figure, b: Figure): boolean {
  return a.article.slug !== b.article.slug && contradicts(a, b);
}

function compareFigures(a: Figure, b: Figure): number {
  return (
    compareWhen(a.asOf, b.asOf) ||
    compareWhen(a.article.published, b.article.published) ||
    compareText(a.article.slug, b.article.slug) ||
    compareNumbers(a, b)
  );
}

function compareDisagreements(a: Disagreement, b: Disagreement): number {
  return (
    compareWhen(a.time, b.time) ||
    compareText(a.measure.slug, b.measure.slug) ||
    compareText(a.kind, b.kind)
  );
}

/**
 * The events that a disagreement concerns: those that state one of its numbers after an article that
 * gives it. Where none does, the first event of that time in which articles that differ meet, or else
 * the first of that time that rests on any of them. An event with a dispute of its own about these
 * numbers is none of them, and where there is such an event no other has to stand in for it.
 *
 * @param events In the order of the timeline.
 */
export function eventsThatShow(disagreement: Disagreement, events: readonly Event[]): Event[] {
  const telling = new Set(disputesThatTell(disagreement, events).map(({ event }) => event));
  const stating = events.filter((event) => statesNumberOf(disagreement, event));
  if (stating.length > 0 || telling.size > 0) {
    return stating.filter((event) => !telling.has(event));
  }
  const concerned = events
    .filter(({ when }) => fallsIn(when, disagreement.time))
    .map((event) => ({ event, sides: accountsBehind(disagreement, event) }));
  const found =
    concerned.find(({ sides }) => sides > 1) ?? concerned.find(({ sides }) => sides === 1);
  return found === undefined ? [] : [found.event];
}

/**
 * The authored disputes that tell a disagreement: those that name its measure and give the account of
 * one of its articles, and those that state all of its numbers.
 */
export function disputesThatTell(disagreement: Disagreement, events: readonly Event[]): ToldIn[] {
  return events.flatMap((event) =>
    event.disputes
      .filter((dispute) => tells(dispute, disagreement))
      .map((dispute) => ({ event, dispute })),
  );
}

function tells(dispute: Dispute, { measure, accounts }: Disagreement): boolean {
  const isGiven = ({ article, value }: Figure, withNumber: boolean) =>
    dispute.accounts.some(
      (account) => account.article === article && (!withNumber || states(account.says, value)),
    );
  if (dispute.measure === undefined) {
    return accounts.every(({ figures }) => figures.some((figure) => isGiven(figure, true)));
  }
  const figures = accounts.flatMap((account) => account.figures);
  return dispute.measure === measure && figures.some((figure) => isGiven(figure, false));
}

function statesNumberOf({ accounts }: Disagreement, event: Event): boolean {
  const passages = passagesOf(event.account);
  return accounts
    .flatMap(({ figures }) => figures)
    .some(({ article, value }) =>
      passages.some(({ articles, text }) => articles.includes(article.slug) && states(text, value)),
    );
}

const monthName = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

/** Does a text state a number, in digits and by itself, not as the day of a date? */
function states(text: string, value: number): boolean {
  const digits = formatNumber(value).replace('.', '\\.');
  const pattern = `(?<![\\d.,]|${monthName}[a-z]*\\.? )${digits}(?!\\d|[.,]\\d| ${monthName})`;
  return new RegExp(pattern, 'u').test(text);
}

/** On how many of the accounts an event rests. */
function accountsBehind({ accounts }: Disagreement, event: Event): number {
  return accounts.filter(({ figures }) =>
    figures.some(({ article }) => article.events.includes(event)),
  ).length;
}

/** Can something be said to have begun or gone on in a time? Not where it is known more vaguely. */
function fallsIn(when: When, time: When): boolean {
  if (precisionOf(when) === 'year' && precisionOf(time) !== 'year') return false;
  return firstDay(when) <= lastDay(time) && firstDay(time) <= lastDay(when);
}

/** What an event shows of how its sources differ: its own disputes, then what was computed. */
export function differencesOn(
  event: Pick<Event, 'slug' | 'disputes' | 'disagreements'>,
): Difference[] {
  return [
    ...event.disputes.map((dispute) => differenceOfDispute(dispute, event)),
    ...event.disagreements.map(differenceOfNumbers),
  ];
}

/** A dispute of an event in the form of a note. */
export function differenceOfDispute(
  { question, accounts, settled }: Dispute,
  { slug }: Pick<Event, 'slug'>,
): Difference {
  const asNoted = accounts.map(({ says, article }) => ({
    statements: [{ says, articles: [article] }],
  }));
  return { question, accounts: asNoted, settled, at: slug };
}

/** A disagreement in the form of a note. */
export function differenceOfNumbers(disagreement: Disagreement): Difference {
  const accounts = disagreement.accounts.map(({ figures }) => {
    const byWords = Map.groupBy(figures, formatFigure);
    const statements = [...byWords].map(([says, same]) => ({
      says,
      articles: [...new Set(same.map(({ article }) => article))],
    }));
    return { statements };
  });
  const question = `${nameDisagreement(disagreement)}: reports give different numbers`;
  return { question, accounts, settled: undefined, at: '_figures' };
}

/**
 * What a disagreement is about: `US troops in Iraq, January 2020`. The time is left out where the
 * measure's own name says it.
 */
export function nameDisagreement({ measure, kind, time }: Disagreement): string {
  const what = `${measure.name} ${formatFigureKind({ kind })}`.trim();
  const when = formatWhen(time);
  return measure.name.includes(when) ? what : `${what}, ${when}`;
}

/** Everything on which sources differ, in order of time. */
export interface Differences {
  /** The authored disputes of each event that has any. */
  readonly disputed: readonly { readonly event: Event; readonly disputes: readonly Dispute[] }[];
  /** All computed disagreements, each with the events that show it and the disputes that tell it. */
  readonly counted: readonly {
    readonly disagreement: Disagreement;
    readonly shownOn: readonly Event[];
    readonly toldIn: readonly ToldIn[];
  }[];
}

/** Everything on which the archive's sources differ. */
export function gatherDifferences({
  events,
  disagreements,
}: Pick<Archive, 'events' | 'disagreements'>): Differences {
  return {
    disputed: events
      .filter(({ disputes }) => disputes.length > 0)
      .map((event) => ({ event, disputes: event.disputes })),
    counted: disagreements.map((disagreement) => ({
      disagreement,
      shownOn: events.filter((event) => event.disagreements.includes(disagreement)),
      toldIn: disputesThatTell(disagreement, events),
    })),
  };
}
