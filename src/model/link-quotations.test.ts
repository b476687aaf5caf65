import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { aPassage, anArticle, someContent } from './examples.ts';
import { linkQuotations, linkQuotationsIn } from './link-quotations.ts';
import { normaliseText } from './normalise-text.ts';

const { articles } = buildArchive(
  someContent({
    articles: [
      anArticle('npr', { url: 'https://npr.org/a' }),
      anArticle('voa', { url: 'https://voanews.com/a' }),
      anArticle('kept', {
        url: 'https://kept.org/a',
        archived: { url: 'https://web.archive.org/kept', date: '2026-11-22' },
      }),
      anArticle('paper', { url: undefined, whereFound: 'in a library' }),
    ],
    quotations: [
      certified('npr', 'no new mission'),
      certified('voa', 'leaving shortly'),
      certified('paper', 'on paper only'),
      certified('kept', 'said twice'),
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

test('the link leaves our page for another’s, says where it leads, and names an archived copy', () => {
  expect(linkQuotations(aPassage('It was “said twice”.'), articles).html).toBe(
    'It was <a class="quoted" rel="noopener external" aria-describedby="_original"' +
      ' href="https://kept.org/a#:~:text=said%20twice" data-originalurl="https://kept.org/a"' +
      ' data-versionurl="https://web.archive.org/kept" data-versiondate="2026-11-22">“said twice”</a>.',
  );
});

test('a quotation within a link stays, and a link to its words is given back', () => {
  const passage = {
    ...aPassage('See “leaving shortly”.'),
    html: 'See <a href="/about/">“leaving shortly”</a>.',
  };
  expect(linkQuotations(passage, articles)).toEqual({
    html: passage.html,
    unlinked: [
      {
        rel: 'noopener external',
        'aria-describedby': '_original',
        href: 'https://voanews.com/a#:~:text=leaving%20shortly',
      },
    ],
  });
});

test.each([
  ['an article that can be read nowhere', 'He said “on paper only”.'],
  ['no article of the passage', 'He said “never found”.'],
])('a quotation of %s stays as it is', (_, text) => {
  expect(linkQuotations(aPassage(text), articles)).toEqual({ html: text, unlinked: [] });
});

describe('in a text without markup', () => {
  test('quotations are found by their marks, and what looks like markup is none', () => {
    const html = linkQuotationsIn('R&D <b>: “no new mission”', articles);
    expect(html).toContain('R&amp;D &lt;b>: <a ');
    expect(linksIn(html)).toEqual([
      ['https://npr.org/a#:~:text=no%20new%20mission', '“no new mission”'],
    ]);
  });

  test('one quotation may be given, whatever marks are in it', () => {
    const words = 'he said “go” and went';
    const article = buildArchive(someContent({ quotations: [certified('voa', words)] })).articles;
    const html = linkQuotationsIn(`“${words}”`, article, [{ text: words, index: 0 }]);
    expect(linksIn(html).map(([, linked]) => linked)).toEqual([`“${words}”`]);
  });
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
