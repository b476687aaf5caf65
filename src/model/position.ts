import { z } from 'astro/zod';
import { mapping, oneOf, prose, quotedWords, slug, when } from './fields.ts';

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
  conditional: 'Stay on conditions',
  stay: 'Stay',
};

/** A stance as a label: `Stay on conditions`. */
export function formatStance(stance: Stance): string {
  return stanceWords[stance];
}

/** Positions of one actor with one stance: the first in full, and who else reports it. */
export interface PositionGroup<Item> {
  readonly first: Item;
  readonly others: readonly Item[];
}

/**
 * Gathers what several articles report alike: the same actor taking the same stance. For places
 * where each position is wanted once.
 *
 * @param positions In the order in which the groups are to stand.
 */
export function groupPositions<
  Item extends { readonly actor: { readonly slug: string }; readonly stance: Stance },
>(positions: readonly Item[]): PositionGroup<Item>[] {
  const groups = Map.groupBy(positions, ({ actor, stance }) => `${actor.slug} ${stance}`);
  return [...groups.values()].map(([first, ...others]) => ({ first: first!, others }));
}
