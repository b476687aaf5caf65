import type { Archive, Event, Side } from './archive.ts';
import { formatBriefly, formatMonth } from './date-wording.ts';
import { formatNumber } from './figure.ts';
import { firstDay, lastDay, precisionOf, type PartialDate, type When } from './partial-date.ts';
import { extentOf, placeLabels } from './place-labels.ts';
import { formatLevel } from './spine-wording.ts';
import { isSameState, spineOn, type SpineChange, type SpineState } from './spine.ts';
import { beginning, type Timeline, type TimelineEntry } from './timeline.ts';

/**
 * The year at a glance: a column for each month, in it a mark for each event, in a row for each side,
 * and beneath them the reported number of troops. All lengths are in CSS pixels, from the top left of
 * a month for what stands in it and of the whole picture for the rest.
 */
export interface YearStrip {
  readonly months: readonly StripMonth[];
  readonly monthWidth: number;
  readonly rows: readonly StripRow[];
  /** The height of a month, from the first row to the foot of the level. */
  readonly height: number;
  readonly labels: readonly KeyLabel[];
  /** The height of the labels of key events, above the months. */
  readonly labelsHeight: number;
  readonly numbers: readonly StripNumber[];
  /** What the picture shows, in a sentence or two. */
  readonly point: string;
}

export interface StripMonth {
  /** `2020-01` */
  readonly period: string;
  /** By rows, and in each by date; none where there are bars. */
  readonly marks: readonly StripMark[];
  /** By rows; none where there are marks. */
  readonly bars: readonly StripBar[];
  /** Outlines for `<path d>`, empty where there is nothing to draw. */
  readonly level: string;
  readonly band: string;
  readonly plan: string;
}

/** A mark by the top left corner of its square. */
export interface StripMark extends Pick<TimelineEntry, 'event' | 'number'> {
  readonly x: number;
  readonly y: number;
}

