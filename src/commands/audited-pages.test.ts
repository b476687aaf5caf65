import { expect, test } from 'vitest';
import { chooseHeaviest, kindOf, type Candidate } from './audited-pages.ts';

function aPage(file: string, { bytes = 1, isMoved = false } = {}): Candidate {
  return { file, html: 'x'.repeat(bytes), isMoved };
}

test.each([
  ['index.html', '/'],
  ['404.html', '404.html'],
  ['events/index.html', 'events/'],
  ['events/parliament-vote/index.html', 'events/…/'],
  ['embed/parliament-vote/index.html', 'embed/…/'],
  ['2020/index.html', 'yyyy/'],
  ['2020/01/index.html', 'yyyy/…/'],
  ['2020/01/05/index.html', 'yyyy/…/…/'],
  ['known-on/2020-01-10/index.html', 'known-on/…/'],
  ['known-on/2020-01-10/next/index.html', 'known-on/…/next/'],
])('%s is one of %s', (file, kind) => {
  expect(kindOf(file)).toBe(kind);
});

test('of each kind the heaviest page is taken, in the order of their addresses', () => {
  const chosen = chooseHeaviest([
    aPage('index.html'),
    aPage('events/parliament-vote/index.html', { bytes: 10 }),
    aPage('events/base-attack/index.html', { bytes: 20 }),
    aPage('events/index.html', { bytes: 99 }),
  ]);
  expect(chosen.map(({ page }) => page.file)).toEqual([
    'index.html',
    'events/index.html',
    'events/base-attack/index.html',
  ]);
});

test('a kind of page that nobody thought of is audited as soon as it has a page', () => {
  const chosen = chooseHeaviest([aPage('index.html'), aPage('quizzes/who-said-it/index.html')]);
  expect(chosen.map(({ kind }) => kind)).toEqual(['/', 'quizzes/…/']);
});

test('a page that only leads on stands for none, however heavy it is', () => {
  const chosen = chooseHeaviest([
    aPage('events/former-name/index.html', { bytes: 99, isMoved: true }),
    aPage('events/parliament-vote/index.html'),
  ]);
  expect(chosen.map(({ page }) => page.file)).toEqual(['events/parliament-vote/index.html']);
});
