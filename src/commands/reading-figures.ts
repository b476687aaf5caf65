/** What one visit to a page took. Times are in milliseconds from the start of the navigation. */
export interface Visit {
  /** All that came over the wire, headers included. */
  readonly bytes: number;
  readonly requests: number;
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly shift: number;
  readonly blocking: number;
}

/** A task that kept the page from answering, or a move of what was already shown. */
export interface Timed {
  readonly startTime: number;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

/**
 * Total blocking time: of each task that takes more than 50 ms, what is beyond these, after the first
 * contentful paint. Lighthouse counts up to the page’s readiness, this up to the end of the visit.
 */
export function sumBlocking(
  tasks: readonly (Timed & { readonly duration: number })[],
  firstPaint: number,
): number {
  return tasks
    .map(({ startTime, duration }) => startTime + duration - Math.max(startTime + 50, firstPaint))
    .filter((blocked) => blocked > 0)
    .reduce((sum, blocked) => sum + blocked, 0);
}

/**
 * Cumulative layout shift: the sum of the worst burst of moves, each less than a second after the one
 * before and all within five seconds (web.dev/articles/cls).
 */
export function worstShift(shifts: readonly (Timed & { readonly value: number })[]): number {
  let worst = 0;
  let burst = { start: -Infinity, last: -Infinity, sum: 0 };
  for (const { startTime: time, value } of shifts) {
    const goesOn = time - burst.last < 1000 && time - burst.start < 5000;
    burst = goesOn
      ? { ...burst, last: time, sum: burst.sum + value }
      : { start: time, last: time, sum: value };
    worst = Math.max(worst, burst.sum);
  }
  return worst;
}

/** A page and all counted visits to it. */
export interface Contestant {
  readonly name: string;
  readonly visits: readonly Visit[];
}

/** Two contestants, the first told in multiples of the second. */
export type Comparison = readonly [Contestant, Contestant];

const columns: readonly {
  readonly name: string;
  readonly key: keyof Visit;
  readonly format: (value: number) => string;
}[] = [
  { name: 'KB', key: 'bytes', format: (bytes) => (bytes / 1024).toFixed(1) },
  { name: 'requests', key: 'requests', format: String },
  { name: 'first paint, ms', key: 'firstPaint', format: (ms) => ms.toFixed() },
  { name: 'largest paint, ms', key: 'largestPaint', format: (ms) => ms.toFixed() },
  { name: 'layout shift', key: 'shift', format: (shift) => shift.toFixed(3) },
  { name: 'blocked, ms', key: 'blocking', format: (ms) => ms.toFixed() },
];

/** The median of something over all visits to a page. */
export function medianOf({ visits }: Contestant, key: keyof Visit): number {
  return median(visits.map((visit) => visit[key]));
}

/** How many times the second contestant’s median the first one’s is; undefined where that is nothing. */
export function ratioOf([one, other]: Comparison, key: keyof Visit): number | undefined {
  const divisor = medianOf(other, key);
  return divisor === 0 ? undefined : medianOf(one, key) / divisor;
}

/** A table in Markdown: medians with the least and the most of all visits, then ratios of medians. */
export function formatTable(
  contestants: readonly Contestant[],
  comparisons: readonly Comparison[],
): string {
  const rows = [
    ['', ...columns.map(({ name }) => name)],
    ...contestants.map((contestant) => [
      contestant.name,
      ...columns.map(({ key, format }) => {
        const values = contestant.visits.map((visit) => visit[key]);
        const [least, most] = [Math.min(...values), Math.max(...values)].map(format);
        const middle = format(median(values));
        return least === most ? middle : `${middle} (${least}–${most})`;
      }),
    ]),
    ...comparisons.map((comparison) => [
      `${comparison[0].name} ÷ ${comparison[1].name}`,
      ...columns.map(({ key }) => ratioOf(comparison, key)?.toFixed(2) ?? '–'),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => formatRow(row.map((cell, at) => pad(cell, widths[at]!, at))));
  const rule = widths.map((width, at) => '-'.repeat(width - Number(at > 0)) + (at > 0 ? ':' : ''));
  return [lines[0], formatRow(rule), ...lines.slice(1)].join('\n');
}

/** The names to the left, the figures to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What a page should reach beside others, and what it reached. */
export interface Goal {
  readonly words: string;
  readonly reached: number;
  readonly isMet: boolean;
}

/** The page’s largest paint comes at most so many times as late as its bare text’s. */
export function judgeBesideBare(page: Contestant, bare: Contestant): Goal {
  const reached = ratioOf([page, bare], 'largestPaint') ?? Infinity;
  return {
    words: `the largest paint of ${page.name} at most 1.15 times as late as its bare text’s`,
    reached,
    isMet: reached <= 1.15,
  };
}

/** The page is so many times sooner there, and so many times lighter, than a timeline made by a script. */
export function judgeBesideScript(page: Contestant, script: Contestant): Goal[] {
  const sooner = ratioOf([script, page], 'largestPaint') ?? Infinity;
  const lighter = ratioOf([script, page], 'bytes') ?? Infinity;
  return [
    {
      words: `the largest paint of ${page.name} at least 2 times sooner than of ${script.name}`,
      reached: sooner,
      isMet: sooner >= 2,
    },
    {
      words: `${page.name} at least 5 times lighter than ${script.name}`,
      reached: lighter,
      isMet: lighter >= 5,
    },
  ];
}

/** `MISSED  the largest paint …: 1.31`. */
export function formatGoal({ words, reached, isMet }: Goal): string {
  return `${isMet ? 'met   ' : 'MISSED'}  ${words}: ${reached.toFixed(2)}`;
}
