import { expect, test } from 'vitest';
import { findBareAts, findCitations, parseCitation } from './citations.ts';

test.each([
  ['[@one]', ['one']],
  ['[@2020-01-05-voa]', ['2020-01-05-voa']],
  ['[@one; @two;@three]', ['one', 'two', 'three']],
  ['[ @one;\n@two ]', ['one', 'two']],
])('%j cites %j', (text, articles) => {
  expect(parseCitation(text)).toEqual({ ok: true, articles });
});

test.each([
  '[@]',
  '[@;@one]',
  '[@one;]',
  '[@one, @two]',
  '[@one @two]',
  '[see @one]',
  '[@One]',
  '[@one, p. 3]',
  '[-@one]',
  '[@one--two]',
  '[@@one]',
])('%j is no citation, and the author is told how to write one', (text) => {
  expect(parseCitation(text)).toEqual({
    ok: false,
    problem: `“${text}” is no citation; write [@slug], or [@one; @two] for several articles`,
  });
});

test('an article stands in a bracket once', () => {
  expect(parseCitation('[@one; @one]')).toMatchObject({ ok: false });
});

test.each([
  ['One [@a]. Two [@b; @c].', ['[@a]', '[@b; @c]']],
  ['One [sic] two [@a].', ['[@a]']],
  ['[[@a]]', ['[@a]']],
  ['a@example.org', []],
])('in %j are the citations %j', (text, citations) => {
  expect(findCitations(text).map((found) => text.slice(found.index, found.end))).toEqual(citations);
});

test.each([
  ['One [@a].', []],
  ['write to a.b@example.org.', ['a.b@example.org']],
  ['@one and [@two] and @', ['@one', '@']],
])('in %j these @ stand outside brackets: %j', (text, words) => {
  expect(findBareAts(text).map((found) => found.text)).toEqual(words);
});
