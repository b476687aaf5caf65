import type { Actor, Side } from './archive.ts';
import { groupByPeriod } from './group-by-period.ts';
import { monthsBetween } from './partial-date.ts';
import { stances, type Stance } from './position.ts';
import { gatherStatements, positionsOf, type Statement } from './statements.ts';

/** What of a side the table of positions needs. */
type Speaker = Pick<Side, 'slug' | 'name' | 'mark' | 'actors'>;

/** One month, or a year for what is known no better, with what each side wanted in it. */
export interface PositionPeriod {
  /** `2020-01`, or `2020`. */
  readonly period: string;
  /** One for each side, in their order. */
  readonly cells: readonly PositionCell[];
}

/** What one side wanted in one month. Without stances, it is silent in our articles. */
export interface PositionCell {
  readonly side: Speaker;
  readonly period: string;
  /** From leaving to staying; only those taken. */
  readonly stances: readonly StanceTaken[];
}

/** A stance, and who of a side took it in a month. */
export interface StanceTaken {
  readonly stance: Stance;
  /** Each once, by name; who took two stances in the month stands under both. */
  readonly actors: readonly Actor[];
  readonly statements: readonly Statement[];
}

/**
 * Who wanted what, month by month: every month from the first position to the last, silent ones too,
 * and before its months a year in which a position is known by the year alone. A position stands in the
 * month in which its date begins.
 */
export function positionsByMonth(sides: readonly Speaker[]): PositionPeriod[] {
  const bySide = sides.map((side) => ({
    side,
    periods: groupByPeriod(positionsOf(side), ({ when }) => when),
  }));
  return periodsAcross(bySide.flatMap(({ periods }) => [...periods.keys()])).map((period) => ({
    period,
    cells: bySide.map(({ side, periods }) => ({
      side,
      period,
      stances: stancesIn(gatherStatements(periods.get(period) ?? [])),
    })),
  }));
}

/** Is anything reported of a side in a month? */
export function isHeard(cell: Pick<PositionCell, 'stances'>): boolean {
  return cell.stances.length > 0;
}

/** What stands where a side is not heard. */
export const silence = 'no statement in our articles';

/** A fragment for links to what a side said in a month; the dot keeps it apart from slugs. */
export function placeOfCell({ period, side }: Pick<PositionCell, 'period' | 'side'>): string {
  return `_${period}.${side.slug}`;
}

/** Every month from the first to the last, and the years named, in order of time. */
function periodsAcross(named: readonly string[]): string[] {
  const months = named.filter((period) => period.length === 7).sort();
  const [first, last] = [months[0], months.at(-1)];
  const between = first === undefined ? [] : monthsBetween(first, last!);
  return [...new Set([...named, ...between])].sort();
}

function stancesIn(statements: readonly Statement[]): StanceTaken[] {
  return stances
    .map((stance) => ({ stance, taken: statements.filter((each) => each.stance === stance) }))
    .filter(({ taken }) => taken.length > 0)
    .map(({ stance, taken }) => ({ stance, actors: actorsOf(taken), statements: taken }));
}

function actorsOf(statements: readonly Statement[]): Actor[] {
  const actors = new Set(statements.map(({ actor }) => actor));
  return [...actors].sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
}
