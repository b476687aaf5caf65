import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseSelections } from '../model/text-fragment.ts';
import { canBeSelected, findTextDirective } from './find-text-directive.ts';
import { quotedArticles } from './quoted-articles.ts';

test('by the search of the draft, what is chosen selects exactly the quotation wherever its own words can', () => {
  fc.assert(
    fc.property(quotedArticles, ({ text, parts }) => {
      for (const part of parts) {
        if (!canBeSelected(text, part)) continue;
        const [selection, ...more] = chooseSelections(text, [part]);
        expect(more).toEqual([]);
        expect(findTextDirective(text, selection!)).toEqual(part);
      }
    }),
    { numRuns: 2000 },
  );
});

test('no word is used that the quotation does not hold', () => {
  const plain = (words: string) => words.replaceAll('\u00AD', '').replace(/\s+/g, ' ');
  fc.assert(
    fc.property(quotedArticles, ({ text, parts }) => {
      const quoted = parts.map(({ from, to }) => plain(text.slice(from, to)));
      for (const words of chooseSelections(text, parts).flat()) {
        expect(quoted.some((part) => part.includes(words))).toBe(true);
      }
    }),
  );
});
