import { expect, test } from 'vitest';
import { fitText, type Room } from './fit-text.ts';
import type { Lettering } from './lettering.ts';

/** Every letter is half as wide as it is high. */
const lettering: Lettering = {
  has: () => true,
  measure: (line) => Array.from(line).length / 2,
  trace: () => [],
};

/** Two lines of ten letters at the larger size, four of twenty at the smaller. */
const room: Room = { width: 100, height: 44, sizes: [20, 10], leading: 1.1, weight: 'bold' };

test.each([
  ['a word', ['a word']],
  ['ten or more', ['ten or', 'more']],
])('%j stands at the largest size', (text, lines) => {
  expect(fitText(text, room, lettering)).toEqual({ size: 20, lines });
});

test.each([
  ['words that need more room', ['words that', 'need more room']],
  ['onelongerword', ['onelongerword']],
])('%j is made smaller before any word is broken', (text, lines) => {
  expect(fitText(text, room, lettering)).toEqual({ size: 10, lines });
});

test('lines are of about the same length', () => {
  expect(fitText('now one two three', { ...room, sizes: [20] }, lettering).lines).toEqual([
    'now one',
    'two three',
  ]);
});

test('a long word ends a line after a hyphen of its own', () => {
  expect(fitText('long-standing', { ...room, sizes: [20] }, lettering).lines).toEqual([
    'long-',
    'standing',
  ]);
});

test('a word too wide for every size is broken with a hyphen, and leaves no letter alone', () => {
  expect(fitText('abcdefghijklmnopqrs', { ...room, sizes: [20] }, lettering)).toEqual({
    size: 20,
    lines: ['abcdefghi-', 'jklmnopqrs'],
  });
  expect(fitText('abcdefghijk', { ...room, sizes: [20] }, lettering).lines).toEqual([
    'abcdefghi-',
    'jk',
  ]);
});

test('an Arabic word is broken without a hyphen', () => {
  expect(fitText('ابتثجحخدذرزس', { ...room, sizes: [20] }, lettering).lines).toEqual([
    'ابتثجحخدذر',
    'زس',
  ]);
});

test('what no size has room for ends in “…”', () => {
  expect(fitText('one two three four five six', { ...room, sizes: [20] }, lettering)).toEqual({
    size: 20,
    lines: ['one two', 'three fou…'],
  });
});
