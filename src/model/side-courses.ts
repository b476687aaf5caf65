import { isHeard, type PositionCell, type PositionPeriod } from './positions-by-month.ts';
import { stances, type Stance } from './position.ts';

/** The stance that leads in a month: more actors of a side took it than any other. */
export interface Lead {
  readonly period: string;
  readonly stance: Stance;
  readonly actors: number;
  /** How many of the side were heard in the month, each once. */
  readonly of: number;
}

/** The year of one side in short. */
export interface SideCourse {
  readonly side: PositionCell['side'];
  /** In how many months an article reports it. */
  readonly heard: number;
  /** The stance that it always took, where it took but one. */
  readonly only: Stance | undefined;
  /** How the stance that led turned into another, where more than one actor stands behind each. */
  readonly turn: { readonly from: Lead; readonly to: Lead } | undefined;
  /** The stance that led in more than half of the months in which it was heard. */
  readonly usual: { readonly stance: Stance; readonly months: number } | undefined;
}

/** Says of each side how it went through the months. */
export function courseOfSides(periods: readonly PositionPeriod[]): SideCourse[] {
  const sides = periods[0]?.cells.map(({ side }) => side) ?? [];
  return sides.map((side, index) => {
    const cells = periods.map((period) => period.cells[index]!).filter(isHeard);
    const taken = new Set(cells.flatMap((cell) => cell.stances.map(({ stance }) => stance)));
    const leads = cells.flatMap((cell) => leadOf(cell) ?? []);
    return {
      side,
      heard: cells.length,
      only: taken.size === 1 ? [...taken][0] : undefined,
      turn: turnIn(leads),
      usual: usualIn(leads, cells.length),
    };
  });
}

/** Where one side took more stances in a month than in any other place of the table, and not only one. */
export function widestCells(periods: readonly PositionPeriod[]): PositionCell[] {
  const cells = periods.flatMap((period) => period.cells);
  const most = Math.max(2, ...cells.map((cell) => cell.stances.length));
  return cells.filter((cell) => cell.stances.length === most);
}

/** The stance that more actors took than any other; none where nobody spoke or two are level. */
function leadOf({ period, stances }: PositionCell): Lead | undefined {
  const [first, second] = stances.toSorted((a, b) => b.actors.length - a.actors.length);
  if (first === undefined || first.actors.length === second?.actors.length) return undefined;
  const heard = new Set(stances.flatMap(({ actors }) => actors));
  return { period, stance: first.stance, actors: first.actors.length, of: heard.size };
}

/**
 * From the first stance that led to the last. Each is shown by the month in which most actors took it,
 * so that one voice in a quiet month does not stand for a loud one.
 */
function turnIn(leads: readonly Lead[]): SideCourse['turn'] {
  const strongest = (stance: Stance | undefined) =>
    leads.filter((lead) => lead.stance === stance).toSorted((a, b) => b.actors - a.actors)[0];
  const [from, to] = [strongest(leads[0]?.stance), strongest(leads.at(-1)?.stance)];
  if (from === undefined || to === undefined || from.stance === to.stance) return undefined;
  return from.actors > 1 && to.actors > 1 && from.period < to.period ? { from, to } : undefined;
}

function usualIn(leads: readonly Lead[], heard: number): SideCourse['usual'] {
  return stances
    .map((stance) => ({ stance, months: leads.filter((lead) => lead.stance === stance).length }))
    .find(({ months }) => months > heard / 2);
}
