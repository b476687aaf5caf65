import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldSpelling, soundOf, soundsIn } from './sounds.ts';

describe('how a name sounds', () => {
  test.each([
    ['Soleimani', 'Suleymani'],
    ['Qassem', 'Qasim'],
    ['Qassem', 'Kasem'],
    ['Muhandis', 'Mohandes'],
    ['Kadhimi', 'Kazemi'],
    ['Moqtada', 'Muqtada'],
    ['Erbil', 'Irbil'],
    ['Falluja', 'Fallujah'],
    ['Kata’ib', 'Kataeb'],
    ['Nujaba', 'Nujabāʾ'],
  ])('%s sounds like %s', (one, other) => {
    expect(soundOf(one)).toBe(soundOf(other));
    expect(soundOf(one)).toBeDefined();
  });

  test.each([
    ['Sadr', 'Soleimani'],
    ['Shiite', 'Sunni'],
    ['Kurdish', 'Kadhimi'],
  ])('%s does not sound like %s', (one, other) => {
    expect(soundOf(one)).not.toBe(soundOf(other));
  });

  test.each(['Iran', 'al', 'US', ''])('%j is too short to have a sound', (name) => {
    expect(soundOf(name)).toBeUndefined();
  });

  test('neither capitals nor signs change it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(soundOf(foldSpelling(name))).toBe(soundOf(name));
      }),
    );
  });
});

test('only words that begin with a capital are taken for names, each sound once', () => {
  expect(soundsIn('Soleimani and the killing of Suleimani')).toEqual([soundOf('Soleimani')]);
});
