import { expect, test } from 'vitest';
import { findWords } from './words.ts';

test.each([
  ["Iraq's long-standing al-Assad base", ["Iraq's", 'long-standing', 'al-Assad', 'base']],
  ['5,200 of 3.5% at 10:30, 24/7', ['5,200', 'of', '3.5', 'at', '10:30', '24/7']],
  ['the U.S. (U.K.), then', ['the', 'U.S', 'U.K', 'then']],
  ["'leave', the lawmakers' vote", ['leave', 'the', 'lawmakers', 'vote']],
  [
    'long- and short-term – and/or, one,two',
    ['long', 'and', 'short-term', 'and', 'or', 'one', 'two'],
  ],
  ['نعم نعم Łódź 兵', ['نعم', 'نعم', 'Łódź', '兵']],
  ['… – [!]', []],
])('the words of %j', (text, words) => {
  expect(findWords(text).map((word) => word.text)).toEqual(words);
  for (const word of findWords(text)) {
    expect(text.slice(word.index, word.index + word.text.length)).toBe(word.text);
  }
});
