import fc from 'fast-check';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stretch } from '../model/match-quotation.ts';
import { chooseSelections, formatTextFragment } from '../model/text-fragment.ts';
import { openBrowser } from './find-browser.ts';
import { canBeSelected } from './find-text-directive.ts';
import { quotedArticles } from './quoted-articles.ts';

/** Always the same articles, so that a failure can be repeated. */
const articles = fc.sample(
  quotedArticles.filter(({ text, parts }) => parts.every((part) => canBeSelected(text, part))),
  { numRuns: 80, seed: 2020 },
);

let server: Server;
let browser: Browser;
let page: Page;
let served = '';
let visits = 0;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(served);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 800, height: 600 } });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe('a text fragment selects exactly the quotation', () => {
  test.each(articles.map((article, index) => [index + 1, article] as const))(
    'in article %i',
    async (_, { text, parts }) => {
      const fragment = formatTextFragment(chooseSelections(text, parts));
      await expectPainted(text, fragment, showMarks(text, parts));
    },
  );

  test.each([
    [
      'with a comma, an ampersand and hyphens',
      'Troops, AT&T and others.\n\nThe long-standing, AT&T-led talks.',
      ['long-standing, AT&T-led'],
    ],
    [
      'over paragraphs',
      'The troops stay.\n\nThe “force” goes on — with “fewer”\n\nresources, they said.',
      ['goes on — with “fewer”\n\nresources'],
    ],
    [
      'in parts',
      'We would have been negligent, he said, had we not done this.',
      ['We would have been', 'had we not done'],
    ],
    ['with accents in pieces', 'Le cafe et le cafe\u0301 noir', ['cafe\u0301 noir']],
    [
      'with soft hyphens',
      'with or with\u00ADout ex\u00ADternal help',
      ['with\u00ADout ex\u00ADternal'],
    ],
  ])('%s', async (_, text, quoted) => {
    const parts = quoted.map((words) => placeOf(text, words));
    const fragment = formatTextFragment(chooseSelections(text, parts));
    await expectPainted(text, fragment, showMarks(text, parts));
  });
});

test('words that stand earlier in capitals are selected there', async () => {
  const text = 'TROOPS TO STAY\n\nThe officials want troops to stay there.';
  const fragment = formatTextFragment(chooseSelections(text, [placeOf(text, 'troops to stay')]));
  await expectPainted(text, fragment, showMarks(text, [placeOf(text, 'TROOPS TO STAY')]));
});

test.each([
  ['selects nothing that is not there', 'fewer sources', ''],
  ['selects no piece of a word', 'few', ''],
  ['selects one word less', 'with fewer', 'with fewer'],
  ['selects one word more', 'with fewer resources there', 'with fewer resources there'],
])('a wrong fragment %s, and that is seen', async (_, words, selected) => {
  const text = 'To go on with fewer resources there.';
  const painted = showMarks(text, selected === '' ? [] : [placeOf(text, selected)]);
  await expectPainted(text, formatTextFragment([[words]]), painted);
});

function placeOf(text: string, words: string): Stretch {
  const from = text.indexOf(words);
  expect(from).not.toBe(-1);
  return { from, to: from + words.length };
}

/** A text in which all that is to be seen and not marked is covered by dots. */
function showMarks(text: string, parts: readonly Stretch[]): string {
  return cover(text, (index) => parts.some(({ from, to }) => from <= index && index < to));
}

function cover(text: string, isMarked: (index: number) => boolean): string {
  return text.replace(/[^\s\p{M}\u00AD]/gu, (character, index: number) =>
    isMarked(index) ? character : '.',
  );
}

/**
 * Opens an article at a fragment, and expects of its text, in which all that the browser does not mark
 * is covered by dots, to be as given: soon where words are marked, for a while where none are. A browser
 * looks for words once the page is there, part by part, and nothing tells that it has done so.
 */
async function expectPainted(text: string, fragment: string, expected: string): Promise<void> {
  served = formatPage(text);
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?${++visits}${fragment}`);
  const points = await page.evaluate(measureCharacters);
  const paint = async () => {
    const picture = (await page.screenshot()).toString('base64');
    const marked = await page.evaluate(readMarks, { picture, points });
    return cover(text, (index) => marked[index]!);
  };
  if (expected === showMarks(text, [])) {
    for (let look = 0; look < 5; look++) expect(await paint()).toBe(expected);
  }
  await expect.poll(paint).toBe(expected);
}

/** A point on the screen; null for a character that takes no room. */
type Point = { readonly x: number; readonly y: number } | null;

/** Each character is as wide as any other, and those that the browser marks are painted over. */
function formatPage(text: string): string {
  const paragraphs = text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title><style>
    body { margin: 10px; font: 16px/24px monospace; background: #fff; color: #fff }
    ::target-text { background: #f00; color: #f00 }
  </style><main>${paragraphs.join('')}</main></html>`;
}

/** Runs in the page: the middle of each character of its paragraphs, and of the breaks between them. */
function measureCharacters(): Point[] {
  return [...document.querySelectorAll('p')].flatMap(({ firstChild: text }, paragraph) => [
    ...(paragraph === 0 ? [] : [null, null]),
    ...Array.from({ length: text!.textContent!.length }, (_, index) => {
      const range = document.createRange();
      range.setStart(text!, index);
      range.setEnd(text!, index + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return width === 0 ? null : { x: x + width / 2, y: y + height / 2 };
    }),
  ]);
}

/** Runs in the page: which of these points are painted over in a picture of it. */
async function readMarks({
  picture,
  points,
}: {
  readonly picture: string;
  readonly points: readonly Point[];
}): Promise<boolean[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(image, 0, 0);
  return points.map((point) => {
    if (point === null) return false;
    const [red, green] = context.getImageData(Math.floor(point.x), Math.floor(point.y), 1, 1).data;
    return red! > 200 && green! < 100;
  });
}
