/** A text that names a point below it: where the point is, and how wide and high the text is. */
export interface Label {
  readonly x: number;
  readonly width: number;
}

/** Where a label stands: in which row from the top, and on which side of the line to its point. */
export interface LabelPlace {
  readonly tier: number;
  readonly side: 'right' | 'left';
}

/** Space on either side of a line and between two labels. */
export const labelGap = 5;

/** More rows than these would push the picture down. */
const mostTiers = 4;

/** Places to try in search of the fewest rows: far more than a dozen labels need. */
const mostTries = 20_000;

/**
 * Places labels in as few rows as can be, so that no text lies over another and no line from a label
 * down to its point runs through a text. Where there are more than the rows hold, those further left
 * come first.
 *
 * @param labels from left to right
 * @param width how far the row of labels reaches from 0
 * @returns a place for each label, in their order; undefined where there is none
 */
export function placeLabels(labels: readonly Label[], width: number): (LabelPlace | undefined)[] {
  for (let tiers = 1; tiers <= Math.min(mostTiers, labels.length); tiers++) {
    const places = placeRest(labels, [], { tiers, width, triesLeft: mostTries });
    if (places !== undefined) return places;
  }
  return placeInTurn(labels, width);
}

interface Search {
  readonly tiers: number;
  readonly width: number;
  triesLeft: number;
}

/** Tries the first label without a place in every place, and the others after it. */
function placeRest(
  labels: readonly Label[],
  placed: readonly LabelPlace[],
  search: Search,
): LabelPlace[] | undefined {
  const label = labels[placed.length];
  if (label === undefined) return [...placed];
  for (const place of placesIn(search.tiers)) {
    if (search.triesLeft-- <= 0) return undefined;
    if (!isFree(label, place, labels, placed, search.width)) continue;
    const all = placeRest(labels, [...placed, place], search);
    if (all !== undefined) return all;
  }
  return undefined;
}

/** Gives each label in turn the first place that is free, if any is. */
function placeInTurn(labels: readonly Label[], width: number): (LabelPlace | undefined)[] {
  const placed: (LabelPlace | undefined)[] = [];
  for (const label of labels) {
    placed.push(placesIn(mostTiers).find((place) => isFree(label, place, labels, placed, width)));
  }
  return placed;
}

function placesIn(tiers: number): LabelPlace[] {
  return (['right', 'left'] as const).flatMap((side) =>
    Array.from({ length: tiers }, (_, tier) => ({ tier, side })),
  );
}

function isFree(
  label: Label,
  place: LabelPlace,
  labels: readonly Label[],
  placed: readonly (LabelPlace | undefined)[],
  width: number,
): boolean {
  const [start, end] = extentOf(label, place);
  if (start < 0 || end > width) return false;
  return placed.every(
    (other, index) => !other || !isInTheWay([label, place], [labels[index]!, other]),
  );
}

type Placed = readonly [Label, LabelPlace];

/** Where the text of a label begins and ends. */
export function extentOf({ x, width }: Label, { side }: LabelPlace): readonly [number, number] {
  return side === 'right'
    ? [x + labelGap, x + labelGap + width]
    : [x - labelGap - width, x - labelGap];
}

function isInTheWay(one: Placed, other: Placed): boolean {
  return doTextsTouch(one, other) || isCrossed(one, other) || isCrossed(other, one);
}

function doTextsTouch([a, atA]: Placed, [b, atB]: Placed): boolean {
  const [startA, endA] = extentOf(a, atA);
  const [startB, endB] = extentOf(b, atB);
  return atA.tier === atB.tier && startA < endB + labelGap && startB < endA + labelGap;
}

/** Does the line of one label run through the text of another in the same row or below? */
function isCrossed([text, atText]: Placed, [{ x }, { tier }]: Placed): boolean {
  const [start, end] = extentOf(text, atText);
  return tier <= atText.tier && x > start - labelGap && x < end + labelGap;
}
