/** Where a thing would best stand on a line, and how much it minds standing elsewhere. */
export interface Wanted {
  readonly at: number;
  readonly weight: number;
}

/**
 * Moves things on a line apart so that none is nearer to another than a distance, each as little as can
 * be: the sum of the weighted squares of the ways is the smallest (isotonic regression, by pooling
 * adjacent violators). Where all do not fit between the ends, they stand as far apart as they can.
 *
 * @returns the places, in the order given; among equals, those given earlier stand earlier
 */
export function settleApart(
  wanted: readonly Wanted[],
  distance: number,
  [start, end]: readonly [number, number],
): number[] {
  const apart = Math.min(distance, (end - start) / Math.max(wanted.length - 1, 1));
  const order = [...wanted.keys()].sort((a, b) => wanted[a]!.at - wanted[b]!.at || a - b);
  // Taking away the distances due leaves places that need only not decrease.
  const groups: { at: number; weight: number; size: number }[] = [];
  for (const [rank, index] of order.entries()) {
    const { at, weight } = wanted[index]!;
    let group = { at: at - rank * apart, weight, size: 1 };
    for (let last = groups.at(-1); last && last.at > group.at; last = groups.at(-1)) {
      groups.pop();
      const total = last.weight + group.weight;
      const middle = (last.at * last.weight + group.at * group.weight) / total;
      group = { at: middle, weight: total, size: last.size + group.size };
    }
    groups.push(group);
  }
  const furthest = end - Math.max(wanted.length - 1, 0) * apart;
  const settled = groups
    .flatMap(({ at, size }) => Array.from({ length: size }, () => at))
    .map((at, rank) => Math.max(start, Math.min(at, furthest)) + rank * apart);
  const places: number[] = [];
  for (const [rank, index] of order.entries()) places[index] = settled[rank]!;
  return places;
}
