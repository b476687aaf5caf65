import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stretch } from './match-quotation.ts';
import { chooseSelections, formatTextFragment } from './text-fragment.ts';

/** The last place of some words in a text. */
function placeOf(text: string, words: string): Stretch {
  const from = text.lastIndexOf(words);
  return { from, to: from + words.length };
}

describe('of a quotation are chosen', () => {
  test.each<[string, string, string, string[][]]>([
    [
      'all words, where that is shortest',
      'long-standing',
      'A long-standing plan',
      [['long-standing']],
    ],
    [
      'three first words and the last, which fewer would not find among a page’s menus and notices',
      'we have no new mission',
      'So we have no new mission.',
      [['we have no', 'mission']],
    ],
    [
      'more first words, where three stand earlier',
      'we have no new mission here',
      'We have no plan; we have no new mission here.',
      [['we have no new', 'here']],
    ],
    [
      'more first words, where some stand earlier in other letters',
      'élan and some more of it',
      'ELAN AND SOME; élan and some more of it',
      [['élan and some more', 'it']],
    ],
    [
      'more first words, where some stand earlier behind a hyphen',
      'standing in for all the others',
      'A long-standing in for: standing in for all the others',
      [['standing in for all', 'others']],
    ],
    [
      'three first words, where they stand earlier only within a word',
      'the end of all that',
      'Breathe end of all: the end of all that',
      [['the end of', 'that']],
    ],
    [
      'three first words, where they stand earlier only in a number',
      '200 men of the army of Iraq',
      '5,200 men of Iraq; 200 men of the army of Iraq',
      [['200 men of', 'Iraq']],
    ],
    [
      'more last words, where the last comes in between',
      'an old start, a start and a new start',
      'an old start, a start and a new start',
      [['an old start', 'new start']],
    ],
    [
      'both words, where the first stands earlier',
      'throughout Friday',
      'throughout Thursday and throughout Friday',
      [['throughout Friday']],
    ],
    [
      'all words, where all stand earlier',
      'troops to stay in Iraq',
      'TROOPS TO STAY IN IRAQ\n\nSo troops to stay in Iraq.',
      [['troops to stay in Iraq']],
    ],
    [
      'words as the article spells them, without what is invisible',
      '“With\u00ADdraw”\u00A0now',
      'They said: “With\u00ADdraw”\u00A0now',
      [['“Withdraw” now']],
    ],
    [
      'words on both sides of a paragraph’s end',
      'They left.\n\nHe stayed',
      'They left.\n\nHe stayed',
      [['They', 'stayed']],
    ],
    [
      'both words, where a paragraph ends between them',
      'here\r\n\r\nthere',
      'here\r\n\r\nthere',
      [['here', 'there']],
    ],
    [
      'the words of each paragraph, where they stand earlier',
      'they\n\nleft early',
      'THEY THEY\n\nthey\n\nleft early',
      [['they'], ['left early']],
    ],
  ])('%s', (_, quoted, text, chosen) => {
    expect(chooseSelections(text, [placeOf(text, quoted)])).toEqual(chosen);
  });

  test('words for each of its parts', () => {
    const text = 'We would have been negligent, had we not done this.';
    const parts = ['We would have', 'had we not'].map((words) => placeOf(text, words));
    expect(chooseSelections(text, parts)).toEqual([['We would have'], ['had we not']]);
  });
});

test.each([
  [[['imminent']], '#:~:text=imminent'],
  [[['We', 'mission']], '#:~:text=We,mission'],
  [[['with fewer'], ['a', 'b']], '#:~:text=with%20fewer&text=a,b'],
  [[['AT&T-led, 5,000']], '#:~:text=AT%26T%2Dled%2C%205%2C000'],
  [[["Iraq's (“so!”)*"]], '#:~:text=Iraq%27s%20%28%E2%80%9Cso%21%E2%80%9D%29%2A'],
])('%j is written %s', (selects, fragment) => {
  expect(formatTextFragment(selects)).toBe(fragment);
});

test('whatever is selected can be read back, and fits into any address', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1 });
  const selects = fc.array(fc.array(words, { minLength: 1, maxLength: 2 }), { minLength: 1 });
  fc.assert(
    fc.property(selects, (given) => {
      const fragment = formatTextFragment(given);
      expect(fragment).toMatch(/^#:~:text=(?:[A-Za-z0-9._~,=&]|%[0-9A-F]{2})*$/);
      const directives = fragment.slice('#:~:'.length).split('&');
      expect(directives.every((directive) => directive.startsWith('text='))).toBe(true);
      const read = directives.map((directive) =>
        directive.slice('text='.length).split(',').map(decodeURIComponent),
      );
      expect(read).toEqual(given);
    }),
  );
});
