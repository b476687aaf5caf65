import type { Article, Figure } from './archive.ts';
import { compareText } from './order.ts';
import { dayBefore, firstDay, lastDay, type When } from './partial-date.ts';

/** The measure whose reported levels the timeline's spine is as thick as. */
export const spineMeasure = 'us-troops-in-iraq';

/** What had been reported of the troop level up to some day. */
export interface SpineState {
  /** The lowest and highest level in force; undefined before the first report. */
  readonly level: { readonly low: number; readonly high: number } | undefined;
  /** A level announced and not yet reported as reached. */
  readonly plan: number | undefined;
  /** Whether every report in force gives its number as exact. */
  readonly isExact: boolean;
}

/** The spine's state from a day on. */
export interface SpineChange {
  readonly from: string;
  readonly state: SpineState;
}

/** Before anything was reported. */
export const unreported: SpineState = { level: undefined, plan: undefined, isExact: false };

/** How many days an older report stays in force beside the newest one. */
export const daysInForce = 30;

/**
 * The spine's history, from the levels and plans that articles report.
 *
 * A level of a certain day counts from that day. One of a month or a longer time counts from its last
 * day, or from the publication if that comes earlier: on no day on which it may not yet have been
 * reached. A plan counts from the last possible day of its publication, when it is known for certain. Reports of the last 30 days before the newest stand side by
 * side, as a band. A plan stays a plan until a report gives its number or comes nearer to it than to
 * the level before; then it and the older reports are done with.
 */
export function buildSpine(articles: readonly Pick<Article, 'figures'>[]): SpineChange[] {
  let reports: LevelReport[] = [];
  let plan: number | undefined;
  return levelReportsIn(articles).map((report) => {
    if (report.kind === 'plan') {
      plan = report.value;
    } else if (confirms(report.value, plan, reports)) {
      reports = [report];
      plan = undefined;
    } else {
      const oldest = dayBefore(report.day, daysInForce);
      // An older report of the same number adds nothing to the band.
      const recent = reports.filter(
        (earlier) => earlier.day >= oldest && !isAlike(earlier, report),
      );
      reports = [...recent, report];
    }
    return { from: report.day, state: stateOf(reports, plan) };
  });
}

/** The spine's state on a day. */
export function spineOn(changes: readonly SpineChange[], day: string): SpineState {
  return changes.findLast(({ from }) => from <= day)?.state ?? unreported;
}

/** Do two states look the same? */
export function isSameState(a: SpineState, b: SpineState): boolean {
  return a.level?.low === b.level?.low && a.level?.high === b.level?.high && a.plan === b.plan;
}

interface LevelReport {
  readonly day: string;
  readonly kind: 'level' | 'plan';
  readonly value: number;
  readonly isExact: boolean;
}

/** In order of day; on one day levels before plans, since a plan starts from a level. */
function levelReportsIn(articles: readonly Pick<Article, 'figures'>[]): LevelReport[] {
  return articles
    .flatMap((article) => article.figures)
    .flatMap((figure) => toReport(figure) ?? [])
    .sort((a, b) => compareText(a.day, b.day) || compareText(a.kind, b.kind) || a.value - b.value);
}

function toReport({
  measure,
  kind,
  value,
  certainty,
  asOf,
  article,
}: Figure): LevelReport | undefined {
  if (measure.slug !== spineMeasure || (kind !== 'level' && kind !== 'plan')) return undefined;
  const known = lastDay(article.published);
  const day = kind === 'plan' ? known : nearestDayOf(asOf, known);
  return { day, kind, value, isExact: certainty === 'exact' };
}

/** The day of a date that comes nearest to another day. */
function nearestDayOf(date: When, day: string): string {
  if (day < firstDay(date)) return firstDay(date);
  return day > lastDay(date) ? lastDay(date) : day;
}

function isAlike(a: LevelReport, b: LevelReport): boolean {
  return a.value === b.value && a.isExact === b.isExact;
}

/** Is a reported value the plan's, or nearer to it than to any level reported before? */
function confirms(
  value: number,
  plan: number | undefined,
  reports: readonly LevelReport[],
): boolean {
  if (plan === undefined) return false;
  if (value === plan) return true;
  return (
    reports.length > 0 &&
    reports.every((report) => Math.abs(value - plan) < Math.abs(value - report.value))
  );
}

function stateOf(reports: readonly LevelReport[], plan: number | undefined): SpineState {
  const values = reports.map(({ value }) => value);
  const level =
    values.length === 0 ? undefined : { low: Math.min(...values), high: Math.max(...values) };
  return { level, plan, isExact: reports.every(({ isExact }) => isExact) };
}
