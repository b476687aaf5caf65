import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { passagesOf, type Passage } from '../model/citation.ts';
import { parseBody, parseCitedLine } from './parse-body.ts';

describe('an account', () => {
  test('is read into passages, each with the articles it rests on', () => {
    expect(account('One and two [@a]. Three [@b; @c].\n\nFour. Five [@a].')).toMatchObject([
      { text: 'One and two.', html: 'One and two.', articles: ['a'] },
      { text: 'Three.', articles: ['b', 'c'] },
      { text: 'Four. Five.', articles: ['a'] },
    ]);
  });

  test.each([
    ['the full stop stands after the citation', 'One [@a].', 'One.'],
    ['the paragraph ends in the citation', 'Was it so? [@a]', 'Was it so?'],
    ['an abbreviation ends the sentence', 'In the U.S. [@a].', 'In the U.S.'],
    ['a quotation ends the sentence', 'He said “Go!” [@a].', 'He said “Go!”'],
    [
      'a bracket ends the sentence',
      'They left (all of them, etc.) [@a].',
      'They left (all of them, etc.).',
    ],
    ['the citation stands on its own line', 'One\n[@a].', 'One.'],
    ['the citation spans lines', 'One [@a;\n  @b].', 'One.'],
    ['brackets hold something else', 'It “pauses [sic]” [@a].', 'It “pauses [sic]”.'],
    ['a number has a point', 'Some 5.2 thousand [@a].', 'Some 5.2 thousand.'],
    ['a space is one that does not break', 'Some 5\u00A0000\u00A0[@a].', 'Some 5\u00A0000.'],
    ['lines end as on Windows', 'One\r\ntwo [@a].\r\n', 'One two.'],
  ])('is one passage where %s', (_, body, text) => {
    expect(account(body)).toMatchObject([{ text, html: text }]);
  });

  test('keeps emphasis and links, with the words they hold', () => {
    const body = 'The *Post* has [a *long* story](https://example.org/?a=1&b=2) *and\nmore* [@a].';
    expect(account(body)).toMatchObject([
      {
        text: 'The Post has a long story and more.',
        html: 'The <em>Post</em> has <a href="https://example.org/?a=1&#x26;b=2" rel="external noopener">a <em>long</em> story</a> <em>and more</em>.',
        links: [],
        markup: [
          { from: 4, to: 8 },
          { from: 13, to: 25, address: 'https://example.org/?a=1&b=2' },
          { from: 15, to: 19 },
          { from: 26, to: 34 },
        ],
      },
    ]);
  });

  test('takes an address in angle brackets for a link', () => {
    expect(account('See <https://example.org/@user> [@a].')).toMatchObject([
      {
        html: 'See <a href="https://example.org/@user" rel="external noopener">https://example.org/@user</a>.',
      },
    ]);
  });

  test('notes links to pages of ours, for the archive to check', () => {
    expect(account('As [before](/events/vote/) [@a].')).toMatchObject([
      { links: ['/events/vote/'], html: 'As <a href="/events/vote/">before</a>.' },
    ]);
  });

  test('finds quotations across emphasis', () => {
    expect(account('He said “leave *now*, Iraq’s friends” [@a].')).toMatchObject([
      { quotations: [{ text: 'leave now, Iraq’s friends', index: 8 }] },
    ]);
  });

  test('knows where each passage begins', () => {
    const body = '   \n\nOne [@a]. *Two* [@b].\n\n  “Three” [@a].\n';
    const texts = account(body).map(({ offset }) => body.slice(offset).split(' ')[0]);
    expect(texts).toEqual(['One', 'Two*', '“Three”']);
  });

  test.each([
    ['[@a] [@b].', 2],
    ['One [@a] [@b].', 1],
    ['One [@a].[@b]', 1],
    ['One [@a], [@b].', 1],
    ['One [@a][@b].', 1],
    ['One [@a] two [@b].', 1],
    ['One [@a]; two.', 1],
    ['One [@a](https://example.org/ "title").', 1],
    ['One *two [@a]*.', 1],
    ['One [two [@a]](https://example.org/) three [@b].', 1],
    ['One [@A].', 1],
    ['One @a.', 1],
    ['One.', 1],
    ['**One**.', 2],
    ['One [@a].\n\n[@a]: https://example.org/', 2],
  ])('tells of one mistake once: %j', (body, count) => {
    expect(parseBody(body, 'account').problems).toHaveLength(count);
  });

  test.each([45, 46])('lets 45 words rest on one citation, not 46: %d', (count) => {
    const words = Array.from({ length: count }, () => 'word').join(' ');
    expect(parseBody(`${words} [@a].`, 'account').problems).toHaveLength(count - 45);
  });
});

