import type { Actor, Event } from './archive.ts';
import { mostNamed, mostTold, pairParts, partsOf, type Part } from './parts.ts';
import { gatherStatements, type Statement } from './statements.ts';

/** What one page about an actor shows: all there is, or, of an actor with very much, a share of it. */
export interface ActorPart extends Omit<Part<unknown>, 'things'> {
  readonly statements: readonly Statement[];
  readonly events: readonly Event[];
}

/** Deals out what there is of an actor to as many pages as it needs: at least one. */
export function partsOfActor({
  positions,
  events,
}: Pick<Actor, 'positions' | 'events'>): ActorPart[] {
  const told = partsOf(gatherStatements(positions), mostTold);
  const named = partsOf(events, mostNamed);
  return pairParts(told, named).map(({ ones, others, ...part }) => ({
    ...part,
    statements: ones,
    events: others,
  }));
}
