import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean } from './did-you-mean.ts';

const known = ['headline', 'when', 'whenBasis', 'kind', 'parliament-vote', 'embassy-stormed'];

test.each([
  ['knid', 'kind'],
  ['headlin', 'headline'],
  ['Headline', 'headline'],
  ['whenbasis', 'whenBasis'],
  ['parlament-votes', 'parliament-vote'],
  ['embassystormed', 'embassy-stormed'],
])('“%s” was probably meant to be “%s”', (name, meant) => {
  expect(didYouMean(name, known)).toBe(`; did you mean “${meant}”?`);
});

test.each(['', 'x', 'side', 'us', 'troops', 'federal-reserve-warning'])(
  '“%s” is like none of them',
  (name) => {
    expect(didYouMean(name, known)).toBe('');
  },
);

test('one slip of the keyboard is always understood', () => {
  const slug = fc.stringMatching(/^[a-z]{4,12}$/);
  fc.assert(
    fc.property(slug, fc.nat(), fc.constantFrom('drop', 'double', 'swap'), (name, at, slip) => {
      const index = at % (name.length - 1);
      const [before, a, b, after] = [
        name.slice(0, index),
        name[index]!,
        name[index + 1]!,
        name.slice(index + 2),
      ];
      const slipped = before + { drop: b, double: a + a + b, swap: b + a }[slip] + after;
      expect(didYouMean(slipped, [name])).toBe(`; did you mean “${name}”?`);
    }),
  );
});
