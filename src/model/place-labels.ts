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

/**
 * Places labels in as few rows as can be, so that no text lies over another and no line from a label
 * down to its point runs through a text.
 *
 * @param labels from left to right
 * @param width how far the row of labels reaches from 0
 * @returns a place for each label, in their order; undefined where there is none, at worst for all
 */
export function placeLabels(labels: readonly Label[], width: number): (LabelPlace | undefined)[] {
  for (let tiers = 1; tiers <= labels.length; tiers++) {
    const places = placeRest(labels, [], tiers, width);
    if (places !== undefined) return places;
  }
  if (labels.length === 0) return [];
  // Whoever comes last goes without a label rather than over another.
  return [...placeLabels(labels.slice(0, -1), width), undefined];
}

/** Tries the first label without a place in every place, and the others after it. */
function placeRest(
  labels: readonly Label[],
  placed: readonly LabelPlace[],
  tiers: number,
  width: number,
): LabelPlace[] | undefined {
  const label = labels[placed.length];
  if (label === undefined) return [...placed];
  for (const side of ['right', 'left'] as const) {
    for (let tier = 0; tier < tiers; tier++) {
      const place = { tier, side };
      if (!isInside(label, place, width)) continue;
      const isFree = placed.every(
        (other, index) => !isInTheWay([label, place], [labels[index]!, other]),
      );
      const all = isFree ? placeRest(labels, [...placed, place], tiers, width) : undefined;
      if (all !== undefined) return all;
    }
  }
  return undefined;
}

type Placed = readonly [Label, LabelPlace];

/** Where the text of a label begins and ends. */
export function extentOf({ x, width }: Label, { side }: LabelPlace): readonly [number, number] {
  return side === 'right'
    ? [x + labelGap, x + labelGap + width]
    : [x - labelGap - width, x - labelGap];
}

function isInside(label: Label, place: LabelPlace, width: number): boolean {
  const [start, end] = extentOf(label, place);
  return start >= 0 && end <= width;
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
