import { v5 as uuidFromName } from 'uuid';
import type { Event } from '../model/archive.ts';
import { addressOf } from '../model/addresses.ts';
import type { CorrectionOfEvent } from '../model/corrections.ts';
import type { Tombstone } from '../model/ledger.ts';
import type { Destination } from '../model/permalink.ts';

/*
 * Feed readers and calendars tell things apart by their identities alone: under another one, all that
 * was read is new again, and what was in a calendar is in it twice. So nothing goes into an identity
 * that may change: not the origin, not the base, not a headline, and of slugs only the first. They
 * are UUIDs made of names (RFC 9562, version 5).
 */

/** The namespace of all our names. It was drawn once and must never change. */
const NAMESPACE = 'f26b9548-6062-4e47-a64c-dbc0a00d95e1';

/** The identity of a page or file of ours as a whole. */
export function identifyFile(to: Destination): string {
  return uuidFromName(addressOf(to), NAMESPACE);
}

/** The identity of an event, which renaming does not change: its first slug makes it. */
export function identifyEvent({ slug, formerly }: Pick<Event, 'slug' | 'formerly'>): string {
  return identifyFile({ event: formerly[0] ?? slug });
}

/**
 * The identity of a correction. It is made of its words: once published they stay, and an event has no
 * two corrections of the same words.
 */
export function identifyCorrection({ event, date, change, why }: CorrectionOfEvent): string {
  return uuidFromName(JSON.stringify([date, change, why]), identifyEvent(event));
}

/** The identity of the notice that a page was withdrawn. */
export function identifyWithdrawal({ address, date }: Tombstone): string {
  return uuidFromName(JSON.stringify([date, address]), NAMESPACE);
}
