import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, curveStepBefore, line } from 'd3-shape';
import { formatBriefly, formatPeriod } from './date-wording.ts';
import { formatNumber, readingOf, type FigureKind } from './figure.ts';
import {
  monthStarts,
  nameNumber,
  type LevelChart,
  type LevelMark,
  type Milestone,
} from './level-chart.ts';
import { daysBetween, firstDay, parsePartialDate } from './partial-date.ts';
import { settleApart } from './settle-apart.ts';
import type { SpineChange } from './spine.ts';

/** A drawing's size and manner, in its own units. */
export interface Frame {
  /** Which way time runs: across wide screens, down narrow ones. */
  readonly time: 'across' | 'down';
  readonly width: number;
  readonly height: number;
  /** What lies around the field in which numbers are drawn. */
  readonly inset: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>;
  /** How large a mark is, from its middle. */
  readonly radius: number;
  /** How wide a letter is at most on average, and how far lines of text lie apart. */
  readonly letter: number;
  readonly line: number;
  /** How many letters a line of a note has. */
  readonly noteLetters: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Lines of text: where the first stands, on which side of its place, and what room all take. */
export interface PlacedText {
  readonly lines: readonly string[];
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
}

export interface PlacedMark extends Point {
  readonly mark: LevelMark;
  /** The time for which it may hold, where that is more than a day. */
  readonly span: readonly [Point, Point] | undefined;
  /** Where a departure leads; undefined for all other kinds. */
  readonly tip: Point | undefined;
}

export interface PlacedLabel extends PlacedText {
  readonly kind: FigureKind | 'range';
}

export interface PlacedNote extends PlacedText {
  readonly milestone: Milestone;
  /** From the number that it led to to the text. */
  readonly leader: readonly [Point, Point];
}

/** Everything in its place: all that is left is to draw it. */
export interface LevelLayout {
  readonly field: Box;
  readonly numbers: readonly { readonly text: string; readonly at: number }[];
  readonly months: readonly {
    readonly text: string;
    /** Where a year begins or the chart does. */
    readonly year: string | undefined;
    readonly at: number;
  }[];
  readonly marks: readonly PlacedMark[];
  /** From the lowest to the highest level in force, as a path. */
  readonly band: string;
  /** The lower and the upper edge of the band, as paths. */
  readonly edges: readonly string[];
  /** What was planned, as paths. */
  readonly plans: readonly string[];
  /** The most days by which a mark stands away from its own. */
  readonly shift: number;
  readonly labels: readonly PlacedLabel[];
  readonly notes: readonly PlacedNote[];
}

/** Puts everything that the chart shows in its place in a frame. */
export function layOutLevels(chart: LevelChart, frame: Frame): LevelLayout {
  const scales = scalesOf(chart, frame);
  const marks = placeMarks(chart.marks, scales, frame);
  const taken = marks.flatMap((mark) => boxesOf(mark, frame));
  const notes = placeNotes(chart.milestones, taken, scales, frame);
  return {
    field: scales.field,
    numbers: scales.number
      .ticks(7)
      .map((value) => ({ text: formatNumber(value), at: scales.number(value) })),
    months: monthStarts(chart).map((day, index) => ({
      text: formatPeriod(day.slice(0, 7)).slice(0, 3),
      year: index === 0 || day.endsWith('-01-01') ? day.slice(0, 4) : undefined,
      at: scales.day(day),
    })),
    marks,
    shift: largestShift(marks, scales, frame),
    ...drawSteps(chart, scales, frame),
    labels: placeLabels(chart, marks, [...taken, ...notes.map(({ box }) => box)], scales, frame),
    notes,
  };
}

/** Do two boxes share any room? */
export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Does the second box lie in the first? */
export function holds(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

interface Scales {
  readonly field: Box;
  readonly number: ReturnType<typeof scaleLinear<number, number>>;
  /** Where a day begins, along the axis of time. */
  readonly day: (day: string) => number;
  /** The place of a number, given the place of its time. */
  readonly point: (along: number, value: number) => Point;
  readonly ends: readonly [number, number];
}

function scalesOf({ marks, from, to }: LevelChart, { time, width, height, inset }: Frame): Scales {
  const field = {
    x: inset.left,
    y: inset.top,
    width: width - inset.left - inset.right,
    height: height - inset.top - inset.bottom,
  };
  const [right, bottom] = [field.x + field.width, field.y + field.height];
  const highest = Math.max(...marks.map(({ figure }) => figure.value));
  const number = scaleLinear()
    // Half a thousand more, so that there is room above the highest mark.
    .domain([0, Math.max(highest * 1.08, 1)])
    .range(time === 'across' ? [bottom, field.y] : [field.x, right]);
  const ends: [number, number] = time === 'across' ? [field.x, right] : [field.y, bottom];
  const days = scaleLinear()
    .domain([0, daysBetween(from, to) + 1])
    .range(ends);
  return {
    field,
    number,
    ends,
    day: (day) => days(daysBetween(from, day)),
    point: (along, value) =>
      time === 'across' ? { x: along, y: number(value) } : { x: number(value), y: along },
  };
}

/**
 * Places marks at their numbers and as near to their times as they can be without covering one another.
 * A mark that holds for a month may stand anywhere in it and makes room for those of a day.
 */
function placeMarks(marks: readonly LevelMark[], scales: Scales, { radius }: Frame): PlacedMark[] {
  const lanes = Map.groupBy(marks, ({ figure, leaves }) => `${leaves ?? 'at'} ${figure.value}`);
  const along = new Map<LevelMark, number>();
  for (const lane of lanes.values()) {
    const wanted = lane.map(({ from, to }) => ({
      at: (scales.day(from) + dayAfter(to, scales)) / 2,
      weight: from === to ? 8 : 1,
    }));
    const [start, end] = scales.ends;
    const settled = settleApart(wanted, 2 * radius + 1, [start + radius, end - radius]);
    for (const [index, mark] of lane.entries()) along.set(mark, settled[index]!);
  }
  return marks.map((mark): PlacedMark => {
    const { figure, from, to, leaves } = mark;
    const at = along.get(mark)!;
    const span =
      from === to
        ? undefined
        : ([
            scales.point(scales.day(from), figure.value),
            scales.point(dayAfter(to, scales), figure.value),
          ] as const);
    if (leaves === undefined) {
      return { mark, ...scales.point(at, figure.value), span, tip: undefined };
    }
    const tip = scales.point(at, Math.max(leaves - figure.value, 0));
    return { mark, ...scales.point(at, leaves), span: undefined, tip };
  });
}

/** By how many days, rounded up, marks stand outside the time for which they hold. */
function largestShift(marks: readonly PlacedMark[], scales: Scales, { time }: Frame): number {
  const day = scales.day('2020-01-02') - scales.day('2020-01-01');
  const shifts = marks.map(({ mark, x, y }) => {
    const at = time === 'across' ? x : y;
    return Math.max(scales.day(mark.from) - at, at - dayAfter(mark.to, scales), 0);
  });
  return Math.ceil(Math.max(...shifts) / day);
}

/** Where a day ends. */
function dayAfter(day: string, { day: at }: Scales): number {
  return at(day) + (at('2020-01-02') - at('2020-01-01'));
}

/** What room a mark takes: an open bound and a departure reach further than their middles. */
function boxesOf({ mark, x, y, tip }: PlacedMark, { radius, time }: Frame): Box[] {
  const around = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  if (tip !== undefined) {
    return [
      {
        x: Math.min(x, tip.x) - radius,
        y: Math.min(y, tip.y) - radius,
        width: Math.abs(x - tip.x) + 2 * radius,
        height: Math.abs(y - tip.y) + 2 * radius,
      },
    ];
  }
  if (mark.reach !== 'up' && mark.reach !== 'down') return [around];
  const outwards = (mark.reach === 'up') === (time === 'down') ? 1 : -1;
  const shift = outwards * 2 * radius;
  return [
    around,
    time === 'down' ? { ...around, x: around.x + shift } : { ...around, y: around.y + shift },
  ];
}

function drawSteps(
  { steps, to }: LevelChart,
  scales: Scales,
  { time }: Frame,
): Pick<LevelLayout, 'band' | 'edges' | 'plans'> {
  const end = dayAfter(to, scales);
  // The last step holds to the end.
  const corners = [...steps, ...steps.slice(-1)].map(({ from, state }, index) => ({
    at: index === steps.length ? end : scales.day(from),
    state,
  }));
  type Corner = (typeof corners)[number];
  const curve = time === 'across' ? curveStepAfter : curveStepBefore;
  const pathOf = (valueOf: (corner: Corner) => number | undefined) =>
    line<Corner>()
      .defined((corner) => valueOf(corner) !== undefined)
      .x((corner) => scales.point(corner.at, valueOf(corner)!).x)
      .y((corner) => scales.point(corner.at, valueOf(corner)!).y)
      .digits(1)
      .curve(curve);
  const band = area<Corner>()
    .defined(({ state }) => state.level !== undefined)
    .digits(1)
    .curve(curve);
  const low = ({ at, state }: Corner) => scales.point(at, state.level!.low);
  const high = ({ at, state }: Corner) => scales.point(at, state.level!.high);
  if (time === 'across') {
    band
      .x((corner) => low(corner).x)
      .y0((corner) => low(corner).y)
      .y1((corner) => high(corner).y);
  } else {
    band
      .y((corner) => low(corner).y)
      .x0((corner) => low(corner).x)
      .x1((corner) => high(corner).x);
  }
  const lowEdge = pathOf(({ state }) => state.level?.low)(corners) ?? '';
  const highEdge = pathOf(({ state }) => state.level?.high)(corners) ?? '';
  return {
    band: band(corners) ?? '',
    edges: [...new Set([lowEdge, highEdge])],
    plans: planRuns(corners).map((run) => pathOf(({ state }) => state.plan)(run) ?? ''),
  };

  /** Each stretch with a plan, up to the corner at which it ends. */
  function planRuns(all: readonly Corner[]): Corner[][] {
    const runs: Corner[][] = [];
    let run: Corner[] = [];
    for (const corner of all) {
      const before = run.at(-1);
      if (corner.state.plan !== undefined) {
        run.push(corner);
      } else if (before !== undefined) {
        runs.push([...run, { at: corner.at, state: before.state }]);
        run = [];
      }
    }
    return run.length === 0 ? runs : [...runs, run];
  }
}

/** Numbers of one sort come up again after so many days: then they are labelled again. */
const labelledAgainAfter = 100;

/**
 * Writes each number beside the first of its marks, and the lowest and highest in force into the band,
 * where there is room.
 */
function placeLabels(
  { steps, to }: LevelChart,
  marks: readonly PlacedMark[],
  taken: readonly Box[],
  scales: Scales,
  frame: Frame,
): PlacedLabel[] {
  const ofMarks = firstOfEach(marks).map((mark) => ({
    kind: mark.mark.figure.kind,
    places: placesBeside(mark, frame).filter(({ box }) => holds(scales.field, box)),
  }));
  const ofSteps = steps.map((step, index) => ({
    kind: 'range' as const,
    places: placesWithin(step, steps[index + 1]?.from ?? to, scales, frame),
  }));
  const placed: PlacedLabel[] = [];
  for (const { kind, places } of [...ofMarks, ...ofSteps]) {
    const filled = [...taken, ...placed.map(({ box }) => box)];
    const free = places.find(({ box }) => !filled.some((other) => meet(box, other)));
    if (free !== undefined) placed.push({ ...free, kind });
  }
  return placed;
}

/** The middle of the band between two days, if a text of what is in force fits into it. */
function placesWithin(
  { from, state: { level } }: SpineChange,
  until: string,
  scales: Scales,
  frame: Frame,
): PlacedText[] {
  if (level === undefined || level.low === level.high) return [];
  const [start, end] = [
    scales.point(scales.day(from), level.high),
    scales.point(scales.day(until), level.low),
  ];
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const room = {
    x: Math.min(start.x, end.x),
    y: Math.min(start.y, end.y),
    width: Math.abs(start.x - end.x),
    height: Math.abs(start.y - end.y),
  };
  const text = placeText(
    [`reports from ${formatNumber(level.low)} to ${formatNumber(level.high)}`],
    { x: middle.x, y: middle.y + frame.line * 0.3 },
    'middle',
    frame,
  );
  return holds(room, text.box) ? [text] : [];
}

function firstOfEach(marks: readonly PlacedMark[]): PlacedMark[] {
  const lastSeen = new Map<string, string>();
  return marks.filter(({ mark: { figure, from } }) => {
    const sort = `${figure.kind} ${readingOf(figure)}`;
    const seen = lastSeen.get(sort);
    lastSeen.set(sort, from);
    return seen === undefined || daysBetween(seen, from) > labelledAgainAfter;
  });
}

/** The places for a label, the best first: right by its mark, then farther off. */
function placesBeside({ mark, x, y, tip }: PlacedMark, frame: Frame): PlacedText[] {
  const { radius, line: lineHeight, time } = frame;
  const text = nameNumber(mark.figure);
  const middle = tip === undefined ? { x, y } : { x: (x + tip.x) / 2, y: (y + tip.y) / 2 };
  const gap = radius + 3;
  const place = (lines: readonly string[], dx: number, dy: number, anchor: PlacedText['anchor']) =>
    placeText(lines, { x: middle.x + dx, y: middle.y + dy }, anchor, frame);
  const beside = [0, 1, 2, 3, 4].flatMap((step) => {
    const off = gap + step * (2 * radius + 1);
    const baseline = lineHeight * 0.3;
    return [place([text], off, baseline, 'start'), place([text], -off, baseline, 'end')];
  });
  const around = [[text], wrap(text, narrowLabel)].flatMap((lines) =>
    [0, 1, 2, 3].flatMap((row) => {
      const far = row * lineHeight * 0.75;
      const above = -gap - 2 - far - (lines.length - 1) * lineHeight;
      const below = gap + lineHeight * 0.7 + far;
      return [above, below].flatMap((dy) => [
        place(lines, 0, dy, 'middle'),
        place(lines, -radius, dy, 'start'),
        place(lines, radius, dy, 'end'),
      ]);
    }),
  );
  return tip === undefined && time === 'across' ? [...around, ...beside] : [...beside, ...around];
}

/** How many letters a label has in a line where it must be narrow. */
const narrowLabel = 12;

function placeText(
  lines: readonly string[],
  at: Point,
  anchor: PlacedText['anchor'],
  { letter, line: lineHeight }: Frame,
): PlacedText {
  const width = Math.max(...lines.map(({ length }) => length)) * letter;
  const shift = { start: 0, middle: width / 2, end: width }[anchor];
  const box = {
    x: at.x - shift,
    y: at.y - lineHeight * 0.75,
    width,
    height: lines.length * lineHeight,
  };
  return { lines, at, anchor, box };
}

/** Writes the events that changed the number where no number stands: between nought and the lowest. */
function placeNotes(
  milestones: readonly Milestone[],
  taken: readonly Box[],
  scales: Scales,
  frame: Frame,
): PlacedNote[] {
  const choices = milestones.map((milestone) =>
    notePlaces(milestone, taken, scales, frame).filter(
      ({ box }) => holds(scales.field, box) && !taken.some((other) => meet(box, other)),
    ),
  );
  return choose(choices);
}

function notePlaces(
  milestone: Milestone,
  taken: readonly Box[],
  scales: Scales,
  frame: Frame,
): PlacedNote[] {
  const { event, value } = milestone;
  const lines = [briefDay(milestone), ...wrap(event.headline, frame.noteLetters)];
  const along = scales.day(firstDay(event.when));
  const from = scales.point(along, value);
  if (frame.time === 'down') {
    const edge = Math.min(...taken.map(({ x }) => x)) - 10;
    const offsets = [...Array(25).keys()].map((step) => (step % 2 ? -1 : 1) * Math.ceil(step / 2));
    return offsets.map((offset): PlacedNote => {
      const y = along + offset * frame.line * 0.6;
      const text = placeText(lines, { x: scales.field.x, y }, 'start', frame);
      const end = { x: Math.min(text.box.x + text.box.width, edge), y: y - frame.line * 0.3 };
      return { ...text, milestone, leader: [from, end] };
    });
  }
  const lowest = Math.max(...taken.map(({ y, height }) => y + height)) + frame.line * 1.2;
  const depths = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => lowest + step * frame.line);
  return depths.flatMap((y) =>
    (
      [
        [6, 'start'],
        [-6, 'end'],
      ] as const
    ).map(([dx, anchor]): PlacedNote => {
      const text = placeText(lines, { x: along + dx, y }, anchor, frame);
      const end = { x: along, y: text.box.y + text.box.height - frame.line * 0.5 };
      return { ...text, milestone, leader: [from, end] };
    }),
  );
}

/** The best place for each note that leaves a place for as many others as can be. */
function choose(choices: readonly (readonly PlacedNote[])[]): PlacedNote[] {
  let best: { cost: number; notes: readonly PlacedNote[] } = { cost: Infinity, notes: [] };
  const visit = (index: number, notes: readonly PlacedNote[], cost: number): void => {
    if (cost >= best.cost) return;
    const places = choices[index];
    if (places === undefined) {
      best = { cost, notes };
      return;
    }
    for (const [rank, note] of places.entries()) {
      if (!notes.some((other) => inEachOthersWay(note, other))) {
        visit(index + 1, [...notes, note], cost + rank);
      }
    }
    visit(index + 1, notes, cost + withoutNote);
  };
  visit(0, [], 0);
  return [...best.notes];
}

/** Worse than any place. */
const withoutNote = 1000;

function inEachOthersWay(a: PlacedNote, b: PlacedNote): boolean {
  return meet(a.box, b.box) || meet(a.box, boxOfLeader(b)) || meet(b.box, boxOfLeader(a));
}

function boxOfLeader({ leader: [from, to] }: PlacedNote): Box {
  return {
    x: Math.min(from.x, to.x) - 1,
    y: Math.min(from.y, to.y) - 1,
    width: Math.abs(from.x - to.x) + 2,
    height: Math.abs(from.y - to.y) + 2,
  };
}

function briefDay({ event }: Milestone): string {
  const day = parsePartialDate(firstDay(event.when));
  return day.ok ? formatBriefly(day.value) : firstDay(event.when);
}

/** Breaks a text into lines of so many letters, where its words allow it. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
