import type { Spot } from './base-map.ts';

type Line = readonly [Spot, Spot];

/** Something to be drawn on a map: a mark and the lines of its label. */
export interface MapMark extends Spot {
  readonly radius: number;
  readonly lines: readonly string[];
}

/** A mark with its label, in the units of the map. */
export interface PlacedMark extends Spot {
  /** Where the label’s lines begin, end or have their middle, and the first one’s top. */
  readonly label: (Spot & { readonly anchor: 'start' | 'middle' | 'end' }) | undefined;
  /** A line that ties a label to a mark from which it stands off. */
  readonly leader: Line | undefined;
}

/** A rectangle that something takes up. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What labels are set in. */
export interface Lettering {
  readonly lineHeight: number;
  /** How wide a character is at most on average, in the first line and in those below it. */
  readonly characterWidths: readonly [first: number, below: number];
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** What else stands on the map. */
  readonly taken?: readonly Box[];
}

/**
 * Finds room for all labels, so that none lies on another, on a mark or over the edge. Marks that would
 * cover one another are moved apart, no further than needed. A label stands as near to its mark as it
 * can; the marks choose in the order given. A label for which there is no room is left out.
 */
export function placeLabels(
  marks: readonly MapMark[],
  frame: Frame,
  lettering: Lettering,
): PlacedMark[] {
  const spread = spreadMarks(marks);
  const marked = new Map(spread.map((mark) => [mark, boxOfMark(mark)]));
  const taken = [...marked.values(), ...(frame.taken ?? [])];
  const leaders: Line[] = [];
  const placed = new Map<MapMark, Choice>();
  const isFree = ({ box, leader }: Choice, mark: MapMark) =>
    isInside(box, frame) &&
    !taken.some((other) => overlap(box, other)) &&
    !leaders.some((line) => crosses(line, box)) &&
    (leader === undefined ||
      (!taken.some((other) => other !== marked.get(mark) && crosses(leader, other)) &&
        !leaders.some((other) => cut(leader, other))));
  for (const mark of spread) {
    const choices = choicesFor(mark, sizeOf(mark.lines, lettering));
    const best = choices.find((choice) => isFree(choice, mark));
    if (best === undefined) continue;
    placed.set(mark, best);
    taken.push(best.box);
    if (best.leader !== undefined) leaders.push(best.leader);
  }
  return spread.map((mark) => {
    const { x, y } = mark;
    const choice = placed.get(mark);
    return { x, y, label: choice?.label, leader: choice?.leader };
  });
}

/** The rectangle around a label’s lines. */
export function boxOfLabel(
  { label }: PlacedMark,
  lines: readonly string[],
  lettering: Lettering,
): Box | undefined {
  if (label === undefined) return undefined;
  const { width, height } = sizeOf(lines, lettering);
  const share = { start: 0, middle: 0.5, end: 1 }[label.anchor];
  const left = label.x - share * width;
  return { left, top: label.y, right: left + width, bottom: label.y + height };
}

/** The rectangle around a mark. */
export function boxOfMark({ x, y, radius }: Pick<MapMark, 'x' | 'y' | 'radius'>): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

/** Do two rectangles share any of their area? */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Where the name of an area stands: at that free spot which is nearest to the middle of all free ones.
 *
 * @param isArea Whether a spot belongs to the area.
 * @returns The middle of the name; undefined where no spot has room for it.
 */
export function findRoom(
  name: string,
  isArea: (spot: Spot) => boolean,
  frame: Frame,
  lettering: Lettering,
): Spot | undefined {
  const { width, height } = sizeOf([name], lettering);
  const free: Spot[] = [];
  for (let y = edge + height / 2; y <= frame.height - edge - height / 2; y += grid) {
    for (let x = edge + width / 2; x <= frame.width - edge - width / 2; x += grid) {
      const box = around({ x, y }, width, height);
      if ((frame.taken ?? []).some((other) => overlap(box, other))) continue;
      if ([{ x, y }, ...cornersOf(box)].every(isArea)) free.push({ x, y });
    }
  }
  const middle = {
    x: free.reduce((sum, { x }) => sum + x, 0) / free.length,
    y: free.reduce((sum, { y }) => sum + y, 0) / free.length,
  };
  return free.toSorted((a, b) => distance(a, middle) - distance(b, middle))[0];
}

