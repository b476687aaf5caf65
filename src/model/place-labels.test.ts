import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extentOf, placeLabels, type Label } from './place-labels.ts';

test('a label stands to the right of its line, in the first row, where there is room', () => {
  expect(placeLabels([{ x: 0, width: 50 }], 100)).toEqual([{ tier: 0, side: 'right' }]);
});

test('at the right edge it stands to the left', () => {
  expect(placeLabels([{ x: 90, width: 50 }], 100)).toEqual([{ tier: 0, side: 'left' }]);
});

test('of two that would touch, the earlier line does not run through the later text', () => {
  const places = placeLabels(
    [
      { x: 10, width: 80 },
      { x: 20, width: 80 },
    ],
    120,
  );
  expect(places).toEqual([
    { tier: 0, side: 'right' },
    { tier: 1, side: 'right' },
  ]);
});

test('a text that is too long for the picture gets no place', () => {
  expect(placeLabels([{ x: 50, width: 500 }], 100)).toEqual([undefined]);
});

test('where there are far too many, as many as fit have places and the others none', () => {
  const labels = Array.from({ length: 200 }, (_, index) => ({ x: index * 5, width: 90 }));
  const places = placeLabels(labels, 1000);
  expect(places).toHaveLength(200);
  expect(places.filter((place) => place !== undefined).length).toBeGreaterThan(10);
  expect(places).toContain(undefined);
});

test('no text ever lies over another, and no line runs through a text', () => {
  const label = fc.record({ x: fc.nat(1000), width: fc.integer({ min: 10, max: 150 }) });
  fc.assert(
    fc.property(fc.uniqueArray(label, { maxLength: 7, selector: ({ x }) => x }), (labels) => {
      const sorted = labels.toSorted((a, b) => a.x - b.x);
      const placed = placeLabels(sorted, 1000).flatMap((place, index) =>
        place === undefined ? [] : [{ label: sorted[index]!, place }],
      );
      for (const one of placed) {
        const [start, end] = extentOf(one.label, one.place);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(1000);
        for (const other of placed.filter((placed) => placed !== one)) {
          if (other.place.tier === one.place.tier) expectApart([start, end], other);
          if (other.place.tier <= one.place.tier) {
            expect(other.label.x > start && other.label.x < end).toBe(false);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

function expectApart(
  [start, end]: readonly [number, number],
  { label, place }: { label: Label; place: { tier: number; side: 'right' | 'left' } },
): void {
  const [from, to] = extentOf(label, place);
  expect(to < start || end < from).toBe(true);
}
