import type { Dispute, Event, Figure } from './archive.ts';
import { passagesOf } from './citation.ts';
import {
  compareNumbers,
  contradicts,
  formatNumber,
  readingOf,
  type FigureFields,
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
export interface Disagreement<Given = Figure> {
  readonly measure: Measure;
  readonly kind: FigureKind;
  /** The month for which the numbers hold; or the year or interval, where they hold for one. */
  readonly time: When;
  /** At least two, each one number with all who give it; smaller numbers first. */
  readonly accounts: readonly {
    /** By the date for which they hold, then by the order of the articles. */
    readonly figures: readonly Given[];
  }[];
}

/** Different numbers in the archive, and where they are told among its events. */
export interface PlacedDisagreement extends Disagreement {
  /** The events that it concerns, in the order of the timeline. */
  readonly shownOn: readonly Event[];
  /** The authored disputes that tell the same, which are shown in its stead. */
  readonly toldIn: readonly { readonly event: Event; readonly dispute: Dispute }[];
}

/** What of a figure decides with which others it is compared, and how. */
interface Compared extends Pick<FigureFields, 'value' | 'certainty' | 'asOf' | 'kind'> {
  readonly measure: Measure;
  readonly article: { readonly slug: string; readonly published: When };
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
export function findDisagreements<Given extends Compared>(
  articles: readonly { readonly figures: readonly Given[] }[],
): Disagreement<Given>[] {
  const figures = articles.flatMap((article) => article.figures);
  return [...Map.groupBy(figures, comparisonOf).values()]
    .flatMap(disagreementAmong)
    .sort(compareDisagreements);
}

/** What a number is compared with: others of the same measure, kind and time. */
export function comparisonOf({
  measure,
  kind,
  asOf,
}: Pick<Compared, 'measure' | 'kind' | 'asOf'>): string {
  return [measure.slug, kind, timeOf(asOf).text].join(' ');
}

function disagreementAmong<Given extends Compared>(
  figures: readonly Given[],
): Disagreement<Given>[] {
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

function differs(a: Compared, b: Compared): boolean {
  return a.article.slug !== b.article.slug && contradicts(a, b);
}

function compareFigures(a: Compared, b: Compared): number {
  return (
    compareWhen(a.asOf, b.asOf) ||
    compareWhen(a.article.published, b.article.published) ||
    compareText(a.article.slug, b.article.slug) ||
    compareNumbers(a, b)
  );
}

function compareDisagreements(a: Disagreement<unknown>, b: Disagreement<unknown>): number {
  return (
    compareWhen(a.time, b.time) ||
    compareText(a.measure.slug, b.measure.slug) ||
    compareText(a.kind, b.kind)
  );
}

/** The place of a disagreement on the page that gathers all; dots keep it apart from slugs of events. */
export function anchorOf({ measure, kind, time }: Disagreement<unknown>): string {
  return `_${measure.slug}.${kind}.${time.text}`;
}

/**
 * Finds where a disagreement is told among the events.
 *
 * @param events In the order of the timeline, linked to their disputes and articles.
 */
export function placeDisagreement(
  disagreement: Disagreement,
  events: readonly Event[],
): PlacedDisagreement {
  const toldIn = disputesThatTell(disagreement, events);
  return { ...disagreement, toldIn, shownOn: eventsThatShow(disagreement, toldIn, events) };
}

/**
 * The events that a disagreement concerns: those that state one of its numbers after an article that gives
 * it. Where none does, the first event of that time in which articles that differ meet, or else the
 * first of that time that rests on any of them. An event with a dispute of its own about these numbers
 * is none of them, and where there is such an event no other has to stand in for it.
 */
function eventsThatShow(
  disagreement: Disagreement,
  toldIn: PlacedDisagreement['toldIn'],
  events: readonly Event[],
): Event[] {
  const telling = new Set(toldIn.map(({ event }) => event));
  const figures = disagreement.accounts.flatMap((account) => account.figures);
  const concerning = new Set(figures.flatMap(({ article }) => article.events));
  const stating = events.filter(
    (event) => concerning.has(event) && statesNumberOf(disagreement, event),
  );
  if (stating.length > 0 || telling.size > 0) {
    return stating.filter((event) => !telling.has(event));
  }
  const concerned = events
    .filter(({ when }) => fallsIn(when, disagreement.time))
    .map((event) => ({ event, sides: accountsBehind(disagreement, event) }));
  const standIn =
    concerned.find(({ sides }) => sides > 1) ?? concerned.find(({ sides }) => sides === 1);
  return standIn === undefined ? [] : [standIn.event];
}

/**
 * The authored disputes that tell a disagreement: those that name its measure and give the account of
 * one of its articles, and those that state all of its numbers.
 */
function disputesThatTell(
  disagreement: Disagreement,
  events: readonly Event[],
): PlacedDisagreement['toldIn'] {
  return events.flatMap((event) =>
    event.disputes
      .filter((dispute) => tells(dispute, disagreement))
      .map((dispute) => ({ event, dispute })),
  );
}

function tells(dispute: Dispute, { measure, accounts }: Disagreement): boolean {
  const isGiven = ({ article, value }: Figure, withNumber: boolean) =>
    dispute.accounts.some(
      (account) =>
        account.article === article && (!withNumber || statesNumber(account.says, value)),
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
      passages.some(
        ({ articles, text }) => articles.includes(article.slug) && statesNumber(text, value),
      ),
    );
}

/** Does a text state a number, in digits and by itself, not as the day of a date? */
export function statesNumber(text: string, value: number): boolean {
  const pattern = patterns.get(value) ?? patternOf(value);
  patterns.set(value, pattern);
  return pattern.test(text);
}

/** Many passages are asked for few numbers. */
const patterns = new Map<number, RegExp>();

function patternOf(value: number): RegExp {
  const digits = RegExp.escape(formatNumber(value));
  return new RegExp(
    `(?<![\\d.,]|${monthName}[a-z]*\\.? )${digits}(?!\\d|[.,]\\d| ${monthName})`,
    'u',
  );
}

const monthName = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

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
