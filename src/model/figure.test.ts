import { expect, test } from 'vitest';
import {
  compareNumbers,
  contradicts,
  formatFigure,
  formatFigureKind,
  formatNumber,
  readingOf,
  type Certainty,
} from './figure.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [5200, '5,200'],
  [1234567, '1,234,567'],
  [12.5, '12.5'],
  [1234.5678, '1,234.5678'],
])('%d is written %s', (value, words) => {
  expect(formatNumber(value)).toBe(words);
});

test.each([
  ['exact', '5,200'],
  ['about', 'about 5,200'],
  ['at-least', 'at least 5,200'],
  ['at-most', 'at most 5,200'],
  ['more-than', 'more than 5,200'],
  ['fewer-than', 'fewer than 5,200'],
  ['nearly', 'nearly 5,200'],
] as const)('a number known as “%s” is written: %s', (certainty, words) => {
  expect(formatFigure({ value: 5200, certainty })).toBe(words);
});

test.each([
  ['level', ''],
  ['plan', '(planned)'],
  ['departure', '(leaving)'],
  ['count', ''],
] as const)('beside a %s stands: “%s”', (kind, words) => {
  expect(formatFigureKind({ kind })).toBe(words);
});

type Reported = readonly [Certainty, number];
const asNumber = ([certainty, value]: Reported) => ({ certainty, value });

test.each<[Reported, Reported]>([
  [
    ['exact', 16],
    ['exact', 22],
  ],
  [
    ['about', 5000],
    ['exact', 5200],
  ],
  [
    ['about', 5000],
    ['nearly', 5200],
  ],
  [
    ['at-least', 23],
    ['exact', 22],
  ],
  [
    ['more-than', 22],
    ['exact', 22],
  ],
  [
    ['more-than', 22],
    ['at-most', 22],
  ],
  [
    ['at-least', 22],
    ['fewer-than', 22],
  ],
  [
    ['at-most', 15],
    ['about', 16],
  ],
])('differ: %j and %j', (a, b) => {
  expect(contradicts(asNumber(a), asNumber(b))).toBe(true);
  expect(contradicts(asNumber(b), asNumber(a))).toBe(true);
});

test.each<[Reported, Reported]>([
  [
    ['exact', 5200],
    ['exact', 5200],
  ],
  [
    ['exact', 5200],
    ['about', 5200],
  ],
  [
    ['exact', 5200],
    ['nearly', 5200],
  ],
  [
    ['more-than', 12],
    ['exact', 22],
  ],
  [
    ['more-than', 12],
    ['about', 12],
  ],
  [
    ['nearly', 12],
    ['fewer-than', 12],
  ],
  [
    ['at-least', 22],
    ['exact', 22],
  ],
  [
    ['at-least', 22],
    ['at-most', 22],
  ],
  [
    ['at-least', 5],
    ['more-than', 500],
  ],
  [
    ['at-most', 500],
    ['fewer-than', 5],
  ],
])('can both be true: %j and %j', (a, b) => {
  expect(contradicts(asNumber(a), asNumber(b))).toBe(false);
  expect(contradicts(asNumber(b), asNumber(a))).toBe(false);
});

test('numbers say the same but for “about” and “nearly”; a bound says something else', () => {
  const readings = (['exact', 'about', 'nearly', 'at-least', 'more-than'] as const).map(
    (certainty) => readingOf({ value: 12, certainty }),
  );
  expect(new Set(readings).size).toBe(3);
  expect(readings.slice(1, 3)).toEqual([readings[0], readings[0]]);
});

test('smaller numbers come first; of the same, what may lie below it', () => {
  const numbers: Reported[] = [
    ['exact', 5],
    ['fewer-than', 12],
    ['exact', 12],
    ['more-than', 12],
    ['at-most', 13],
  ];
  const sorted = numbers.toReversed().map(asNumber).sort(compareNumbers);
  expect(sorted).toEqual(numbers.map(asNumber));
});
