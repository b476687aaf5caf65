import { z } from 'astro/zod';
import { mapping, oneOf, prose, scalar, slug, when } from './fields.ts';

/** What can be wanted done about the troops, from leaving to staying. */
export const stances = ['leave', 'reduce', 'negotiate', 'conditional', 'stay'] as const;

/** What an actor wanted done about the troops on a date, as an article file states it. */
export const positionFields = mapping({
  actor: slug('mike-pompeo'),
  when: when(),
  event: slug('us-rejects-withdrawal-talks').optional(),
  stance: oneOf(stances),
  gist: prose('No full withdrawal; the mission goes on, perhaps with fewer troops.'),
  quote: scalar('with fewer resources').optional(),
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
