import type { Nodes } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, findFaults, readSiteUnderTest, textOf } from './built-site.ts';
import { inWords, isRealDate } from './plain-date.ts';

const { pages } = readSiteUnderTest();

test('every date that machines read is a real one', () => {
  expect(
    findFaults(pages, ({ tree }) =>
      selectAll('time', tree)
        .map((time) => attributeOf(time, 'dateTime') ?? textOf(time))
        .filter((datetime) => !isRealDate(datetime)),
    ),
  ).toEqual([]);
});

test('the date that a reader sees is the one that machines read', () => {
  expect(
    findFaults(pages, ({ tree }) =>
      selectAll('time[datetime]', tree)
        .map((time) => ({ datetime: attributeOf(time, 'dateTime') ?? '', words: textOf(time) }))
        .filter(({ datetime, words }) => !tells(words, datetime))
        .map(({ datetime, words }) => `“${words}” for ${datetime}`),
    ),
  ).toEqual([]);
});

test('no word is glued to the next', () => {
  expect(
    findFaults(pages, ({ tree }) =>
      [
        ...markedText(select('body', tree)!).matchAll(
          /[^\s|]*[\p{L}\p{N}.,;:!?%)’”]\|+[\p{L}\p{N}“‘(][^\s|]*/gu,
        ),
      ].map(([words]) => words),
    ),
  ).toEqual([]);
});

test('no comma, full stop or closing quotation mark stands after a space', () => {
  expect(
    findFaults(pages, ({ tree }) =>
      [...markedText(select('body', tree)!).matchAll(/\S+(?: +\|* *)[.,;:!?)”](?!\S)/g)].map(
        ([words]) => words,
      ),
    ),
  ).toEqual([]);
});

/**
 * Whether the words are those of the date, or begin them: in `16–29 March 2020` the first date is
 * `16`, and a heading may have given the year. Months may be shortened.
 */
function tells(words: string, datetime: string): boolean {
  const said = words.replace(/^about /, '').replace(/ \(uncertain\)$/, '');
  const whole = inWords(datetime);
  const short = whole.replace(/(?<=[A-Z][a-z]{2})[a-z]+/, '');
  return [whole, short].some((wording) => wording === said || wording.startsWith(`${said} `));
}

/** Elements that stand within a line. All others part their text from what is around them. */
const INLINE =
  'a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var';

/** A page's text, with a `|` where an inline element begins or ends and a line for every other one. */
function markedText(node: Nodes): string {
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ').replaceAll('|', ' ');
  if (!('children' in node)) return '';
  if (node.type === 'element' && ['style', 'script'].includes(node.tagName)) return '\n';
  const text = node.children.map(markedText).join('');
  const isInline = node.type === 'element' && INLINE.split(' ').includes(node.tagName);
  return isInline ? `|${text}|` : `\n${text}\n`;
}
