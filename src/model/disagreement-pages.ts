import type { Archive, Event } from './archive.ts';
import { anchorOf, type PlacedDisagreement } from './disagreements.ts';
import { mostTold, partsOf, placeOfPart, type Part } from './parts.ts';
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
  const count = Math.max(disputed.length, numbers.length);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    count,
    disputed: disputed[index]?.things ?? [],
    numbers: numbers[index]?.things ?? [],
  }));
}

/** Whether articles answer a question about it differently. */
export function isDisputed({ disputes }: Pick<Event, 'disputes'>): boolean {
  return disputes.length > 0;
}

/** Where the page of a part tells an event's questions, or numbers that differ: a page and a place on it. */
export interface PlaceOfDisagreement {
  readonly page: Destination;
  readonly anchor: string;
}

/** Finds the place of everything that the parts tell. */
export function placesOfDisagreements(
  parts: readonly DisagreementPart[],
): ReadonlyMap<Event | PlacedDisagreement, PlaceOfDisagreement> {
  return new Map<Event | PlacedDisagreement, PlaceOfDisagreement>(
    parts.flatMap((part) => {
      const page = placeOfPart('disagreements', part);
      return [
        ...part.disputed.map((event) => [event, { page, anchor: `_${event.slug}` }] as const),
        ...part.numbers.map((given) => [given, { page, anchor: anchorOf(given) }] as const),
      ];
    }),
  );
}
