import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf } from './addresses.ts';
import { partsOf, titleOfPart } from './parts.ts';

test('the parts of a list have all of it once, in order, and none has too many', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (things, most) => {
      const parts = partsOf(things, most);
      expect(parts.flatMap((part) => part.things)).toEqual(things);
      expect(parts.every((part) => part.things.length <= most)).toBe(true);
      expect(parts.map(({ number }) => number)).toEqual(parts.map((_, index) => index + 1));
      expect(parts.every(({ count }) => count === parts.length)).toBe(true);
    }),
  );
});

test('what there is nothing of has one page, which says so', () => {
  expect(partsOf([], 10)).toEqual([{ things: [], number: 1, count: 1 }]);
});

test('the first part keeps the title and the address of the whole', () => {
  expect(titleOfPart('2020', { number: 1 })).toBe('2020');
  expect(titleOfPart('2020', { number: 2 })).toBe('2020, part 2');
  expect(addressOf({ part: 1, of: { side: 'iran' } })).toBe('/sides/iran/');
  expect(addressOf({ part: 2, of: { side: 'iran' } })).toBe('/sides/iran/part-2/');
  expect(addressOf({ part: 12, of: 'articles' })).toBe('/articles/part-12/');
  expect(addressOf({ part: 2, of: { period: '2020-01' }, at: 'a-vote' })).toBe(
    '/2020/01/part-2/#a-vote',
  );
});