/** The events of one side in one month, where they are too many for a mark each. */
export interface StripBar {
  readonly side: Side;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StripRow {
  readonly side: Side;
  readonly height: number;
  /** Where its marks stand. */
  readonly foot: number;
}

/** The words beside a key event's line, from its first line of text down. */
export interface KeyLabel {
  readonly event: Event;
  readonly date: string;
  readonly lines: readonly string[];
  /** Where the text is aligned, which side of there it is on, and its first baseline. */
  readonly textX: number;
  readonly anchor: 'start' | 'end';
  readonly baseline: number;
  /** The line from the words to the mark. */
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** A number written at a change of the level or of what was planned. */
export interface StripNumber {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/**
 * The whole picture, and what the names of the sides take of it on the left. The same width stands in the
 * component’s style, so that months which are still to come move none that are there.
 */
export const stripWidth = 1120;
const namesWidth = 145;

/** The side of the square in which a mark is drawn, and how near the squares of two may come. */
export const markSize = 10;
const pitch = 9;

/** From one line of a key event’s words to the next. */
export const lineHeight = 14;

/** Above so many events a mark each would be a heap, and months have bars. */
const mostMarks = 300;
const highestBar = 72;

const shortestRow = 24;
const spaceAboveMarks = 5;

const longestLine = 20;
/** Wide enough for a character of any of our sans-serif faces, on average of a line. */
const characterWidth = 6;
const spaceAboveLevel = 26;
const troopsPerPixel = 60;

/**
 * Lays out the year at a glance: from the beginning of the timeline to the month of its last event.
 *
 * @param sides in the order of their rows; those without an event in the period have none
 */
export function buildYearStrip(
  { sections }: Pick<Timeline, 'sections'>,
  { sides, spine }: Pick<Archive, 'sides' | 'spine'>,
): YearStrip {
  const entries = sections.flatMap(({ entries }) => entries);
  const months = monthsUntil(entries.at(-1)?.event.when);
  const calendar = buildCalendar(months);
  const isBinned = entries.length > mostMarks;
  const rows = isBinned
    ? buildRowsOfBars(sides, entries, calendar)
    : buildRows(sides, entries, calendar);
  const marks = rows.flatMap(({ marks }) => marks);
  const { labels, labelsHeight } = buildLabels(marks, calendar);
  const chart = buildChart(spine, rows.at(-1)?.foot ?? 0);
  return {
    months: months.map((period) => ({
      period,
      marks: marks
        .filter(({ event }) => monthOf(event) === period)
        .map((mark) => ({ ...mark, x: mark.x - calendar.startOf(period) })),
      bars: rows.flatMap(({ bars }) => bars.get(period) ?? []),
      ...drawLevel(chart, segmentsOf(period, chart, calendar)),
    })),
    monthWidth: calendar.monthWidth,
    rows: rows.map(({ side, height, foot }) => ({ side, height, foot })),
    height: chart.foot,
    labels,
    labelsHeight,
    numbers: writeNumbers(chart, calendar).map((number) => ({
      ...number,
      x: number.x + calendar.left,
      y: number.y + labelsHeight,
    })),
    point: [countEvents(entries), summariseLevel(chart)].filter(Boolean).join(' '),
  };
}

/** `120 events, 37 of them in January 2020.` */
function countEvents(entries: readonly TimelineEntry[]): string {
  const byMonth = [...Map.groupBy(entries, ({ event }) => monthOf(event))];
  const [fullest] = byMonth.toSorted(([, a], [, b]) => b.length - a.length);
  if (fullest === undefined) return '';
  const [period, { length }] = fullest;
  const month = formatMonth(period);
  if (entries.length === 1) return `1 event, in ${month}.`;
  return `${entries.length} events, ${length} of them in ${month}.`;
}

/** From the first level to the last, and the highest where neither is. */
function summariseLevel({ changes }: LevelChart): string {
  const levels = changes.flatMap(({ from, state: { level } }) => (level ? [{ from, level }] : []));
  const [first, last] = [levels[0], levels.at(-1)];
  if (first === undefined || last === undefined) return '';
  const word = ({ from, level }: typeof first) =>
    `${formatLevel(level)} in ${formatMonth(from.slice(0, 7))}`;
  const highest = Math.max(...levels.map(({ level }) => level.high));
  const isBetween = highest > Math.max(first.level.high, last.level.high);
  const peak = isBetween ? `up to ${formatNumber(highest)} in between, ` : '';
  return `US troops in Iraq, as reported: ${word(first)}, ${peak}${word(last)}.`;
}

/** From the month in which the timeline begins to that in which the last event does. */
function monthsUntil(last: When | undefined): string[] {
  const months = [beginning.slice(0, 7)];
  const end = last === undefined ? '' : firstDay(last).slice(0, 7);
  for (let month = months[0]!; month < end; months.push(month)) month = monthAfter(month);
  return months;
}

function monthAfter(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** Where days lie, from the start of the first month on. All months are equally wide. */
interface Calendar {
  readonly monthWidth: number;
  readonly width: number;
  /** Where in the picture the first month begins, right of the names of the sides. */
  readonly left: number;
  readonly end: string;
  readonly startOf: (period: string) => number;
  /** Where a day begins, or its share of it: 0.5 for noon. */
  readonly xOf: (day: string, share?: number) => number;
}

function buildCalendar(months: readonly string[]): Calendar {
  const monthWidth = Math.floor((stripWidth - namesWidth) / months.length);
  const startOf = (period: string) => months.indexOf(period) * monthWidth;
  return {
    monthWidth,
    width: months.length * monthWidth,
    left: namesWidth,
    end: `${months.at(-1)!}-31`,
    startOf,
    xOf: (day, share = 0) => {
      const period = day.slice(0, 7);
      const passed = (Number(day.slice(8)) - 1 + share) / daysIn(period);
      return startOf(period) + Math.round(passed * monthWidth);
    },
  };
}

function daysIn(period: string): number {
  return Number(lastDay({ kind: 'date', text: period, iso: period, precision: 'month' }).slice(8));
}

function monthOf({ when }: Event): string {
  return firstDay(when).slice(0, 7);
}

interface RowOfMarks extends StripRow {
  readonly marks: readonly StripMark[];
  /** By months. */
  readonly bars: ReadonlyMap<string, StripBar>;
}

function buildRows(
  sides: readonly Side[],
  entries: readonly TimelineEntry[],
  calendar: Calendar,
): RowOfMarks[] {
  const rows: RowOfMarks[] = [];
  for (const side of sides) {
    const stack = stackMarks(
      entries.filter(({ event }) => event.side.slug === side.slug),
      calendar,
    );
    if (stack.length === 0) continue;
    const highest = Math.max(...stack.map(({ lane }) => lane));
    const height = Math.max(shortestRow, highest * pitch + markSize + spaceAboveMarks);
    const foot = (rows.at(-1)?.foot ?? 0) + height;
    const marks = stack.map(({ event, number, x, lane }) => ({
      event,
      number,
      x,
      y: foot - markSize - lane * pitch,
    }));
    rows.push({ side, height, foot, marks, bars: new Map() });
  }
  return rows;
}

/** Rows in which the events of each month are one bar; all bars are drawn to one scale. */
function buildRowsOfBars(
  sides: readonly Side[],
  entries: readonly TimelineEntry[],
  { monthWidth }: Calendar,
): RowOfMarks[] {
  const counts = sides.flatMap((side) => {
    const ofSide = entries.filter(({ event }) => event.side.slug === side.slug);
    const byMonth = Map.groupBy(ofSide, ({ event }) => monthOf(event));
    return ofSide.length === 0 ? [] : [{ side, byMonth }];
  });
  const most = Math.max(
    ...counts.flatMap(({ byMonth }) => [...byMonth.values()].map(({ length }) => length)),
  );
  const heightOf = (count: number) => Math.max(2, Math.round((highestBar * count) / most));
  const rows: RowOfMarks[] = [];
  for (const { side, byMonth } of counts) {
    const highest = Math.max(...[...byMonth.values()].map(({ length }) => heightOf(length)));
    const height = Math.max(shortestRow, highest + spaceAboveMarks);
    const foot = (rows.at(-1)?.foot ?? 0) + height;
    const bars = [...byMonth].map(([period, { length: count }]): [string, StripBar] => [
      period,
      {
        side,
        count,
        x: 2,
        y: foot - heightOf(count),
        width: monthWidth - 4,
        height: heightOf(count),
      },
    ]);
    rows.push({ side, height, foot, marks: [], bars: new Map(bars) });
  }
  return rows;
}

/** Piles up marks that would touch: each goes to the lowest lane in which there is room. */
function stackMarks(
  entries: readonly TimelineEntry[],
  calendar: Calendar,
): (Pick<TimelineEntry, 'event' | 'number'> & { readonly x: number; readonly lane: number })[] {
  const lanes: number[] = [];
  return entries.map(({ event, number }) => {
    // A mark stays within its month, since months stand apart on narrow screens.
    const start = calendar.startOf(monthOf(event));
    const centred = middleOf(event.when, calendar) - markSize / 2;
    const x = Math.min(Math.max(centred, start), start + calendar.monthWidth - markSize);
    const free = lanes.findIndex((last) => x - last >= pitch);
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = x;
    return { event, number, x, lane };
  });
}

/** Noon of the first day; the middle of a month of which no day is known. */
function middleOf(when: When, { xOf }: Calendar): number {
  const start = startOf(when);
  return xOf(firstDay(start), precisionOf(start) === 'month' ? daysIn(start.iso) / 2 : 0.5);
}

function buildLabels(
  marks: readonly StripMark[],
  calendar: Calendar,
): Pick<YearStrip, 'labels' | 'labelsHeight'> {
  const wanted = marks
    .filter(({ event }) => event.key)
    .map(({ event, x, y }) => {
      const lines = wrapWords(event.headline);
      const width = Math.ceil(Math.max(...lines.map(({ length }) => length)) * characterWidth);
      return { event, lines, x: calendar.left + x + markSize / 2, y, width };
    })
    .sort((a, b) => a.x - b.x);
  const places = placeLabels(wanted, stripWidth);
  const tierHeight = (Math.max(0, ...wanted.map(({ lines }) => lines.length)) + 2) * lineHeight;
  const tiers = Math.max(0, ...places.map((place) => (place?.tier ?? -1) + 1));
  const labelsHeight = tiers * tierHeight;
  const labels = wanted.flatMap((label, index): KeyLabel[] => {
    const place = places[index];
    if (place === undefined) return [];
    const [start, end] = extentOf(label, place);
    const top = place.tier * tierHeight;
    return [
      {
        event: label.event,
        date: formatBriefly(startOf(label.event.when)),
        lines: label.lines,
        textX: place.side === 'right' ? start : end,
        anchor: place.side === 'right' ? 'start' : 'end',
        baseline: top + lineHeight,
        x: label.x,
        top: top + 3,
        bottom: labelsHeight + label.y,
      },
    ];
  });
  return { labels, labelsHeight };
}

function startOf(when: When): PartialDate {
  return when.kind === 'interval' ? when.start : when;
}

/** Breaks a headline into lines of at most {@link longestLine} characters, longer words apart. */
function wrapWords(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length === 0 || longer.length > longestLine) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** The level from its first report to the end, and how high a number of troops stands. */
interface LevelChart {
  readonly changes: readonly SpineChange[];
  readonly foot: number;
  readonly yOf: (troops: number) => number;
}

function buildChart(spine: readonly SpineChange[], marksHeight: number): LevelChart {
  const highest = Math.max(0, ...spine.map(({ state }) => state.level?.high ?? 0));
  const foot = marksHeight + spaceAboveLevel + Math.round(highest / troopsPerPixel);
  return {
    changes: changesOfLook(spine),
    foot,
    yOf: (troops) => foot - Math.round(troops / troopsPerPixel),
  };
}

/** The last state of each day on which the line comes to look different. */
function changesOfLook(spine: readonly SpineChange[]): SpineChange[] {
  const days = [...new Set(spine.map(({ from }) => from))];
  const states = days.map((from) => ({ from, state: spineOn(spine, from) }));
  return states.filter(
    ({ state }, index) => index === 0 || !isSameState(state, states[index - 1]!.state),
  );
}

/** A stretch of one month in which the level looks the same. */
interface Segment {
  readonly from: number;
  readonly to: number;
  readonly state: SpineState;
}

function segmentsOf(period: string, { changes }: LevelChart, calendar: Calendar): Segment[] {
  const first = `${period}-01`;
  const within = changes.filter(({ from }) => from > first && from.startsWith(period));
  const starts = [{ from: first, state: spineOn(changes, first) }, ...within];
  return starts.map(({ from, state }, index) => ({
    from: calendar.xOf(from) - calendar.startOf(period),
    to:
      index + 1 < starts.length
        ? calendar.xOf(starts[index + 1]!.from) - calendar.startOf(period)
        : calendar.monthWidth,
    state,
  }));
}

function drawLevel(
  { foot, yOf }: LevelChart,
  segments: readonly Segment[],
): Pick<StripMonth, 'level' | 'band' | 'plan'> {
  const draw = (outline: (segment: Segment, state: SpineState) => string) =>
    segments.map((segment) => outline(segment, segment.state)).join('');
  return {
    level: draw(({ from, to }, { level }) =>
      level === undefined ? '' : `M${from} ${foot}V${yOf(level.low)}H${to}V${foot}Z`,
    ),
    band: draw(({ from, to }, { level }) =>
      level === undefined || level.low === level.high
        ? ''
        : `M${from} ${yOf(level.low)}V${yOf(level.high)}H${to}V${yOf(level.low)}Z`,
    ),
    plan: draw(({ from, to }, { plan }) =>
      plan === undefined ? '' : `M${from} ${yOf(plan)}H${to}`,
    ),
  };
}

/** Writes the levels above their line and the plans below theirs, the lasting ones first. */
function writeNumbers(chart: LevelChart, calendar: Calendar): StripNumber[] {
  const { changes, yOf } = chart;
  const levels = stretchesOf(changes, ({ level }) => level && formatLevel(level), calendar);
  const plans = stretchesOf(
    changes,
    ({ plan }) => plan && `${formatNumber(plan)} planned`,
    calendar,
  );
  return [
    ...withoutCollisions(levels, calendar).map(({ text, x, state }) => ({
      text,
      x: x + 3,
      y: yOf(state.level!.high) - 5,
    })),
    ...withoutCollisions(plans, calendar).map(({ text, x, state }) => ({
      text,
      x: x + 3,
      y: yOf(state.plan!) + 13,
    })),
  ];
}

/** A number that holds for some time. */
interface Stretch {
  readonly text: string;
  readonly x: number;
  readonly length: number;
  readonly state: SpineState;
}

function stretchesOf(
  changes: readonly SpineChange[],
  write: (state: SpineState) => string | 0 | undefined,
  calendar: Calendar,
): Stretch[] {
  const written = changes.filter(
    ({ from, state }, index) =>
      from <= calendar.end &&
      write(state) !== (index === 0 ? undefined : write(changes[index - 1]!.state)),
  );
  return written.flatMap(({ from, state }, index) => {
    const text = write(state);
    const x = calendar.xOf(from);
    const end = written[index + 1] && calendar.xOf(written[index + 1]!.from);
    return text ? [{ text, x, length: (end ?? calendar.width) - x, state }] : [];
  });
}

/** Of numbers that would touch, that which holds longest is written. */
function withoutCollisions(stretches: readonly Stretch[], calendar: Calendar): Stretch[] {
  const kept: Stretch[] = [];
  const endOf = ({ text, x }: Stretch) => x + text.length * characterWidth;
  for (const stretch of stretches.toSorted((a, b) => b.length - a.length)) {
    const isFree = kept.every((other) => stretch.x > endOf(other) || other.x > endOf(stretch));
    if (isFree && endOf(stretch) <= calendar.width) kept.push(stretch);
  }
  return kept.sort((a, b) => a.x - b.x);
}
