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
