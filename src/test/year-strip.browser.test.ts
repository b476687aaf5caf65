import { expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { openSite } from './open-site.ts';

const site = openSite(readSiteUnderTest());

test('at 1280 px no words in the year at a glance lie over others, and all are on the page', async () => {
  const page = await site.openPage('', { viewport: { width: 1280, height: 900 } });
  const boxes = await page.locator('.year :is(text, ol li > a, ul a)').evaluateAll((all) =>
    all.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { text: element.textContent.trim(), left, right, top, bottom };
    }),
  );
  expect(boxes.length).toBeGreaterThan(20);
  expect(boxes.filter(({ left, right }) => left < 0 || right > 1280)).toEqual([]);
  const touching = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom - 1 &&
          other.top < one.bottom - 1,
      )
      .map((other) => `${one.text} / ${other.text}`),
  );
  expect(touching).toEqual([]);
});

test('no line from a label runs through the words of another', async () => {
  const page = await site.openPage('', { viewport: { width: 1280, height: 900 } });
  const { lines, texts } = await page
    .locator('.year .labels')
    .first()
    .evaluate((svg) => {
      const { left, top } = svg.getBoundingClientRect();
      const drawn = svg.querySelector('path')!.getAttribute('d')!;
      return {
        lines: [...drawn.matchAll(/M([\d.]+) ([\d.]+)V([\d.]+)/g)].map(([, x, from, to]) => ({
          x: left + Number(x),
          from: top + Number(from),
          to: top + Number(to),
        })),
        texts: [...svg.querySelectorAll('tspan')].map((line) => {
          const { left, right, top, bottom } = line.getBoundingClientRect();
          return { text: line.textContent, left, right, top, bottom };
        }),
      };
    });
  expect(lines.length).toBeGreaterThan(1);
  const crossed = texts.filter(({ left, right, top, bottom }) =>
    lines.some(({ x, from, to }) => x > left && x < right && from < bottom && to > top),
  );
  expect(crossed.map(({ text }) => text)).toEqual([]);
});

test('on a telephone the picture is no wider than the page, and a month is one target', async () => {
  const page = await site.openPage('', { viewport: { width: 390, height: 844 } });
  const strip = (await page.locator('.year').boundingBox())!;
  expect(strip.x + strip.width).toBeLessThanOrEqual(390);
  const drawing = page.locator('.year ol li:has(> a) svg').first();
  // By its place: what lies over the drawing there is the link.
  await drawing.click({ position: { x: 20, y: 30 }, force: true });
  expect(await page.locator('h2:target').count()).toBe(1);
});
