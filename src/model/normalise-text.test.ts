import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseText, normaliseWithOrigins } from './normalise-text.ts';

test.each([
  ['a soft hyphen', 'with\u00ADdraw', 'withdraw'],
  ['characters without width', '\uFEFFwith\u200B\u200C\u200D\u2060draw', 'withdraw'],
  ['an accent that stands alone', 'cafe\u0301', 'caf\u00E9'],
  ['an accent behind a soft hyphen', 'cafe\u00AD\u0301', 'caf\u00E9'],
  ['Korean syllables in parts', '\u1112\u1161\u11AB', '\uD55C'],
  ['white space', ' 5\u00A0000\u2009US \t\r\n\r\n troops\u202F', '5 000 US troops'],
  ['double quotation marks', '“a” „b‟ «c» "d" ″e″ 「f」', "'a' 'b' 'c' 'd' 'e' 'f'"],
  ['single quotation marks', "‘a’ ‚b‛ ‹c› 'd' `e´ ′f′ ❛g❜", "'a' 'b' 'c' 'd' 'e' 'f' 'g'"],
  ['quotation marks in a row', "“‘Leave’” ''now''", "'Leave' 'now'"],
  ['apostrophes', "Iraq’s Iraq's Iraqʼs Iraq`s", "Iraq's Iraq's Iraq's Iraq's"],
  ['hyphens in a word', 'al‐Assad al‑Assad al-Assad', 'al-Assad al-Assad al-Assad'],
  ['a dash between numbers', '2019–2020', '2019-2020'],
  ['dashes', 'a–b—c ― d‒ e −f', 'a – b – c – d – e – f'],
  ['hyphens for a dash', 'a--b --- c - d -- e', 'a – b – c – d – e'],
  ['dashes in a row', 'a —— b — - c –- d', 'a – b – c – d'],
  ['a dash at an end', '- a\n- b -', '– a – b –'],
  ['a hyphen on one side', 'long- and short-term', 'long- and short-term'],
  ['dots', 'a... b . . . c…', 'a… b … c…'],
  ['all that is left', 'U.S. “Forces”, (5,200); 3.5%: why?', "U.S. 'Forces', (5,200); 3.5%: why?"],
  ['nothing', ' \u200B ', ''],
])('normalises %s', (_, text, normalised) => {
  expect(normaliseText(text)).toBe(normalised);
});

/** Texts of which the rules change a good part. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aé9 \n\u00A0\u00AD\u200B.…-–—‐−“”‘’«\'"`´,\u0301\u0338<=\u1112\u1161'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test('normalising twice changes nothing more', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const once = normaliseText(text);
      expect(normaliseText(once)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

/** What rule 1 takes away: it may stand between a letter and its accent. */
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

test('every character knows its place in the text as given', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { text: normalised, from, to } = normaliseWithOrigins(text);
      expect([from.length, to.length]).toEqual([normalised.length, normalised.length]);
      for (const [index, start] of from.entries()) {
        expect(start).toBeLessThan(to[index]!);
        expect(to[index]!).toBeLessThanOrEqual(text.length);
        expect(start).toBeGreaterThanOrEqual(from[index - 1] ?? 0);
        const character = normalised[index]!;
        if (!/[' –…-]/.test(character)) {
          const stretch = text.slice(start, to[index]).replace(invisible, '');
          expect(stretch.normalize('NFC')).toContain(character);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('a stretch of the normal form comes from that stretch of the text', () => {
  const text = '“With\u00ADdraw”\u2003cafe\u0301 --now';
  const { text: normalised, from, to } = normaliseWithOrigins(text);
  expect(normalised).toBe("'Withdraw' caf\u00E9 – now");
  const stretch = (words: string) => {
    const index = normalised.indexOf(words);
    return text.slice(from[index], to[index + words.length - 1]);
  };
  expect(stretch('Withdraw')).toBe('With\u00ADdraw');
  expect(stretch('caf\u00E9')).toBe('cafe\u0301');
  expect(stretch('now')).toBe('now');
});
