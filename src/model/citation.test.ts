import { expect, test } from 'vitest';
import { citedArticles, longestDescription, passagesOf, plainText, shorten } from './citation.ts';
import { aParagraph, aPassage } from './examples.ts';

const blocks = [
  aParagraph([aPassage('One.', ['voa', 'ap']), aPassage('Two.', ['upi'])]),
  aParagraph([aPassage('Three.', ['ap']), aPassage('Four.', [])]),
];

test('a text cites each article once, in the order of first citation', () => {
  expect(citedArticles(passagesOf(blocks))).toEqual(['voa', 'ap', 'upi']);
});

test('the plain text of paragraphs runs on after a space', () => {
  expect(plainText(blocks)).toBe('One. Two. Three. Four.');
  expect(plainText([])).toBe('');
});

test('a short description stays as it is', () => {
  expect(shorten('Parliament voted.')).toBe('Parliament voted.');
});

test('a long description ends at a whole word, and says that it goes on', () => {
  const shortened = shorten('Parliament voted, and then, '.repeat(20));
  expect(shortened.length).toBeLessThanOrEqual(longestDescription);
  expect(shortened).toMatch(/(?:Parliament|voted|and|then)…$/);
});
