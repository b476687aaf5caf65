import { utc } from '@date-fns/utc';
import { parseISO } from 'date-fns/parseISO';
import ical, {
  ICalCalendarMethod,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator';
import type { Archive, Event } from '../model/archive.ts';
import { lastChangeOf } from '../model/corrections.ts';
import { formatWhen } from '../model/date-wording.ts';
import { nameKind } from '../model/event-kind.ts';
import { dayAfter, firstDay, lastDay, precisionOf, type When } from '../model/partial-date.ts';
import { momentOf } from './day-stamp.ts';
import { identifyEvent } from './identity.ts';
import { addressIn, type Publication } from './publication.ts';
import { tellInText } from './tell-event.ts';

/**
 * The timeline as a calendar to subscribe to (iCalendar, RFC 5545, with the name and the refresh
 * interval of RFC 7986). Each event fills whole days, every one on which it may have been; where that
 * says more than is known, its summary says what is known. No event makes anyone busy.
 */
export function formatCalendar(archive: Archive, publication: Publication): string {
  const { name, description, origin } = publication;
  const calendar = ical({
    prodId: { company: name, product: 'Timeline', language: publication.language },
    method: ICalCalendarMethod.PUBLISH,
    scale: 'GREGORIAN',
    // The library escapes all texts but these two.
    name: escapeText(name),
    description: escapeText(description),
    // Once a day is often enough: that is how finely we keep when something changed.
    ttl: 24 * 60 * 60,
    url: origin === undefined ? null : addressIn(publication, 'timeline'),
    source: origin === undefined ? null : addressIn(publication, 'calendar'),
    events: archive.events.map((event) => calendarEvent(event, archive, publication)),
  });
  // The library leaves out the end of the last line.
  return `${calendar.toString()}\r\n`;
}

function calendarEvent(event: Event, archive: Archive, publication: Publication): ICalEventData {
  const changed = momentOf(lastChangeOf(event));
  // RFC 5545 knows only whole addresses.
  const address =
    publication.origin === undefined ? undefined : addressIn(publication, { event: event.slug });
  return {
    id: identifyEvent(event),
    stamp: changed,
    created: momentOf(event.added),
    lastModified: changed,
    sequence: event.corrections.length,
    allDay: true,
    start: parseISO(firstDay(event.when), { in: utc }),
    // Exclusive: the day after the last.
    end: parseISO(dayAfter(lastDay(event.when)), { in: utc }),
    summary: summaryOf(event),
    description: [tellInText(event, archive), address ?? []].flat().join('\n\n'),
    location: event.places.map(({ name }) => name).join('; '),
    url: address ?? null,
    categories: [{ name: nameKind(event.kind) }],
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

/** A value of the type TEXT (RFC 5545, section 3.3.11). */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/** The headline, and what is known of the date where the days in the calendar say more than that. */
function summaryOf({ headline, when }: Pick<Event, 'headline' | 'when'>): string {
  return isExact(when) ? headline : `${headline} · ${formatWhen(when)}`;
}

function isExact(when: When): boolean {
  const ends = when.kind === 'interval' ? [when.start, when.end] : [when];
  return precisionOf(when) === 'day' && ends.every(({ qualifier }) => qualifier === undefined);
}
