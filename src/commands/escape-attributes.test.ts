import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { compactPage } from './compact-page.ts';
import { escapeAttributes } from './escape-attributes.ts';
import { tightenPolicy } from './tighten-policy.ts';

const hostile = '</title><script>xss()</script>';

test('marks in the value of an attribute are written as references, and mean the same', () => {
  const page = `<meta name="description" content="a < b > c &amp; ${hostile}"><p title=">">x</p>`;
  const escaped = escapeAttributes(page);
  expect(escaped).not.toContain('<script>');
  expect(fromHtml(escaped).children).toMatchObject(
    JSON.parse(JSON.stringify(fromHtml(page, { fragment: false }).children, withoutPlaces)),
  );
});

test('tags, text, scripts and styles stay as they are', () => {
  const page =
    '<!doctype html><p class="a b" hidden>“5 &lt; 6” "x" 7 > 6</p>' +
    '<script>if (a<b&&"<c">d) e("<\\/p>")</script><style>p>q{content:"<>"}</style>';
  expect(escapeAttributes(page)).toBe(page);
});

test('words like a script in an attribute are not taken for a script of the page', () => {
  const policy = `<meta http-equiv="content-security-policy" content="script-src 'self'">`;
  const page = `${policy}<meta property="og:title" content="${hostile}"><p>x</p>`;
  expect(tightenPolicy(compactPage(escapeAttributes(page)))).toContain("script-src 'none'");
});

/** Where something stands in the source is not what it means. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'position' ? undefined : value;
}
