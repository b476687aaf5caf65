import { daysBetween, firstDay, lastDay, type When } from './partial-date.ts';
import { stances, type Stance } from './position.ts';
import type { Statement } from './statements.ts';

/** What an actor wanted at one date: one stance, or several where the reports of that date differ. */
export interface Step {
  readonly when: When;
  /** One for each stance, from leaving to staying. */
  readonly statements: readonly Statement[];
}

/** Steps of an actor that follow one another with the same stances. */
export interface Stretch {
  readonly stances: readonly Stance[];
  readonly steps: readonly Step[];
}

/** What is to be said of a date, where it is not just the next of a row. */
export type Moment =
  /** Another stance is reported than before. */
  | { readonly kind: 'change'; readonly from: Statement; readonly to: Statement }
  /** The reports of one date give several stances. */
  | { readonly kind: 'difference'; readonly step: Step }
  /** A date so vague that it may lie before or after others, of which another stance is reported. */
  | { readonly kind: 'vague'; readonly step: Step };

/** An actor’s way through the year, from the oldest date to the latest. */
export function stretchesOf(statements: readonly Statement[]): Stretch[] {
  const stretches: { stances: readonly Stance[]; steps: Step[] }[] = [];
  for (const step of stepsOf(statements)) {
    const taken = stancesOf(step);
    const last = stretches.at(-1);
    if (last?.stances.join() === taken.join()) last.steps.push(step);
    else stretches.push({ stances: taken, steps: [step] });
  }
  return stretches;
}

/**
 * The moments to name. A change needs two dates of which one lies wholly before the other and each has
 * one stance only: what is known to be of January is no change against a day in January. Reports of one
 * date that differ are a difference between reports, not a change of mind.
 */
export function momentsOf(statements: readonly Statement[]): Moment[] {
  const steps = stepsOf(statements);
  const vague = new Set(
    steps
      .filter((step) => daysIn(step) > 0)
      .filter((step) => steps.some((other) => mayLieWithin(other, step))),
  );
  const clear: Step[] = [];
  return steps.flatMap((step): Moment[] => {
    if (step.statements.length > 1) return [{ kind: 'difference', step }];
    if (vague.has(step)) return [{ kind: 'vague', step }];
    const before = clear.findLast((earlier) => lastDay(earlier.when) < firstDay(step.when));
    clear.push(step);
    const [from, to] = [before?.statements[0], step.statements[0]!];
    return from === undefined || from.stance === to.stance ? [] : [{ kind: 'change', from, to }];
  });
}

/** The moments in one sentence: `The stance reported changes once; on one date articles differ.` */
export function formatMoments(moments: readonly Moment[]): string {
  const countOf = (kind: Moment['kind']) => moments.filter((moment) => moment.kind === kind).length;
  const [changes, differences] = [countOf('change'), countOf('difference')];
  const often = ['does not change', 'changes once', 'changes twice'][changes];
  const dates = differences === 1 ? 'one date' : `${differences} dates`;
  const differing = differences === 0 ? '' : `; on ${dates} articles differ, which is no change`;
  return `The stance reported ${often ?? `changes ${changes} times`}${differing}.`;
}

/** Does a step with other stances lie in the time of a vaguer one, at least in part? */
function mayLieWithin(step: Step, vaguer: Step): boolean {
  const [start, end] = [firstDay(vaguer.when), lastDay(vaguer.when)];
  const overlaps = firstDay(step.when) <= end && lastDay(step.when) >= start;
  return (
    overlaps &&
    daysIn(vaguer) >= daysIn(step) &&
    stancesOf(step).join() !== stancesOf(vaguer).join()
  );
}

function daysIn({ when }: Step): number {
  return daysBetween(firstDay(when), lastDay(when));
}

/** The dates of an actor’s statements, oldest first, each with all that was reported of it. */
function stepsOf(statements: readonly Statement[]): Step[] {
  const dates = Map.groupBy(statements, ({ when }) => when.text);
  return [...dates.values()].map((ofDate) => ({ when: ofDate[0]!.when, statements: ofDate }));
}

function stancesOf({ statements }: Step): Stance[] {
  return stances.filter((stance) => statements.some((statement) => statement.stance === stance));
}
