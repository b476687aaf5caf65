import type { Archive, Event } from './archive.ts';
import { anchorOf, type PlacedDisagreement } from './disagreements.ts';
import { mostTold, pairParts, partsOf, type Part } from './parts.ts';
import type { Destination } from './permalink.ts';

/** What one page about differing sources tells: all there is, or, where it is very much, a share. */
export interface DisagreementPart extends Omit<Part<unknown>, 'things'> {
  /** Events on which questions are answered differently, in the order of the timeline. */
  readonly disputed: readonly Event[];
  readonly numbers: readonly PlacedDisagreement[];
}

/** Deals out everything on which articles differ to as many pages as it needs: at least one. */
export function partsOfDisagreements({
  events,
  disagreements,
}: Pick<Archive, 'events' | 'disagreements'>): DisagreementPart[] {
  const disputed = partsOf(events.filter(isDisputed), mostTold);
  const numbers = partsOf(disagreements, mostTold);
  return pairParts(disputed, numbers).map(({ ones, others, ...part }) => ({
    ...part,
    disputed: ones,
    numbers: others,
  }));
}

/** Whether articles answer a question about it differently. */
export function isDisputed({ disputes }: Pick<Event, 'disputes'>): boolean {
  return disputes.length > 0;
}

/** Finds the place of everything that the parts tell: of an event's questions, and of numbers that differ. */
export function placesOfDisagreements(
  parts: readonly DisagreementPart[],
): ReadonlyMap<Event | PlacedDisagreement, Destination> {
  return new Map<Event | PlacedDisagreement, Destination>(
    parts.flatMap(({ number, disputed, numbers }) => {
      const place = (at: string): Destination => ({ part: number, of: 'disagreements', at });
      return [
        ...disputed.map((event) => [event, place(`_${event.slug}`)] as const),
        ...numbers.map((given) => [given, place(anchorOf(given))] as const),
      ];
    }),
  );
}
