import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxOfLabel, boxOfMark, findRoom, overlap, placeLabels, type Box } from './place-map.ts';

const lettering = { lineHeight: 16, characterWidths: [7, 7] } as const;
const frame = { width: 400, height: 300 };

test('a label stands to the right of its mark where there is room', () => {
  const [placed] = placeLabels([aMark(100, 100)], frame, lettering);
  expect(placed).toMatchObject({ x: 100, y: 100, label: { anchor: 'start' }, leader: undefined });
  expect(placed!.label!.x).toBeGreaterThan(108);
});

test('at the right edge a label stands to the left', () => {
  const [placed] = placeLabels([aMark(380, 100)], frame, lettering);
  expect(placed!.label!.anchor).toBe('end');
});

test('where there is no room beside its mark a label stands off, tied to it by a line', () => {
  const beside = [
    { left: 112, top: 60, right: 118, bottom: 140 },
    { left: 82, top: 60, right: 88, bottom: 140 },
    { left: 60, top: 82, right: 140, bottom: 88 },
  ];
  const shelf = { left: 60, top: 128, right: 99, bottom: 130 };
  const [placed] = placeLabels(
    [aMark(100, 100)],
    { ...frame, taken: [...beside, shelf] },
    lettering,
  );
  expect(placed!.leader?.[0]).toEqual({ x: 100, y: 108 });
  expect(placed!.label!.y).toBeGreaterThanOrEqual(130);
});

test('a label without room is left out, and its mark stays', () => {
  const taken = [{ left: 0, top: 0, right: 400, bottom: 300 }];
  const [placed] = placeLabels([aMark(100, 100)], { ...frame, taken }, lettering);
  expect(placed).toEqual({ x: 100, y: 100, label: undefined, leader: undefined });
});

test('marks that would cover one another are moved apart, and stay about where they were', () => {
  const [a, b] = placeLabels([aMark(100, 100), aMark(104, 103)], frame, lettering);
  expect(Math.hypot(b!.x - a!.x, b!.y - a!.y)).toBeGreaterThanOrEqual(16);
  expect(Math.hypot(a!.x - 100, a!.y - 100)).toBeLessThan(16);
});

test('no label lies on another label, on a mark, on what is taken or over the edge', () => {
  const spot = fc.record({
    x: fc.integer({ min: 20, max: 380 }),
    y: fc.integer({ min: 20, max: 280 }),
    length: fc.integer({ min: 3, max: 16 }),
  });
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 14 }), (spots) => {
      const marks = spots.map(({ x, y, length }) => aMark(x, y, 'm'.repeat(length)));
      const taken = [{ left: 0, top: 260, right: 120, bottom: 300 }];
      const placed = placeLabels(marks, { ...frame, taken }, lettering);
      const labels = placed.flatMap(
        (mark, index) => boxOfLabel(mark, marks[index]!.lines, lettering) ?? [],
      );
      const others = [...taken, ...placed.map(({ x, y }) => boxOfMark({ x, y, radius: 8 }))];
      for (const [index, label] of labels.entries()) {
        expect(isWithinFrame(label)).toBe(true);
        const rest = [...labels.slice(index + 1), ...others];
        expect(rest.filter((other) => overlap(label, other))).toEqual([]);
      }
    }),
  );
});

test('the same marks are always drawn the same', () => {
  const marks = [aMark(100, 100), aMark(110, 100), aMark(105, 110)];
  expect(placeLabels(marks, frame, lettering)).toEqual(placeLabels(marks, frame, lettering));
});

test('the name of an area stands wholly in it, near the middle of what is free', () => {
  const room = findRoom('IRAQ', ({ x }) => x < 200, frame, lettering);
  expect(room!.x).toBeGreaterThan(80);
  expect(room!.x).toBeLessThan(120);
});

test('an area too small for its name is left without', () => {
  expect(findRoom('KUWAIT', ({ x }) => x < 30, frame, lettering)).toBeUndefined();
});

function aMark(x: number, y: number, name = 'Baghdad') {
  return { x, y, radius: 8, lines: [name, '13 events'] };
}

function isWithinFrame({ left, top, right, bottom }: Box): boolean {
  return left >= 0 && top >= 0 && right <= frame.width && bottom <= frame.height;
}
