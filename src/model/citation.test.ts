import { expect, test } from 'vitest';
import { citedArticles, passagesOf, plainText } from './citation.ts';
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
