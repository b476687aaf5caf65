import { expect, test } from 'vitest';
import { formatMessages, judgeMessages, readMessages, type CheckerMessage } from './check-html.ts';
import { checkerExceptions, type CheckerException } from './checker-exceptions.ts';

const stray: CheckerMessage = {
  type: 'error',
  url: 'search/index.html',
  lastLine: 16,
  message: 'Stray start tag “script”.',
  extract: '</html>\n<script>',
};

const doubt: CheckerMessage = {
  type: 'info',
  subType: 'warning',
  url: 'index.html',
  message: 'Consider using the “h1” element.',
};

const paintOrder: CheckerException = {
  message: "CSS: “paint-order”: Property “paint-order” doesn't exist.",
  specification: 'https://svgwg.org/svg2-draft/painting.html#PaintOrder',
  example: 'text { paint-order: stroke }',
};

test('the checker’s JSON is read, with paths from the folder instead of addresses', () => {
  const json = JSON.stringify({
    version: '26.9.27',
    messages: [
      { ...stray, url: 'file:/srv/dist/search/index.html', lastColumn: 388, hiliteStart: 10 },
      { type: 'non-document-error', subType: 'io', message: 'File not found.' },
    ],
  });
  expect(readMessages(json, '/srv/dist')).toEqual([
    stray,
    { type: 'non-document-error', subType: 'io', message: 'File not found.' },
  ]);
});

test('anything that is not the checker’s JSON is refused', () => {
  expect(() => readMessages('{"messages":[{"type":"praise"}]}', '/srv/dist')).toThrow();
  expect(() => readMessages('Exception in thread "main"', '/srv/dist')).toThrow();
});

test('errors and warnings are told apart, and a file that cannot be read is an error', () => {
  const unread: CheckerMessage = { type: 'non-document-error', message: 'File not found.' };
  const { errors, warnings } = judgeMessages([stray, doubt, unread], []);
  expect(errors).toEqual([stray, unread]);
  expect(warnings).toEqual([doubt]);
});

test('an exception excuses its very message and no other', () => {
  const known: CheckerMessage = { type: 'error', message: paintOrder.message };
  const other: CheckerMessage = { type: 'error', message: `${paintOrder.message} And more.` };
  const { errors, excused, idle } = judgeMessages([known, other, stray], [paintOrder]);
  expect(excused).toEqual([known]);
  expect(errors).toEqual([other, stray]);
  expect(idle).toEqual([]);
});

test('an exception that nothing needs any more is told', () => {
  expect(judgeMessages([stray], [paintOrder]).idle).toEqual([paintOrder]);
});

test('only rules of style are ever excused, and of HTML what it says of a link to what is awaited', () => {
  const others = checkerExceptions.filter(({ message }) => !message.startsWith('CSS: '));
  expect(others.map(({ example }) => example)).toEqual([
    '<link rel="expect" href="#_end" blocking="render">',
  ]);
});

test('messages are told once each, with their number and the first place', () => {
  const again = { ...stray, url: 'index.html' };
  expect(formatMessages([stray, doubt, again])).toEqual([
    'Stray start tag “script”. (2 times; first in search/index.html:16: </html> <script>)',
    'Consider using the “h1” element. (once; first in index.html)',
  ]);
});
