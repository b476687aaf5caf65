import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkStretches } from './link-stretches.ts';

const link = { href: 'https://example.org/a#:~:text=words' };

/** What becomes of `html` where the words of its text between « and » are linked, links as [ and ]. */
function linkMarked(html: string, marked: string): string {
  const [from, to] = [marked.indexOf('«'), marked.indexOf('»') - 1];
  const text = marked.replace(/[«»]/g, '');
  return shorten(linkStretches(html, text, [{ from, to, link }]).html);
}

function shorten(html: string): string {
  return html.replace(/<a class="quoted"[^>]*>(.*?)<\/a>/gs, '[$1]');
}

describe('a stretch of a text becomes a link', () => {
  test.each([
    ['in plain text', 'He said so.', 'He «said» so.', 'He [said] so.'],
    ['from the beginning', 'He said so.', '«He said» so.', '[He said] so.'],
    ['to the end', 'He said so.', 'He «said so.»', 'He [said so.]'],
    ['around emphasis', 'He <em>said</em> so.', '«He said so».', '[He <em>said</em> so].'],
    ['within emphasis', '<em>He said so</em>.', 'He «said» so.', '<em>He [said] so</em>.'],
    [
      'that is all of an emphasis',
      'He <em>said</em> so.',
      'He «said» so.',
      'He <em>[said]</em> so.',
    ],
    [
      'into which emphasis reaches',
      '<em>He said</em> so.',
      'He «said so».',
      '<em>He </em>[<em>said</em> so].',
    ],
    [
      'from which emphasis reaches',
      'He <em>said so</em>.',
      '«He said» so.',
      '[He <em>said</em>]<em> so</em>.',
    ],
    [
      'that begins with an emphasis which ends in it',
      '<em>He</em> said so.',
      '«He said» so.',
      '[<em>He</em> said] so.',
    ],
    [
      'after a character reference',
      'A &#x26; B said so.',
      'A & B «said» so.',
      'A &#x26; B [said] so.',
    ],
    ['with a character reference', 'A &#x26; B said.', '«A & B» said.', '[A &#x26; B] said.'],
    [
      'after a character of two units',
      '&#x1F600; said so.',
      '😀 «said» so.',
      '&#x1F600; [said] so.',
    ],
    [
      'after more white space than counts',
      'He  <em> said</em> so.',
      'He «said» so.',
      'He  <em> [said]</em> so.',
    ],
  ])('%s', (_, html, marked, linked) => {
    expect(linkMarked(html, marked)).toBe(linked);
  });
});

describe('a stretch stays as it is', () => {
  test.each([
    ['inside a link', '<a href="/about/">He said so</a>.', 'He «said» so.'],
    ['around a link', 'He <a href="/about/">said</a> so.', '«He said so».'],
    ['into which a link reaches', '<a href="/a?b>c">He said</a> so.', 'He «said so».'],
    ['from which a link reaches', 'He <em><a href="/a/">said so</a></em>.', '«He said» so.'],
    ['within emphasis within a link', '<a href="/a/"><em>He said</em></a> so.', 'He «said» so.'],
  ])('%s', (_, html, marked) => {
    const text = marked.replace(/[«»]/g, '');
    const stretch = { from: marked.indexOf('«'), to: marked.indexOf('»') - 1, link };
    expect(linkStretches(html, text, [stretch])).toEqual({ html, unlinked: [stretch] });
  });
});

test('the link has the attributes that are given, and no others', () => {
  const attributes = { href: 'https://example.org/?a=1&b="2"', title: undefined };
  const { html } = linkStretches('so', 'so', [{ from: 0, to: 2, link: attributes }]);
  expect(html).toBe('<a class="quoted" href="https://example.org/?a=1&amp;b=&quot;2&quot;">so</a>');
});

/** Text, emphasis and links nested in one another, as HTML and as the text that readers see. */
interface Written {
  readonly html: string;
  readonly text: string;
}

const words = fc
  .array(fc.constantFrom('a', 'b', ' c', '&', '<', '’', '“', '”', '😀', 'é'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts): Written => {
    const text = parts.join('');
    return { text, html: text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;') };
  });

const { run } = fc.letrec<{ run: Written; part: Written; inLink: Written }>((tie) => ({
  run: fc.array(tie('part'), { maxLength: 5 }).map(join),
  part: fc.oneof(
    { maxDepth: 3 },
    words,
    tie('run').map((inner) => wrap(inner, '<em>', '</em>')),
    tie('inLink').map((inner) => wrap(inner, '<a href="/x>y/">', '</a>')),
  ),
  inLink: fc
    .array(
      fc.oneof(
        words,
        words.map((inner) => wrap(inner, '<em>', '</em>')),
      ),
    )
    .map(join),
}));

const linking = run
  .filter(({ text }) => text.length > 0)
  .chain((written) =>
    fc.record({
      written: fc.constant(written),
      stretches: fc.array(
        fc
          .tuple(fc.nat(written.text.length - 1), fc.nat(written.text.length - 1))
          .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1, link })),
        { maxLength: 3 },
      ),
    }),
  );

test('whatever is linked, the text stays the same', () => {
  fc.assert(
    fc.property(linking, ({ written, stretches }) => {
      const { html } = linkStretches(written.html, written.text, stretches);
      expect(plain(html)).toBe(written.text);
    }),
  );
});

test('whatever is linked, every element that opens is closed, and no link stands in another', () => {
  fc.assert(
    fc.property(linking, ({ written, stretches }) => {
      const { html } = linkStretches(written.html, written.text, stretches);
      const open: string[] = [];
      for (const [tag, name = ''] of html.matchAll(/<\/?(\w+)(?:"[^"]*"|[^">])*>/g)) {
        if (tag.startsWith('</')) expect(open.pop()).toBe(name);
        else {
          expect(open.includes('a') && name === 'a').toBe(false);
          open.push(name);
        }
      }
      expect(open).toEqual([]);
    }),
  );
});

test('a link holds the stretch, the whole stretch and nothing else', () => {
  fc.assert(
    fc.property(linking, ({ written, stretches: [stretch] }) => {
      fc.pre(stretch !== undefined);
      const { html, unlinked } = linkStretches(written.html, written.text, [stretch!]);
      const links = [...html.matchAll(/<a class="quoted"[^>]*>(.*?)<\/a>/gs)].map(([, inner]) =>
        plain(inner!),
      );
      const { from, to } = stretch!;
      expect(links).toEqual(unlinked.length > 0 ? [] : [written.text.slice(from, to)]);
    }),
  );
});

function join(parts: readonly Written[]): Written {
  return {
    html: parts.map(({ html }) => html).join(''),
    text: parts.map(({ text }) => text).join(''),
  };
}

function wrap({ html, text }: Written, opening: string, closing: string): Written {
  return { html: opening + html + closing, text };
}

function plain(html: string): string {
  return html
    .replace(/<(?:"[^"]*"|[^">])*>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&');
}
