import { utc } from '@date-fns/utc';
// One module a function: the whole of date-fns takes a second to load.
import { format } from 'date-fns/format';
import { parseISO } from 'date-fns/parseISO';
import { onceForText } from './once-for.ts';
import type { DateInterval, PartialDate, When } from './partial-date.ts';

/** A date in pieces, as far as it is known: for the big dates in the margin. */
export interface DateParts {
  day?: string;
  month?: string;
  monthShort?: string;
  weekday?: string;
  year: string;
  hedge?: 'about' | 'uncertain' | 'about, uncertain';
}

/**
 * Says when, as a British editor writes it: `5 January 2020`, `about 8 January 2020`,
 * `June 2020 (uncertain)`, `16–29 March 2020`, `30 March – 2 April 2020`, `2014–2016`.
 */
export function formatWhen(when: When): string {
  return when.kind === 'interval' ? formatInterval(when) : formatDate(when);
}

/** Takes a date apart: `2020-01-05` gives `5`, `January`, `Jan`, `Sunday` and `2020`. */
export function formatParts(date: PartialDate): DateParts {
  const hedge = hedgeOf(date);
  return {
    year: wordsFor(date.iso, 'yyyy'),
    ...(date.precision !== 'year' && {
      month: wordsFor(date.iso, 'MMMM'),
      monthShort: wordsFor(date.iso, 'MMM'),
    }),
    ...(date.precision === 'day' && {
      day: wordsFor(date.iso, 'd'),
      weekday: wordsFor(date.iso, 'EEEE'),
    }),
    ...(hedge && { hedge }),
  };
}

/** An ISO 8601 day in words: `2020-01-05` gives `5 January 2020`. */
export function formatDay(iso: string): string {
  return wordsFor(iso, 'd MMMM yyyy');
}

/** An ISO 8601 month in words: `2020-01` gives `January 2020`. */
export function formatMonth(iso: string): string {
  return wordsFor(iso, 'MMMM yyyy');
}

/** A year, month or day in words: `2020`, `January 2020`, `5 January 2020`. */
export function formatPeriod(iso: string): string {
  if (iso.length === 4) return iso;
  return iso.length === 7 ? formatMonth(iso) : formatDay(iso);
}

/**
 * A date without its year, for notes beside a timeline that gives it: `5 Jan`, `June`; a year alone
 * stays.
 */
export function formatBriefly(date: PartialDate): string {
  return wordsFor(date.iso, { year: 'yyyy', month: 'MMMM', day: 'd MMM' }[date.precision]);
}

/** The two ends of an interval and what stands between them. */
export interface IntervalWords {
  readonly start: string;
  readonly joint: '–' | ' – ';
  readonly end: string;
}

/** Says once what both ends share; a hedge stays on its own end, which is then written in full. */
export function wordInterval({ start, end }: DateInterval): IntervalWords {
  const plain = start.precision === end.precision && !start.qualifier && !end.qualifier;
  const endWords = formatDate(end);
  if (plain && start.precision === 'year') return { start: start.iso, joint: '–', end: endWords };
  if (plain && start.iso.slice(0, 4) === end.iso.slice(0, 4)) {
    if (start.precision === 'month') {
      return { start: wordsFor(start.iso, 'MMMM'), joint: '–', end: endWords };
    }
    const sameMonth = start.iso.slice(0, 7) === end.iso.slice(0, 7);
    if (sameMonth) return { start: wordsFor(start.iso, 'd'), joint: '–', end: endWords };
    return { start: wordsFor(start.iso, 'd MMMM'), joint: ' – ', end: endWords };
  }
  return { start: formatDate(start), joint: ' – ', end: endWords };
}

function formatInterval(interval: DateInterval): string {
  const { start, joint, end } = wordInterval(interval);
  return start + joint + end;
}

function formatDate(date: PartialDate): string {
  const words = wordsFor(date.iso, WORDING[date.precision]);
  const hedge = hedgeOf(date);
  const about = hedge?.startsWith('about') ? 'about ' : '';
  const uncertain = hedge?.endsWith('uncertain') ? ' (uncertain)' : '';
  return `${about}${words}${uncertain}`;
}

function hedgeOf({ qualifier }: PartialDate): DateParts['hedge'] {
  return qualifier && HEDGES[qualifier];
}

const WORDING = { year: 'yyyy', month: 'MMMM yyyy', day: 'd MMMM yyyy' } as const;

const HEDGES = {
  approximate: 'about',
  uncertain: 'uncertain',
  'approximate and uncertain': 'about, uncertain',
} as const;

function wordsFor(iso: string, wording: string): string {
  return formatterOf(wording)(iso);
}

const formatterOf = onceForText((wording) =>
  onceForText((iso) => format(parseISO(iso, { in: utc }), wording)),
);
