import { utc } from '@date-fns/utc';
import { format } from 'date-fns/format';
import { parseISO } from 'date-fns/parseISO';

/*
 * We keep the day on which something was published, and formats want a moment. It is noon in UTC, which
 * is the same day for readers from Hawaii to Sydney; midnight would be the day before in all of America.
 */

/** The moment that stands for a day, as RFC 3339 writes it: `2026-11-22T12:00:00Z`. */
export function stampDay(day: string): string {
  return `${day}T12:00:00Z`;
}

/** The moment that stands for a day, as RFC 822 writes it: `Sun, 22 Nov 2026 12:00:00 GMT`. */
export function stampDayForMail(day: string): string {
  return format(momentOf(day), "EEE, dd MMM yyyy HH:mm:ss 'GMT'");
}

/** The moment that stands for a day, on the calendar of UTC. */
export function momentOf(day: string): Date {
  return parseISO(stampDay(day), { in: utc });
}
