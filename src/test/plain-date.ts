/**
 * Dates worked out a second time, in the simplest way and with nothing of `model/`, so that the tests
 * of the built site do not repeat a mistake of the code they test.
 */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** `2020-01-05` in words: `5 January 2020`; months and years too. */
export function inWords(iso: string): string {
  const [year, month, day] = iso.split('-');
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** The name of a day's weekday. */
export function weekdayOf(day: string): string {
  return WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? '';
}

/** The earliest day that the text of a `when` allows. */
export function earliestDay(when: string): string {
  const [start = ''] = when.replace(/[~?%]/g, '').split('/');
  return `${start}-01-01`.slice(0, 10);
}

/** The latest day that the text of a `when` allows. */
export function latestDay(when: string): string {
  const end = when.replace(/[~?%]/g, '').split('/').at(-1) ?? '';
  const [year, month, day] = end.split('-').map(Number);
  if (day !== undefined) return end;
  return new Date(Date.UTC(year ?? 0, month ?? 12, 0)).toISOString().slice(0, 10);
}

/** How many whole days lie between two days, neither counted: 1 from Monday to Wednesday. */
export function daysWithin(earlier: string, later: string): number {
  return (Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000 - 1;
}

/** Whether a `datetime` is a year, a month or a day that the calendar has. */
export function isRealDate(iso: string): boolean {
  const match = /^\d{4}(?:-(\d\d)(?:-(\d\d))?)?$/.exec(iso);
  if (match === null) return false;
  const full = earliestDay(iso);
  const date = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

/** Every month and year that a `when` touches, and its days: all of an interval's, if it names days. */
export function daysOf(when: string): string[] {
  if (!/^\d{4}-\d\d-\d\d/.test(when)) return [];
  const days: string[] = [];
  for (let day = earliestDay(when); day <= latestDay(when); day = dayAfter(day)) days.push(day);
  return days;
}

/** The day that follows another. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