/** How close to the map’s edge anything may be written, and how finely room is looked for. */
const edge = 4;
const grid = 20;

/** A place for a label. */
interface Choice {
  readonly box: Box;
  readonly label: NonNullable<PlacedMark['label']>;
  readonly leader: Line | undefined;
}

/** How far labels may stand off: close by, and then tied by a line. */
const distances = [6, 14, 24, 36, 50, 66];

/** Where a label may stand around its mark, the best directions first. */
const directions = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [0.7, -0.7],
  [0.7, 0.7],
  [-0.7, -0.7],
  [-0.7, 0.7],
  [0.4, -0.9],
  [0.4, 0.9],
  [-0.4, -0.9],
  [-0.4, 0.9],
] as const;

/** All places for a label, the best first. */
function choicesFor({ x, y, radius }: MapMark, { width, height }: Size): Choice[] {
  return distances.flatMap((off) =>
    directions.map(([right, down]): Choice => {
      const tip = { x: x + right * (radius + off), y: y + down * (radius + off) };
      const centre = {
        x: tip.x + (Math.sign(right) * width) / 2,
        y: tip.y + (Math.sign(down) * height) / 2,
      };
      const box = around(centre, width, height);
      const anchor = right > 0 ? 'start' : right < 0 ? 'end' : 'middle';
      const start = { x: x + right * radius, y: y + down * radius };
      return {
        box,
        label: { x: right > 0 ? box.left : right < 0 ? box.right : centre.x, y: box.top, anchor },
        leader: off > distances[0]! ? [start, tip] : undefined,
      };
    }),
  );
}

/** Moves marks apart that cover one another, each half the way, until none does. */
function spreadMarks(marks: readonly MapMark[]): MapMark[] {
  const spots = marks.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < 100; round += 1) {
    let hasMoved = false;
    for (const [index, a] of marks.entries()) {
      for (let other = index + 1; other < marks.length; other += 1) {
        const [one, two] = [spots[index]!, spots[other]!];
        const apart = distance(one, two);
        const missing = a.radius + marks[other]!.radius + 1 - apart;
        if (missing <= 0.01) continue;
        hasMoved = true;
        // Two marks at one spot part along a line.
        const along =
          apart === 0 ? { x: 1, y: 0 } : { x: (two.x - one.x) / apart, y: (two.y - one.y) / apart };
        one.x -= (along.x * missing) / 2;
        one.y -= (along.y * missing) / 2;
        two.x += (along.x * missing) / 2;
        two.y += (along.y * missing) / 2;
      }
    }
    if (!hasMoved) break;
  }
  return marks.map((mark, index) => ({ ...mark, ...spots[index]! }));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf(lines: readonly string[], { lineHeight, characterWidths }: Lettering): Size {
  const [first, below] = characterWidths;
  const widths = lines.map((line, index) => line.length * (index === 0 ? first : below));
  return { width: Math.max(...widths), height: lines.length * lineHeight };
}

function around({ x, y }: Spot, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

function cornersOf({ left, top, right, bottom }: Box): Spot[] {
  return [left, right].flatMap((x) => [top, bottom].map((y) => ({ x, y })));
}

function isInside({ left, top, right, bottom }: Box, { width, height }: Size): boolean {
  return left >= edge && top >= edge && right <= width - edge && bottom <= height - edge;
}

/** Do two lines cross? */
function cut([a, b]: Line, [c, d]: Line): boolean {
  return isLeft(a, b, c) !== isLeft(a, b, d) && isLeft(c, d, a) !== isLeft(c, d, b);
}

/** Does a spot lie to the left of the way from one to another? */
function isLeft(from: Spot, to: Spot, { x, y }: Spot): boolean {
  return (to.x - from.x) * (y - from.y) > (to.y - from.y) * (x - from.x);
}

/** Does a line run through a rectangle? Looked up at close steps, which is fine enough for short lines. */
function crosses([from, to]: Line, box: Box): boolean {
  return Array.from({ length: 9 }, (_, step) => step / 8).some((part) => {
    const x = from.x + (to.x - from.x) * part;
    const y = from.y + (to.y - from.y) * part;
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
