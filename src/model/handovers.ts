import type { Event, Place } from './archive.ts';
import { formatWhen } from './date-wording.ts';
import { formatNumber } from './figure.ts';
import { daysBetween, firstDay, lastDay } from './partial-date.ts';
import { shortName } from './place.ts';

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

/** All handovers in one sentence, in order and with their dates: what a map of them shows. */
export function describeHandovers(handovers: readonly Handover[]): string {
  if (handovers.length === 0) return 'No handover of a base is told.';
  const list = handovers.map(
    ({ number, place, event }) => `${number} ${shortName(place)}, ${formatWhen(event.when)}`,
  );
  return `Bases handed over, in order of time: ${list.join('; ')}.`;
}

/** What one should know of the handovers: how many there were, from when to when, and the longest pause. */
export function summariseHandovers(handovers: readonly Handover[]): string {
  const [first] = handovers;
  const last = handovers.at(-1);
  if (first === undefined || last === undefined || first === last)
    return describeHandovers(handovers);
  const pauses = handovers.slice(1).map((after, index) => ({
    before: handovers[index]!,
    after,
    days: daysBetween(lastDay(handovers[index]!.event.when), firstDay(after.event.when)),
  }));
  const pause = pauses.reduce((a, b) => (b.days > a.days ? b : a));
  const dated = ({ place, event }: Handover) => `${shortName(place)} (${formatWhen(event.when)})`;
  return (
    `The timeline tells of ${formatNumber(handovers.length)} bases that were handed over to Iraqi forces, from ${dated(first)} to ${dated(last)}. ` +
    `The longest pause came after ${dated(pause.before)}: the next was ${dated(pause.after)}.`
  );
}
