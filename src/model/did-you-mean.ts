import { compareText } from './order.ts';

/**
 * A suggestion to end a message about an unknown name with.
 *
 * @returns `; did you mean “parliament-vote”?` where a known name is close, else an empty string.
 */
export function didYouMean(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `; did you mean “${nearest}”?`;
}

/** The known name that the fewest slips of the keyboard lead from, if it is near enough to be meant. */
function nearestName(name: string, known: Iterable<string>): string | undefined {
  let least = Math.max(1, Math.floor((name.length + 1) / 4)) + 1;
  let nearest: string | undefined;
  for (const candidate of known) {
    const slips = countSlips(name.toLowerCase(), candidate.toLowerCase());
    if (slips < least) [least, nearest] = [slips, candidate];
  }
  return nearest;
}

/** The names that a name may have been changed to, those with the fewest slips between them first. */
export function nearestFirst(name: string, candidates: Iterable<string>): string[] {
  return [...candidates]
    .map((candidate) => ({ candidate, slips: countSlips(name, candidate) }))
    .sort((a, b) => a.slips - b.slips || compareText(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function countSlips(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const replaced = row[column - 1]! + (from[line - 1] === to[column - 1] ? 0 : 1);
      const swapped =
        from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1]
          ? before[column - 2]! + 1
          : Infinity;
      next.push(Math.min(replaced, swapped, row[column]! + 1, next[column - 1]! + 1));
    }
    [before, row] = [row, next];
  }
  return row[to.length]!;
}
