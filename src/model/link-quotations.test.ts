import { expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { aPassage, anArticle, someContent } from './examples.ts';
import { linkQuotations } from './link-quotations.ts';
import { normaliseText } from './normalise-text.ts';

const { articles } = buildArchive(
  someContent({
    articles: [
      anArticle('npr', { url: 'https://npr.org/a' }),
      anArticle('voa', { url: 'https://voanews.com/a' }),
      anArticle('paper', { url: undefined, whereFound: 'in a library' }),
    ],
    quotations: [
      certified('npr', 'no new mission'),
      certified('voa', 'leaving shortly'),
      certified('paper', 'on paper only'),
    ],
  }),
);

test('each quotation leads to its own words in the article that has them', () => {
  const passage = aPassage('He said “leaving shortly”, she said “no new mission”.');
  const { html, unlinked } = linkQuotations(passage, articles);
  expect(linksIn(html)).toEqual([
    ['https://voanews.com/a#:~:text=leaving%20shortly', '“leaving shortly”'],
    ['https://npr.org/a#:~:text=no%20new%20mission', '“no new mission”'],
  ]);
  expect(unlinked).toEqual([]);
});

test('a block quotation is a link as a whole, since it has no marks', () => {
  const text = 'no new mission';
  const passage = { html: text, text, quotations: [{ text, index: 0, offset: 0 }] };
  expect(linksIn(linkQuotations(passage, articles).html)).toEqual([
    ['https://npr.org/a#:~:text=no%20new%20mission', 'no new mission'],
  ]);
});

test('a quotation within a link stays, and its address is given back', () => {
  const passage = {
    ...aPassage('See “leaving shortly”.'),
    html: 'See <a href="/about/">“leaving shortly”</a>.',
  };
  expect(linkQuotations(passage, articles)).toEqual({
    html: passage.html,
    unlinked: ['https://voanews.com/a#:~:text=leaving%20shortly'],
  });
});

test.each([
  ['an article that can be read nowhere', 'He said “on paper only”.'],
  ['no article of the passage', 'He said “never found”.'],
])('a quotation of %s stays as it is', (_, text) => {
  expect(linkQuotations(aPassage(text), articles)).toEqual({ html: text, unlinked: [] });
});

function certified(article: string, text: string) {
  return { article, text: normaliseText(text), selects: [[text]], checked: '2026-11-22' };
}

/** The links of some HTML: where each leads, and its words. */
function linksIn(html: string): string[][] {
  return [...html.matchAll(/<a [^>]*href="([^"]*)">(.*?)<\/a>/gs)].map(
    ([, href = '', words = '']) => [href, words],
  );
}
