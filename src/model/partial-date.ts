import { utc } from '@date-fns/utc';
// One module a function: the whole of date-fns takes a second to load.
import { addDays } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { eachMonthOfInterval } from 'date-fns/eachMonthOfInterval';
import { eachYearOfInterval } from 'date-fns/eachYearOfInterval';
import { format } from 'date-fns/format';
import { formatISO } from 'date-fns/formatISO';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { parseISO } from 'date-fns/parseISO';
import { subDays } from 'date-fns/subDays';
import { onceForText } from './once-for.ts';

/** How much of a date is known. */
export type Precision = 'year' | 'month' | 'day';

/** How far a date is to be trusted: EDTF's `~`, `?` and `%`. */
export type Qualifier = 'approximate' | 'uncertain' | 'approximate and uncertain';

/** A date as far as it is known. `text` is what the author wrote; `iso` fits `<time datetime>`. */
export interface PartialDate {
  readonly kind: 'date';
  readonly text: string;
  readonly iso: string;
  readonly precision: Precision;
  readonly qualifier?: Qualifier | undefined;
}

/** From one date to another, both included. */
export interface DateInterval {
  readonly kind: 'interval';
  readonly text: string;
  readonly start: PartialDate;
  readonly end: PartialDate;
}

/** When something happened. */
export type When = PartialDate | DateInterval;

/** A value, or a letter to the author: what is wrong and what to write instead. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/**
 * Reads our profile of EDTF (ISO 8601-2): `2020`, `2020-08`, `2020-08-20`, each with an optional
 * `~`, `?` or `%`, and closed intervals of two such dates, `2020-03-16/2020-03-29`.
 */
export function parseWhen(text: string): Parsed<When> {
  const [start = '', end = '', ...more] = text.split('/');
  if (DATE.test(start) && DATE.test(end) && more.length === 0) return parseInterval(start, end);
  return DATE.test(text) ? parseDate(text) : refuse(letterAbout(text));
}

/** Reads one date of the profile of {@link parseWhen}; an interval is refused. */
export function parsePartialDate(text: string): Parsed<PartialDate> {
  if (DATE.test(text)) return parseDate(text);
  const [start, end] = readingsOf(text)[0]?.split('/') ?? [];
  if (end === undefined) return refuse(letterAbout(text));
  return refuse(`"${text}" is an interval, and one date is needed here; write ${start} or ${end}`);
}

/** Reads a whole day, `2020-08-20` (ISO 8601), known for certain; gives it as it stands. */
export function parseDay(text: string): Parsed<string> {
  const date = parsePartialDate(text);
  if (!date.ok) return date;
  const { iso, precision, qualifier } = date.value;
  if (precision !== 'day') {
    return refuse(`"${text}" names no day; write the day too, such as ${firstDay(date.value)}`);
  }
  if (qualifier) return refuse(`the day must be certain here, but "${text}" is not; write ${iso}`);
  return { ok: true, value: iso };
}

/** The earliest possible day, in ISO 8601. A qualifier widens nothing: `2020~` begins in January. */
export function firstDay(when: When): string {
  if (when.kind === 'interval') return firstDay(when.start);
  return when.precision === 'day' ? when.iso : isoDay(utcDate(when.iso));
}

/** The latest possible day, in ISO 8601. */
export function lastDay(when: When): string {
  if (when.kind === 'interval') return lastDay(when.end);
  if (when.precision === 'day') return when.iso;
  if (when.precision === 'year') return `${when.iso}-12-31`;
  return isoDay(lastDayOfMonth(utcDate(when.iso)));
}

/** Earliest possible day first; of those that begin together, the vaguer first. For `sort`. */
export function compareWhen(a: When, b: When): number {
  return compareDays(firstDay(a), firstDay(b)) || compareDays(lastDay(b), lastDay(a));
}

/** How much is known; of an interval, the vaguer end decides. */
export function precisionOf(when: When): Precision {
  if (when.kind === 'date') return when.precision;
  const ends = [when.start.precision, when.end.precision];
  return ends.includes('year') ? 'year' : ends.includes('month') ? 'month' : 'day';
}

/** Every month (`2020-03`) it can be said to touch: none if only a year is known. */
export function monthsOf(when: When): readonly string[] {
  if (precisionOf(when) === 'year') return [];
  return eachMonthOfInterval(spanOf(when)).map((month) => format(month, 'yyyy-MM'));
}

