import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { compactPage } from './compact-page.ts';

test('of much white space between tags one space stays, so that no words are glued together', () => {
  expect(compactPage('<b>5</b>\n    <i>January</i>')).toBe('<b>5</b> <i>January</i>');
  expect(compactPage('<b>5</b> <i>January</i>')).toBe('<b>5</b> <i>January</i>');
});

test.each([
  ['<div> <p>one</p> </div> <p>two</p>', '<div><p>one</p></div><p>two</p>'],
  [
    '<b>5</b> <ol class="a">\n<li>one</li> </ol> <i>6</i>',
    '<b>5</b><ol class="a"><li>one</li></ol><i>6</i>',
  ],
  ['<svg> <use href="#a"></use> </svg> <i>6</i>', '<svg><use href="#a"/></svg> <i>6</i>'],
  ['<divine>5</divine> <i>6</i>', '<divine>5</divine> <i>6</i>'],
])('where a block or a drawing begins or ends, none stays: %s', (loose, close) => {
  expect(compactPage(loose)).toBe(close);
});

test('text keeps its white space, beside tags and within', () => {
  const text = '<p>one   two\n\n<b>three</b>  four</p>';
  expect(compactPage(text)).toBe(text);
});

test.each(['pre', 'textarea', 'script', 'style'])('what stands in <%s> stays as it is', (name) => {
  const raw = `<${name}>a >  < b  "<i></i>   <b></b>"</${name}>`;
  expect(compactPage(raw)).toBe(raw);
});

test('a drawing is the same drawing with fewer tags', () => {
  const drawing = '<svg><path d="M0 0"></path><g><use href="#a"></use></g></svg>';
  expect(compactPage(drawing)).toBe('<svg><path d="M0 0"/><g><use href="#a"/></g></svg>');
  expect(treeOf(compactPage(drawing))).toBe(treeOf(drawing));
});

function treeOf(html: string): string {
  return toHtml(fromHtml(html, { fragment: true }));
}
