import { expect, test } from 'vitest';
import { awaitFirstWindow, foot } from './first-window.ts';

const screenful = '<p>Words in a paragraph.</p>'.repeat(500);

test('a page that a window holds is awaited to its foot, and stays as it is', () => {
  for (const html of ['', '<h1>Title</h1><p>Words.</p>']) {
    expect(awaitFirstWindow(html)).toEqual({ html, awaited: foot });
  }
});

test('of a longer page, the first paragraph beyond the window is awaited, by an id that it is given', () => {
  const { html, awaited } = awaitFirstWindow(screenful);
  expect(html.replace(` id="${awaited}"`, '')).toBe(screenful);
  expect(html.indexOf(`<p id="${awaited}">`)).toBeGreaterThan(7_900);
  expect(html.indexOf(`<p id="${awaited}">`)).toBeLessThan(8_100);
});

test('what has an id keeps it, whatever else is said of it', () => {
  const html = `${' '.repeat(8_000)}<path d="M0 0"/><h3 class="part" id="_steps">Steps</h3>`;
  expect(awaitFirstWindow(html)).toEqual({ html, awaited: '_steps' });
});

test('a class is kept beside the id', () => {
  const { html } = awaitFirstWindow(`${' '.repeat(8_000)}<p class="label">Words.</p>`);
  expect(html.trim()).toBe('<p class="label" id="_seen">Words.</p>');
});

test.each([
  '<li>A &lt;p id="no"&gt; is written so.</li>',
  '<b title="Here <p> stands">Words</b>',
  '<b title=\'<p id="no">\'>Words</b>',
  '<script>const text = "<p>";</script>',
  '<!-- <p> -->',
])('text that speaks of a paragraph is none: %s', (text) => {
  const html = ' '.repeat(8_000) + text;
  expect(awaitFirstWindow(html)).toEqual({ html, awaited: foot });
});

test('an id that an attribute speaks of is none', () => {
  const { html } = awaitFirstWindow(`${' '.repeat(8_000)}<p title=" id=x">Words.</p>`);
  expect(html.trim()).toBe('<p title=" id=x" id="_seen">Words.</p>');
});
