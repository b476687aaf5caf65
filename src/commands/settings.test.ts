import { expect, test } from 'vitest';
import { parseBase, parseCards, parseContact, parsePort, parseSite } from './settings.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['https://example.org', 'https://example.org'],
  ['https://example.org/', 'https://example.org'],
  ['http://localhost:4321', 'http://localhost:4321'],
])('SITE=%j means the origin %j', (text, site) => {
  expect(parseSite(text)).toBe(site);
});

test.each([
  'example.org',
  'ftp://example.org',
  '/history/',
  'https://',
  'https://me:pw@example.org',
])('SITE=%j is refused with an example of a good one', (text) => {
  expect(() => parseSite(text)).toThrow('SITE=https://example.org npm run build');
});

test('a path in SITE is sent to BASE', () => {
  expect(() => parseSite('https://example.org/history/')).toThrow(
    'SITE=https://example.org BASE=/history/ npm run build',
  );
});

test.each([
  [undefined, '/'],
  ['', '/'],
  ['/', '/'],
  ['history', '/history/'],
  ['/history', '/history/'],
  ['history/iraq/', '/history/iraq/'],
])('BASE=%j means the path %j', (text, base) => {
  expect(parseBase(text)).toBe(base);
});

test.each(['/a//', '/a//b/', '/../', 'a b', '/a?b', '/a#b', 'https://example.org/a/'])(
  'BASE=%j is refused',
  (text) => {
    expect(() => parseBase(text)).toThrow('BASE=/troop-question/');
  },
);

test.each([
  [undefined, 4321],
  ['', 4321],
  ['8080', 8080],
  ['0', 0],
])('PORT=%j means %j', (text, port) => {
  expect(parsePort(text)).toBe(port);
});

test.each(['http', '-1', '65536', '80.5', '1e3'])('PORT=%j is refused', (text) => {
  expect(() => parsePort(text)).toThrow('PORT=8080 npm start');
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['https://example.org/errors', 'https://example.org/errors'],
  ['errors@example.org', 'errors@example.org'],
  ['mailto:errors@example.org', 'errors@example.org'],
])('CONTACT=%j means %j', (text, contact) => {
  expect(parseContact(text)).toBe(contact);
});

test.each(['foo', 'javascript:alert(1)', 'https://', 'me@localhost', 'a b@example.org'])(
  'CONTACT=%j is refused with an example of a good one',
  (text) => {
    expect(() => parseContact(text)).toThrow('CONTACT=errors@example.org npm run build');
  },
);

test.each([
  [undefined, true],
  ['', true],
  ['on', true],
  ['off', false],
])('CARDS=%j makes cards: %j', (text, expected) => {
  expect(parseCards(text)).toBe(expected);
});

test.each(['no', '0', 'OFF'])('CARDS=%j is refused with an example of a good one', (text) => {
  expect(() => parseCards(text)).toThrow('CARDS=off npm run build');
});