/** Every month from one (`2019-12`) to another, both included. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const months = { start: utcDate(first), end: utcDate(last) };
  return eachMonthOfInterval(months).map((month) => format(month, 'yyyy-MM'));
}

/** Every year (`2020`) it touches. */
export function yearsOf(when: When): readonly string[] {
  return eachYearOfInterval(spanOf(when)).map((year) => format(year, 'yyyy'));
}

/** The day whose page shows it, in ISO 8601: the day itself or an interval's first, if known. */
export function pageDay(when: When): string | undefined {
  const date = when.kind === 'interval' ? when.start : when;
  return date.precision === 'day' ? date.iso : undefined;
}

/** Whole days from one ISO 8601 day to the other: 1 from a day to the next. */
export function daysBetween(earlierDay: string, laterDay: string): number {
  return differenceInCalendarDays(utcDate(laterDay), utcDate(earlierDay));
}

/** The ISO 8601 day that lies a number of days before another. */
export function dayBefore(day: string, days: number): string {
  return isoDay(subDays(utcDate(day), days));
}

/** The ISO 8601 day that follows another. */
export function dayAfter(day: string): string {
  return isoDay(addDays(utcDate(day), 1));
}

/** Can it have happened on this ISO 8601 day? */
export function isWithin(day: string, when: When): boolean {
  return firstDay(when) <= day && day <= lastDay(when);
}

const DATE = /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?(?<sign>[~?%])?$/u;

const QUALIFIERS: Record<string, Qualifier> = {
  '~': 'approximate',
  '?': 'uncertain',
  '%': 'approximate and uncertain',
};

function parseInterval(startText: string, endText: string): Parsed<DateInterval> {
  const [start, end] = [parseDate(startText), parseDate(endText)];
  if (!start.ok) return refuse(`the interval's start: ${start.problem}`);
  if (!end.ok) return refuse(`the interval's end: ${end.problem}`);
  const text = `${startText}/${endText}`;
  if (start.value.iso === end.value.iso) {
    const once = start.value.qualifier ? startText : endText;
    return refuse(`"${text}" starts and ends with the same date; write ${once}`);
  }
  if (firstDay(start.value) > lastDay(end.value)) {
    return refuse(`"${text}" ends before it starts; write ${endText}/${startText}`);
  }
  return { ok: true, value: { kind: 'interval', text, start: start.value, end: end.value } };
}

function parseDate(text: string): Parsed<PartialDate> {
  const { year = '', month, day, sign = '' } = DATE.exec(text)?.groups ?? {};
  if (year < '1000' || year > '2999') {
    const example = text.replace(/^../u, '20');
    return refuse(`years run from 1000 to 2999, so not "${text}"; write a date such as ${example}`);
  }
  if (month && (month < '01' || month > '12')) {
    const swapped = day && day > '00' && day <= '12' && month > '12' && month <= '31';
    if (swapped) return refuse(`there is no month ${month}; write ${year}-${day}-${month}${sign}`);
    const range = `a month from ${year}-01 to ${year}-12`;
    return refuse(
      `there is no month ${month}; write ${range}, or ${year}${sign} if it is not known`,
    );
  }
  const monthDate = utcDate(`${year}-${month ?? '01'}`);
  if (day === '00') {
    return refuse(`there is no day 00; write ${year}-${month}${sign} if the day is not known`);
  }
  if (Number(day) > getDaysInMonth(monthDate)) {
    const days = getDaysInMonth(monthDate);
    const write = `${year}-${month}-${days}${sign}`;
    return refuse(
      `${format(monthDate, 'MMMM yyyy')} has ${days} days; write ${write} or an earlier day`,
    );
  }
  const precision = day ? 'day' : month ? 'month' : 'year';
  const iso = text.slice(0, text.length - sign.length);
  return { ok: true, value: { kind: 'date', text, iso, precision, qualifier: QUALIFIERS[sign] } };
}

function letterAbout(text: string): string {
  const [meant, other] = readingsOf(text);
  if (meant === undefined) {
    const examples = '2020, 2020-01, 2020-01-05 or 2020-01-05/2020-01-09';
    return `"${text}" is not a date we can read; write ${examples}`;
  }
  if (other) return `"${text}" can be read in two ways; write ${meant} or ${other}`;
  if (OPEN_END.test(text)) {
    return `"${text}" leaves an end open; write both ends, or ${meant} if no more is known`;
  }
  const parsed = parseWhen(meant);
  if (!parsed.ok) return `"${text}" is not a date we can read: ${parsed.problem}`;
  return `"${text}" is not a date we can read; write ${meant}`;
}

