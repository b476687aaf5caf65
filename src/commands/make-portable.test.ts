import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePagePortable, relativeAddress } from './make-portable.ts';

const known = new Set([
  'index.html',
  '404.html',
  'favicon.svg',
  'timeline.ics',
  'events/index.html',
  'events/vote/index.html',
  'events/vote.json',
  'search/index.html',
]);
const linked = { base: '/a/b/', known };

test.each([
  ['/a/b/', 'index.html', 'index.html'],
  ['/a/b/', 'events/index.html', '../index.html'],
  ['/a/b/#vote', 'events/vote/index.html', '../../index.html#vote'],
  ['/a/b/events/vote/', 'events/index.html', 'vote/index.html'],
  ['/a/b/events/vote/#_cite', 'events/vote/index.html', '#_cite'],
  ['/a/b/events/vote.json', 'events/vote/index.html', '../vote.json'],
  ['/a/b/search/?q=a%20b&kind=event#top', '404.html', 'search/index.html?q=a%20b&kind=event#top'],
  ['/a/b/timeline.ics', 'index.html', 'timeline.ics'],
])('%s, from %s, is %s', (address, file, expected) => {
  expect(relativeAddress(address, file, linked)).toBe(expected);
});

test.each([
  '#vote',
  'https://example.org/a/b/',
  '//example.org/',
  'mailto:a@example.org',
  '/c/',
  '',
])('%j leads elsewhere, or stays on its page, and is left as it is', (address) => {
  expect(relativeAddress(address, 'events/index.html', linked)).toBe(address);
});

test('a link to what is not there stops the build', () => {
  expect(() => relativeAddress('/a/b/nothing/', 'index.html', linked)).toThrow(
    'index.html links to /a/b/nothing/',
  );
});

test('a browser that follows the way from any file comes to the same file', () => {
  const files = fc.constantFrom(...known);
  fc.assert(
    fc.property(
      files,
      files,
      fc.constantFrom('', 'vote', '_cite', ':~:text=a%20b'),
      (from, to, fragment) => {
        const address = `/a/b/${to.replace(/(?<=^|\/)index\.html$/, '')}#${fragment}`;
        const way = relativeAddress(address, from, linked);
        expect(new URL(way, `file:///stick/${from}`).href).toBe(
          new URL(`file:///stick/${to}#${fragment}`).href,
        );
      },
    ),
  );
});

test('addresses of pages change wherever they stand, and nothing else does', () => {
  const page = [
    '<!DOCTYPE html><html><head><link rel="icon" href="/a/b/favicon.svg">',
    '<link rel="canonical" href="https://example.org/a/b/events/">',
    '<meta http-equiv="refresh" content="0; url=/a/b/events/vote/">',
    '<meta property="og:url" content="/a/b/events/">',
    '<script type="application/ld+json">{"url":"/a/b/"}</script></head>',
    '<body><a class=x href=/a/b/>“/a/b/”</a> <a HREF=\'/a/b/search/?q=a&amp;kind="b"\'>&lt;x&gt;</a>',
    '<svg><a href="/a/b/#vote"><path d="M0 0"/></a></svg><p>/a/b/events/</body></html>',
  ].join('\n');
  expect(makePagePortable(page, 'events/index.html', linked)).toBe(
    page
      .replace('href="/a/b/favicon.svg"', 'href="../favicon.svg"')
      .replace('url=/a/b/events/vote/', 'url=vote/index.html')
      .replace('href=/a/b/>', 'href="../index.html">')
      .replace(
        'HREF=\'/a/b/search/?q=a&amp;kind="b"\'',
        'HREF="../search/index.html?q=a&amp;kind=&quot;b&quot;"',
      )
      .replace('href="/a/b/#vote"', 'href="../index.html#vote"'),
  );
});

test('what needs a server is left out, scripts too, and what stands in for it is shown', () => {
  const page =
    "<meta http-equiv=\"content-security-policy\" content=\"default-src 'self';script-src 'self' 'sha256-x';style-src 'none'\">" +
    '<p>Before <form action="/a/b/search/" data-online><input><a href="/a/b/nowhere/">x</a></form>' +
    '<p class="without" data-offline hidden>See <a href="/a/b/events/">all</a>.</p>' +
    '<p hidden>Later</p><script>go("/a/b/")</script><script type="module" src="/a/b/x.js"></script>';
  expect(makePagePortable(page, 'index.html', linked)).toBe(
    "<meta http-equiv=\"content-security-policy\" content=\"default-src 'self';script-src 'none';style-src 'none'\">" +
      '<p>Before ' +
      '<p class="without" data-offline >See <a href="events/index.html">all</a>.</p>' +
      '<p hidden>Later</p>',
  );
});
