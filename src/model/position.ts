import { z } from 'astro/zod';
import { mapping, oneOf, prose, quotedWords, slug, when } from './fields.ts';
import { compareText } from './order.ts';
import { compareWhen, daysBetween, firstDay, lastDay, type When } from './partial-date.ts';

/** What can be wanted done about the troops, from leaving to staying. */
export const stances = ['leave', 'reduce', 'negotiate', 'conditional', 'stay'] as const;

/** What an actor wanted done about the troops on a date, as an article file states it. */
export const positionFields = mapping({
  actor: slug('mike-pompeo'),
  when: when(),
  event: slug('us-rejects-withdrawal-talks').optional(),
  stance: oneOf(stances),
  gist: prose('No full withdrawal; the mission goes on, perhaps with fewer troops.'),
  quote: quotedWords('with fewer resources').optional(),
});

export type PositionFields = z.output<typeof positionFields>;
export type Stance = PositionFields['stance'];

const stanceWords: Readonly<Record<Stance, string>> = {
  leave: 'Leave',
  reduce: 'Reduce',
  negotiate: 'Negotiate',
  conditional: 'Conditional',
  stay: 'Stay',
};

/** What each stance stands for, as readers are told. */
export const stanceMeanings: Readonly<Record<Stance, string>> = {
  leave: 'the troops should go',
  reduce: 'fewer troops',
  negotiate: 'talk about it first',
  conditional: 'stay, on conditions',
  stay: 'the troops should stay',
};

/** A stance as a label: `Conditional`. */
export function formatStance(stance: Stance): string {
  return stanceWords[stance];
}

/** From leaving to staying. For `sort`. */
export function compareStances(a: Stance, b: Stance): number {
  return stances.indexOf(a) - stances.indexOf(b);
}

/** Positions of one actor with one stance: the one that leads, and who else reports it. */
export interface PositionGroup<Item> {
  readonly first: Item;
  readonly others: readonly Item[];
}

/** What of a position decides with which others it stands, and in which place. */
interface Taken {
  readonly actor: { readonly slug: string };
  readonly stance: Stance;
  readonly when: When;
  readonly article: { readonly published: When };
}

/**
 * Gathers what several articles report alike: the same actor taking the same stance. For places
 * where each position is wanted once. The one whose article was known first leads, so that a later
 * article never takes the words from an earlier one; of those known on one day, the one with the more
 * exact date.
 *
 * @returns The groups in the order of the dates of those that lead.
 */
export function groupPositions<Item extends Taken>(
  positions: readonly Item[],
): PositionGroup<Item>[] {
  const groups = Map.groupBy(positions, ({ actor, stance }) => `${actor.slug} ${stance}`);
  return [...groups.values()]
    .map((alike) => {
      const [first, ...others] = alike.sort(compareReports);
      return { first: first!, others };
    })
    .sort((a, b) => compareWhen(a.first.when, b.first.when));
}

/** Who took each stance, each once: stances from leaving to staying, actors in the order given. */
export function groupByStance<Actor extends { readonly slug: string }>(
  positions: readonly { readonly actor: Actor; readonly stance: Stance }[],
): { readonly stance: Stance; readonly actors: readonly Actor[] }[] {
  const groups = Map.groupBy(positions, ({ stance }) => stance);
  return [...groups]
    .map(([stance, taken]) => ({
      stance,
      actors: [...new Map(taken.map(({ actor }) => [actor.slug, actor])).values()],
    }))
    .sort((a, b) => compareStances(a.stance, b.stance));
}

function compareReports(a: Taken, b: Taken): number {
  return (
    compareText(lastDay(a.article.published), lastDay(b.article.published)) ||
    lengthOf(a.when) - lengthOf(b.when)
  );
}

/** How many days lie between the ends of a date: the fewer, the more exact it is. */
function lengthOf(when: When): number {
  return daysBetween(firstDay(when), lastDay(when));
}
