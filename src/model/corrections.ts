import type { Archive, Event } from './archive.ts';
import type { Correction } from './event.ts';
import type { Tombstone } from './ledger.ts';
import { compareText } from './order.ts';

/** A correction and the event whose account it mended. */
export interface CorrectionOfEvent extends Correction {
  readonly event: Event;
}

/**
 * The corrections of all events, newest first; those of one day in the order of the timeline, those
 * of one event on one day as its author listed them.
 */
export function allCorrections({ events }: Pick<Archive, 'events'>): CorrectionOfEvent[] {
  return events
    .flatMap((event) => event.corrections.map((correction) => ({ ...correction, event })))
    .sort((a, b) => compareText(b.date, a.date));
}

/** The pages that were withdrawn, newest first; those of one day by address. */
export function allWithdrawals({ tombstones }: Pick<Archive, 'tombstones'>): Tombstone[] {
  return [...tombstones].sort(
    (a, b) => compareText(b.date, a.date) || compareText(a.address, b.address),
  );
}

/** Something that we published and may have corrected since. */
interface Published {
  readonly added: string;
  readonly updated?: string | undefined;
}

/** The day on which something was last corrected, or else published. */
export function lastChangeOf({ added, updated }: Published): string {
  return updated ?? added;
}

/** The day of the last change to any of some things; undefined where there are none. */
export function lastChangeTo(things: readonly Published[]): string | undefined {
  return things.map(lastChangeOf).sort().at(-1);
}
