import { describe, expect, test } from 'vitest';
import type { VerifiedQuotation } from './ledger.ts';
import { normaliseText } from './normalise-text.ts';
import { addressAtWords, originalAddress, verifiedIn } from './verification.ts';

function found(article: string, text: string): VerifiedQuotation {
  return { article, text: normaliseText(text), selects: [[text]], checked: '2026-11-22' };
}

function anArticleWith(slug: string, ...quotations: readonly string[]) {
  const verified = quotations.map((text) => found(slug, text));
  return { slug, verified: new Map(verified.map((each) => [each.text, each])) };
}

describe('where a quotation was found', () => {
  const voa = anArticleWith('voa', 'with fewer resources');
  const npr = anArticleWith('npr', 'with fewer resources', 'we’re no new mission');

  test.each([
    ['with fewer resources', [voa, npr], 'voa'],
    ['with fewer resources', [npr, voa], 'npr'],
    ['with  fewer\nresources', [voa], 'voa'],
    ["we're no new mission", [voa, npr], 'npr'],
    ['with few resources', [voa, npr], undefined],
    ['with fewer resources', [], undefined],
  ] as const)('%j in %o', (quotation, articles, slug) => {
    expect(verifiedIn(quotation, articles)?.article.slug).toBe(slug);
  });
});

describe('where an article itself can be read', () => {
  const carrier = { name: 'WOSU', url: 'https://wosu.org/a' };

  test.each([
    ['at its publisher’s', { url: 'https://npr.org/a', carriedBy: carrier }, 'https://npr.org/a'],
    ['where it is carried', { url: undefined, carriedBy: carrier }, 'https://wosu.org/a'],
    ['nowhere', { url: undefined, carriedBy: { name: 'WOSU', url: undefined } }, undefined],
    ['nowhere at all', { url: undefined, carriedBy: undefined }, undefined],
  ])('%s', (_, article, address) => {
    expect(originalAddress(article)).toBe(address);
  });
});

test.each([
  [
    'https://example.org/a',
    [['fewer resources']],
    'https://example.org/a#:~:text=fewer%20resources',
  ],
  [
    'https://example.org/a?b=1',
    [['with', 'resources'], ['he said']],
    'https://example.org/a?b=1#:~:text=with,resources&text=he%20said',
  ],
  ['https://example.org/a#b', [['fewer']], 'https://example.org/a#b:~:text=fewer'],
])('%s at the words %j is %s', (url, selects, address) => {
  expect(addressAtWords({ url, carriedBy: undefined }, { selects })).toBe(address);
});

test('words of an article that can be read nowhere have no address', () => {
  expect(addressAtWords({ url: undefined, carriedBy: undefined }, { selects: [['a']] })).toBe(
    undefined,
  );
});