describe('a summary', () => {
  test('is read paragraph by paragraph, and rests on its own article', () => {
    const { blocks, problems } = parseBody(
      'One. *Two*.\n\n> Three\n> four.\n>\n> Five.',
      'summary',
    );
    expect(problems).toEqual([]);
    expect(blocks).toMatchObject([
      { kind: 'paragraph', passages: [{ text: 'One. Two.', articles: [], quotations: [] }] },
      {
        kind: 'quotation',
        passages: [{ text: 'Three four.', quotations: [{ text: 'Three four.' }] }],
      },
      { kind: 'quotation', passages: [{ text: 'Five.', quotations: [{ text: 'Five.' }] }] },
    ]);
  });

  test('may hold an @ that cites nothing', () => {
    expect(parseBody('The account @example wrote it.', 'summary').problems).toEqual([]);
  });
});

describe('a cited line', () => {
  test('is one passage and needs no full stop', () => {
    expect(parseCitedLine('a Sunday [@a; @b]')).toMatchObject({
      passage: { text: 'a Sunday', articles: ['a', 'b'] },
      problems: [],
    });
  });

  test.each(['', 'a Sunday', 'One [@a]. Two [@b]', 'One [@a]\n\nTwo [@b]', '[@a]', '- one [@a]'])(
    '%j is none',
    (text) => {
      expect(parseCitedLine(text).problems).toHaveLength(1);
    },
  );
});

test('any text reaches the reader as it was written', () => {
  const characters = fc.constantFrom(
    ...'aé5 <>&"\'`/*_#!-+.=~(){}|^:;,?$%ﷺ“”’–\u00A0🪖'.match(/./gu)!,
  );
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 30 }), (list) => {
      const text = `a${list.join('')}z`.replace(/ +/g, ' ');
      const escaped = text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
      const [passage] = passagesOf(parseBody(escaped, 'summary').blocks);
      expect(passage?.text).toBe(text);
      expect(textOfHtml(passage?.html ?? '')).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('no text, however it is written, becomes markup other than emphasis and links', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...'ab <>&"\'/*_[]()!`\\=@;.\n'), { maxLength: 40 }),
      (list) => {
        const { blocks } = parseBody(list.join(''), 'account');
        const others = passagesOf(blocks)
          .flatMap(({ html }) => nodesIn(fromHtml(html, { fragment: true })))
          .filter(({ type }) => type !== 'text')
          .filter((node) => !(node.type === 'element' && ['em', 'a'].includes(node.tagName)));
        expect(others).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

function account(body: string): Passage[] {
  const { blocks, problems } = parseBody(body, 'account');
  expect(problems).toEqual([]);
  return passagesOf(blocks);
}

type HtmlNode = ReturnType<typeof fromHtml>['children'][number];

/** All that lies in a piece of HTML, as a browser’s parser takes it. */
function nodesIn({ children }: { readonly children: readonly HtmlNode[] }): HtmlNode[] {
  return children.flatMap((node) => [node, ...('children' in node ? nodesIn(node) : [])]);
}

function textOfHtml(html: string): string {
  const spell = (node: HtmlNode): string =>
    node.type === 'text' ? node.value : 'children' in node ? node.children.map(spell).join('') : '';
  return fromHtml(html, { fragment: true }).children.map(spell).join('');
}
