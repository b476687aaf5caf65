import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFromRight, toDrawable } from './lettering.ts';

/** Latin and Arabic, digits and common signs. */
const lettering = {
  has: (character: string) =>
    /[\p{Script=Latin}\p{Script=Arabic}\p{M}0-9 \u00A0.,:;!?“”’–…-]/u.test(character),
};

test.each([
  ['Troops leave', 'Troops leave'],
  ['Troops\n leave\t Iraq ', 'Troops leave Iraq'],
  ['5,200\u00A0troops', '5,200\u00A0troops'],
  ['Troops 🚀 leave', 'Troops leave'],
  ['A family 👨‍👩‍👧 and a flag 🇮🇶', 'A family and a flag'],
  ['中文 says 中国 (twice)', '… says … twice'],
  ['soft\u00ADhyphen and \u202Eturned\u202C', 'softhyphen and turned'],
  ['a\u0000b', 'ab'],
  ['e\u0301', 'é'],
  ['می\u200Cخواهد', 'می\u200Cخواهد'],
  ['lost\u200C non-joiner', 'lost non-joiner'],
  ['🚀', '…'],
  ['', '…'],
])('%j is drawn as %j', (text, drawn) => {
  expect(toDrawable(text, lettering)).toBe(drawn);
});

test('whatever is drawn has a glyph, stands on one line, and is not empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const drawn = toDrawable(text, lettering);
      expect(drawn).not.toBe('');
      expect(drawn).not.toMatch(/^\s|\s$| {2}|[^\S \u00A0]/u);
      const others = Array.from(drawn).filter((c) => c !== '\u200C' && !lettering.has(c));
      expect(others).toEqual([]);
      expect(toDrawable(drawn, lettering)).toBe(drawn);
    }),
  );
});

test.each([
  ['Troops leave', false],
  ['القوات', true],
  ['«5,200» القوات leave', true],
  ['Troops القوات', false],
  ['5,200', false],
])('%j is written from the right: %j', (text, expected) => {
  expect(isFromRight(text)).toBe(expected);
});
