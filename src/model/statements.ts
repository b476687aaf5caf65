import type { Actor, Event, Position } from './archive.ts';
import { onceFor } from './once-for.ts';
import { compareText } from './order.ts';
import { compareWhen, isWithin, pageDay, type When } from './partial-date.ts';
import type { Period } from './period.ts';
import { compareStances, type Stance } from './position.ts';

/** What one actor wanted at one time: one statement, however many articles report it. */
export interface Statement {
  readonly actor: Actor;
  readonly stance: Stance;
  readonly when: When;
  /** As articles tell it, the one known first before the others. */
  readonly reports: readonly Position[];
  /** The events at which it was made, as far as articles connect it with any. */
  readonly events: readonly Event[];
}

/**
 * Gathers what several articles report alike: the same actor with the same stance at the same date, as
 * far as the date is known. A report of January and one of 10 January stay two, since nothing says that
 * they mean the same words.
 *
 * @returns The statements by date, those of one date from leaving to staying, then by actor.
 */
export function gatherStatements(positions: readonly Position[]): Statement[] {
  const alike = Map.groupBy(
    positions,
    ({ actor, stance, when }) => `${actor.slug} ${stance} ${when.text}`,
  );
  return [...alike.values()].map(toStatement).sort(compareStatements);
}

/**
 * What each side said on a day: what is dated so, and what was said at an event of that day where the
 * article dates it more vaguely (“in January”). Of an interval, the first day counts, as for events.
 *
 * @returns The sides in their order, of each what is dated so first; those that said nothing are left
 *   out.
 */
export function statementsOn<Speaker extends HasActors>(
  day: Pick<Period, 'iso' | 'events'>,
  sides: readonly Speaker[],
): { readonly side: Speaker; readonly statements: readonly Statement[] }[] {
  if (day.iso.length < 10) return [];
  return sides
    .map((side) => {
      const { dated, vague } = positionsByDay(side);
      const said = [
        ...(dated.get(day.iso) ?? []),
        ...vague.filter((position) => mayBeOf(day, position)),
      ];
      const isVague = ({ when }: Statement) => Number(pageDay(when) === undefined);
      return { side, statements: gatherStatements(said).sort((a, b) => isVague(a) - isVague(b)) };
    })
    .filter(({ statements }) => statements.length > 0);
}

interface HasActors {
  readonly actors: readonly Pick<Actor, 'positions'>[];
}

/** What all actors of a side wanted. */
export function positionsOf({ actors }: HasActors): Position[] {
  return actors.flatMap(({ positions }) => positions);
}

/** What all actors of a side wanted, by the day of it, and what has no day. */
const positionsByDay = onceFor((side: HasActors) => {
  const byDay = Map.groupBy(positionsOf(side), ({ when }) => pageDay(when));
  return { dated: byDay as ReadonlyMap<string, Position[]>, vague: byDay.get(undefined) ?? [] };
});

function mayBeOf(
  { iso, events }: Pick<Period, 'iso' | 'events'>,
  { when, event }: Position,
): boolean {
  return event !== undefined && events.includes(event) && isWithin(iso, when);
}

function toStatement(positions: readonly Position[]): Statement {
  const reports = positions.toSorted(
    (a, b) =>
      compareWhen(a.article.published, b.article.published) ||
      compareText(a.article.slug, b.article.slug) ||
      a.number - b.number,
  );
  const { actor, stance, when } = reports[0]!;
  const events = new Set(reports.flatMap(({ event }) => event ?? []));
  return { actor, stance, when, reports, events: [...events] };
}

function compareStatements(a: Statement, b: Statement): number {
  return (
    compareWhen(a.when, b.when) ||
    compareText(a.when.text, b.when.text) ||
    compareStances(a.stance, b.stance) ||
    compareText(a.actor.name, b.actor.name) ||
    compareText(a.actor.slug, b.actor.slug)
  );
}
