import type { Destination } from './permalink.ts';

/** The most events or statements that one page tells; where there are more, further pages follow. */
export const mostTold = 200;

/** The most things that one page names in a list. */
export const mostNamed = 500;

/** A share of things that are too many for one page. */
export interface Part<Thing> {
  readonly things: readonly Thing[];
  /** Which page this is, from 1. */
  readonly number: number;
  /** How many pages there are. */
  readonly count: number;
}

/** Deals things out, in order, to as many pages as they need: at least one. */
export function partsOf<Thing>(things: readonly Thing[], most: number): Part<Thing>[] {
  const count = Math.max(1, Math.ceil(things.length / most));
  return Array.from({ length: count }, (_, index) => ({
    things: things.slice(index * most, (index + 1) * most),
    number: index + 1,
    count,
  }));
}

/** Parts of two kinds of things on one page. */
export interface PairOfParts<One, Other> extends Omit<Part<unknown>, 'things'> {
  readonly ones: readonly One[];
  readonly others: readonly Other[];
}

/** Sets parts of two kinds of things side by side, on as many pages as the longer row needs. */
export function pairParts<One, Other>(
  ones: readonly Part<One>[],
  others: readonly Part<Other>[],
): PairOfParts<One, Other>[] {
  const count = Math.max(ones.length, others.length);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    count,
    ones: ones[index]?.things ?? [],
    others: others[index]?.things ?? [],
  }));
}

/** Where a part is found: the first at the address of the whole. */
export function placeOfPart(
  whole: Destination,
  { number }: Pick<Part<unknown>, 'number'>,
): Destination {
  return number === 1 ? whole : { part: number, of: whole };
}

/** What a page is called that has a share of what its title says: `2020, part 2`; the first, `2020`. */
export function titleOfPart(title: string, { number }: Pick<Part<unknown>, 'number'>): string {
  return number === 1 ? title : `${title}, part ${number}`;
}
