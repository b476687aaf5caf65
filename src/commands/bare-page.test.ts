import { expect, test } from 'vitest';
import { makeBarePage } from './bare-page.ts';

/** What stands in the body of the bare page made of this. */
function bareBody(body: string): string {
  const html = makeBarePage(
    `<!doctype html><html lang="en"><head></head><body>${body}</body></html>`,
  );
  return /<body>(.*)<\/body>/s.exec(html)![1]!;
}

test.each([
  ['<h2 class="label">The <b>vote</b></h2>', '<h2>The <b>vote</b></h2>'],
  ['<p><a href="/2020/" class="x" data-y>2020</a></p>', '<p><a href="/2020/">2020</a></p>'],
  ['<time datetime="2020-01-05">5 January</time>', '<time datetime="2020-01-05">5 January</time>'],
  ['<ul><li data-mark="disc">one</li></ul>', '<ul><li>one</li></ul>'],
  ['<p>by <span class="cited">Reuters</span></p>', '<p>by Reuters</p>'],
  ['<p lang="fr" style="color:red">Bagdad</p>', '<p lang="fr">Bagdad</p>'],
  ['<span lang="ar" dir="rtl">بغداد</span>', '<span lang="ar" dir="rtl">بغداد</span>'],
  [
    '<details open><summary>More</summary>text</details>',
    '<details open><summary>More</summary>text</details>',
  ],
])('of %s stays %s', (body, bare) => {
  expect(bareBody(body)).toBe(bare);
});

test.each([
  '<style>p{color:red}</style>',
  '<script>let text</script>',
  '<script type="application/ld+json">{"name":"text"}</script>',
  '<svg><a href="/x"><text>drawn</text></a></svg>',
  '<img src="/x.png" alt="a picture">',
  '<template><p>for a script</p></template>',
  '<!-- a note -->',
  '<p hidden>for a script</p>',
  '<button>Copy</button>',
  '<input value="text">',
])('of %s nothing stays', (body) => {
  expect(bareBody(`<p>before</p>${body}<p>after</p>`)).toBe('<p>before</p><p>after</p>');
});

test('a place keeps its name where a link of the page leads to it, and only there', () => {
  expect(bareBody('<p id="vote">v</p><p id="strike">s</p><a href="/#vote">go</a>')).toBe(
    '<p id="vote">v</p><p>s</p><a href="/#vote">go</a>',
  );
});

test('the page keeps its language and its title, and fits a telephone', () => {
  const html = makeBarePage(
    '<!doctype html><html lang="en" class="x"><head><link rel="stylesheet" href="/s.css">' +
      '<title>The vote</title></head><body>text</body></html>',
  );
  expect(html).toBe(
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
      '<meta name="viewport" content="width=device-width, initial-scale=1">' +
      '<link rel="icon" href="data:,"><title>The vote</title></head><body>text</body></html>',
  );
});
