import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { layOut, openSite, unfold } from './open-site.ts';
import { chooseExamples } from './page-examples.ts';

const built = readSiteUnderTest();
const examples = chooseExamples(built);
const site = openSite(built);

/** Widths in px and sizes of text; 320 is also what 1280 is at 400 %. */
const WINDOWS = [
  [320, '100%'],
  [390, '100%'],
  [1280, '100%'],
  [640, '200%'],
] as const;

describe('without script', () => {
  test('the timeline tells all events, in their order', async () => {
    const index = await site.openPage('events/', { javaScriptEnabled: false });
    const expected = await index.locator('main li a').allInnerTexts();
    expect(expected).not.toEqual([]);

    const page = await site.openPage('', { javaScriptEnabled: false });
    await unfold(page);
    const headlines = page.locator('main li[id] :is(h2, h3)');
    expect(await headlines.allInnerTexts()).toEqual(expected);

    const heights = await Promise.all(
      (await headlines.all()).map(async (headline) => (await headline.boundingBox())?.y ?? NaN),
    );
    expect(heights).toEqual(heights.toSorted((one, other) => one - other));
  });

  test('each key event leads to its place on the timeline', async () => {
    for (const [width, list] of [
      [390, 'nav:has(h2)'],
      [1280, 'svg[aria-label="Key events"]'],
    ] as const) {
      const page = await site.openPage('', {
        javaScriptEnabled: false,
        viewport: { width, height: 844 },
      });
      const links = page.locator(list).locator('a[href*="#"]');
      expect(await links.count()).toBeGreaterThan(1);
      for (const link of await links.all()) {
        await link.click();
        const slug = new URL(page.url()).hash.slice(1);
        const headline = page.locator(`li[id="${slug}"] :is(h2, h3)`);
        expect(await link.textContent()).toContain(await headline.textContent());
        await expectInView(page, headline);
      }
    }
  });

  test('each month leads to its heading', async () => {
    const page = await site.openPage('', { javaScriptEnabled: false });
    const links = page.getByRole('list', { name: 'Months' }).locator('li > a');
    expect(await links.count()).toBeGreaterThan(12);
    for (const link of await links.all()) {
      await link.click();
      const heading = page.locator('h2:target');
      const [month = ''] = (await link.innerText()).split(' ');
      expect(await heading.innerText()).toContain(month);
      await expectInView(page, heading);
    }
  });
});

test.each([
  ['before the debate', 'details li[id]', 0],
  ['in the middle', 'main li[id]', 0.5],
  ['at the end', 'main li[id]', 1],
])('the address of an event %s opens, shows and marks it', async (_where, selector, share) => {
  const timeline = await site.openPage('');
  const ids = await timeline.locator(selector).evaluateAll((all) => all.map(({ id }) => id));
  const slug = ids[Math.floor((ids.length - 1) * share)]!;

  const page = await site.openPage(`#${slug}`);
  const event = page.locator(`li[id="${slug}"]`);
  await expectInView(page, event.locator('h2, h3'));
  const others = page.locator(`main li[id]:not([id="${slug}"])`);
  expect(await backgroundOf(event)).not.toBe(await backgroundOf(others.first()));
});

test.each(examples)('/%s never scrolls sideways', async (path) => {
  const page = await site.openPage(path);
  await unfold(page);
  for (const [width, text] of WINDOWS) {
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
    expect(await page.evaluate(findOverhang), `${width} px, text at ${text}`).toEqual([]);
  }
});

test('an event far down the timeline is laid out when the reader comes near it', async () => {
  const page = await site.openPage('');
  const headline = page.locator('.entry:not(:last-child) h3').last();
  const isLaidOut = () =>
    headline.evaluate((given) => given.checkVisibility({ contentVisibilityAuto: true }));
  expect(await isLaidOut()).toBe(false);
  await headline.scrollIntoViewIfNeeded();
  await expect.poll(isLaidOut).toBe(true);
});

test.each([390, 800, 1280])(
  'who loads the timeline anew finds the event that was being read, at %i px',
  async (width) => {
    const height = 844;
    const page = await site.openPage('', { viewport: { width, height } });
    const entries = page.locator('section .entry');
    for (const share of [0.25, 0.5, 0.9]) {
      const entry = entries.nth(Math.floor((await entries.count()) * share));
      await layOut(page);
      await entry.evaluate((given) => given.scrollIntoView());
      await page.reload();
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(height);
      await expect
        .poll(() => entry.evaluate((given) => Math.abs(given.getBoundingClientRect().top)))
        .toBeLessThan(height);
    }
  },
);

test('on a telephone an event’s text has four fifths of the width', async () => {
  const width = 390;
  const page = await site.openPage('', { viewport: { width, height: 844 } });
  await unfold(page);
  const widths = await page
    .locator('main li[id] .prose')
    .evaluateAll((all) => all.map((text) => text.getBoundingClientRect().width));
  expect(Math.min(...widths)).toBeGreaterThanOrEqual(0.8 * width);
});

/** Waits until an element is in the window whole, since a link’s way there takes the browser a frame or two. */
async function expectInView(page: Page, element: Locator): Promise<void> {
  const height = page.viewportSize()?.height ?? 0;
  const isInView = async () => {
    const box = await element.boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= height;
  };
  await expect.poll(isInView, { message: String(element) }).toBe(true);
}

/** The colours on and right behind an element. */
function backgroundOf(element: Locator): Promise<string> {
  return element.evaluate((given) =>
    [undefined, '::before']
      .map((part) => getComputedStyle(given, part).backgroundColor)
      .join(' and '),
  );
}

/** Runs in the page: what makes it scroll sideways. */
function findOverhang(): readonly string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth)
    .map((element) => `${element.localName}.${element.className}: “${element.textContent.trim()}”`);
}
