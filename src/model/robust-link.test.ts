import { expect, test } from 'vitest';
import { robustLink } from './robust-link.ts';

const copy = { url: 'https://web.archive.org/web/2020/https://npr.org/a', date: '2026-11-22' };

test.each([
  [
    'an article with a copy',
    { url: 'https://npr.org/a', carriedBy: undefined, archived: copy },
    ['https://npr.org/a', copy.url, copy.date],
  ],
  [
    'one read where it is carried',
    { url: undefined, carriedBy: { name: 'WOSU', url: 'https://wosu.org/a' }, archived: copy },
    ['https://wosu.org/a', copy.url, copy.date],
  ],
  [
    'one that has nothing but a copy',
    { url: undefined, carriedBy: undefined, archived: copy },
    [undefined, copy.url, copy.date],
  ],
  [
    'one without a copy',
    { url: 'https://npr.org/a', carriedBy: undefined, archived: undefined },
    [undefined, undefined, undefined],
  ],
])('a link to %s names original, copy and day of the copy', (_, article, named) => {
  const link = robustLink(article);
  expect([link['data-originalurl'], link['data-versionurl'], link['data-versiondate']]).toEqual(
    named,
  );
});
