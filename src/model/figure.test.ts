import { expect, test } from 'vitest';
import { formatFigure, formatFigureKind, formatNumber } from './figure.ts';

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