/** What the author may have meant, in EDTF: two values if the text can be read in two ways. */
function readingsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .replace(OPEN_END, '')
    .replace(/,|(?<=[a-z])\.|-(?:xx|uu)/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const dates = readingsOfDate(plain);
  const { start, end } = (dates.length === 0 && RANGE.exec(plain)?.groups) || {};
  return start && end ? readingsOfRange(start, end) : dates;
}

function readingsOfDate(text: string): readonly string[] {
  const { about, plain = '', mark = '' } = HEDGED.exec(text)?.groups ?? {};
  const approximate = about !== undefined || /[~%]/u.test(mark);
  const uncertain = /[?%u]/u.test(mark);
  const sign = approximate && uncertain ? '%' : approximate ? '~' : uncertain ? '?' : '';
  const readings = COMMON_FORMS.flatMap((form) => {
    const { year, month, day } = form.exec(plain)?.groups ?? {};
    if (year === undefined) return [];
    const parts = [year, month && monthNumber(month), day?.padStart(2, '0')];
    return parts.filter((part) => part !== undefined).join('-') + sign;
  });
  const possible = readings.filter((reading) => parseDate(reading).ok);
  return [...new Set(possible.length > 0 ? possible : readings.slice(0, 1))];
}

/** Either end may lean on the other: 16–29 March 2020, 2020-01-05/09. */
function readingsOfRange(start: string, end: string): readonly string[] {
  const words = end.split(' ').filter((word) => /^(?:\d{4}|[a-z]{3,})$/iu.test(word));
  const starts = [start, `${start} ${words.at(-1)}`, `${start} ${words.slice(-2).join(' ')}`];
  const from = starts.map(readingsOfDate).find((readings) => readings.length === 1)?.[0];
  if (from === undefined) return [];
  const ends = [end, `${end} ${from.slice(0, 4)}`];
  if (/^\d\d(?:-\d\d)?$/u.test(end)) ends.push(from.slice(0, -end.length) + end);
  const to = ends.map(readingsOfDate).find((readings) => readings.length === 1)?.[0];
  return to === undefined ? [] : [`${from}/${to}`];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME = `(?:${MONTHS.join('|')})[a-z]*`;
const DAY_NUMBER = '(?<day>\\d\\d?)(?:st|nd|rd|th)?';
const WEEKDAY = '(?:[a-z]+day )?';

const COMMON_FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})$/u,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)?$/u,
  /^(?<year>\d{4})(?<gap>[-–/.])(?<month>\d\d?)(?:\k<gap>(?<day>\d\d?))?(?:[T ]\d\d?:.*)?$/iu,
  /^(?<day>\d\d?)(?<gap>[-/.])(?<month>\d\d?)\k<gap>(?<year>\d{4})$/u,
  /^(?<month>\d\d?)(?<gap>[-/.])(?<day>\d\d?)\k<gap>(?<year>\d{4})$/u,
  new RegExp(`^${WEEKDAY}(?:${DAY_NUMBER} )?(?<month>${MONTH_NAME}) (?<year>\\d{4})$`, 'iu'),
  new RegExp(`^${WEEKDAY}(?<month>${MONTH_NAME}) ${DAY_NUMBER} (?<year>\\d{4})$`, 'iu'),
];

const HEDGED =
  /^(?<about>(?:about|around|circa|ca?) |~)?(?<plain>.*?) ?(?<mark>[~?%]|\(uncertain\))?$/iu;
const OPEN_END = /^(?:\.\.|open|unknown)?\/|\/(?:\.\.|open|unknown|present)?$/iu;
const RANGE = new RegExp(
  '^(?:from |between )?(?<start>.+?) ?' +
    `(?:/|–|—| (?:to|and|until|till|-) |-(?=\\d{4}$|(?:\\d\\d? )?${MONTH_NAME} ))` +
    ' ?(?<end>.+)$',
  'iu',
);

function monthNumber(month: string): string {
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return (index < 0 ? month : String(index + 1)).padStart(2, '0');
}

function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

function spanOf(when: When): { start: Date; end: Date } {
  return { start: utcDate(firstDay(when)), end: utcDate(lastDay(when)) };
}

function compareDays(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** Each day is asked for thousands of times, and never changed. */
const utcDate = onceForText((iso): Date => parseISO(iso, { in: utc }));

function isoDay(date: Date): string {
  return formatISO(date, { representation: 'date' });
}
