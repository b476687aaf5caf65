import type { Event, Place } from './archive.ts';
import { formatWhen } from './date-wording.ts';

/** A base that foreign troops gave back, in its place among all of them. */
export interface Handover {
  /** Counted from 1, as our events tell it; articles may count otherwise. */
  readonly number: number;
  readonly event: Event;
  readonly place: Place;
}

/** The handovers among events in order of time: each movement of troops that is told of a base. */
export function findHandovers(events: readonly Event[]): Handover[] {
  return events
    .filter(({ kind }) => kind === 'movement')
    .flatMap((event) => event.places.map((place) => ({ event, place })))
    .filter(({ place }) => place.kind === 'base')
    .map((handover, index) => ({ number: index + 1, ...handover }));
}

/**
 * The handovers in one sentence: how many, in which order and when. It says what a map of them shows.
 */
export function describeHandovers(handovers: readonly Handover[]): string {
  if (handovers.length === 0) return 'No handover of a base is told.';
  const list = handovers.map(({ place, event }) => `${place.name} (${formatWhen(event.when)})`);
  const last = list.pop()!;
  const inOrder = list.length === 0 ? last : `${list.join(', ')} and ${last}`;
  return list.length === 0
    ? `One base was handed over: ${inOrder}.`
    : `${list.length + 1} bases were handed over, in this order: ${inOrder}.`;
}
