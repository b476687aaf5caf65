/**
 * A suggestion to end a message about an unknown name with.
 *
 * @returns ` did you mean “parliament-vote”?` with a leading semicolon where a known name is close,
 *   else an empty string.
 */
export function didYouMean(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `; did you mean “${nearest}”?`;
}

/** The known name that takes the fewest changed letters to reach, if it is near enough to be meant. */
function nearestName(name: string, known: Iterable<string>): string | undefined {
  const tolerance = Math.max(2, Math.floor(name.length / 3));
  let nearest: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(name, candidate);
    if (distance <= tolerance && distance < (nearest?.distance ?? Infinity)) {
      nearest = { name: candidate, distance };
    }
  }
  return nearest?.name;
}

/** Letters to insert, delete or replace (Levenshtein 1965), by the usual one-row table. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = row[column - 1]! + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[column]! + 1, next[column - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
