import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { openSite, siteFolder } from './open-site.ts';
import { readExamples } from './page-examples.ts';

const site = openSite();

/** What has the focus, and where on the page it stands. */
type Focus = NonNullable<Awaited<ReturnType<typeof tab>>>;

test('the first Tab shows the link that skips to the text, and Enter follows it', async () => {
  const page = await site.openPage('');
  const skipped = await tab(page);
  expect(skipped?.name).toMatch(/^Skip to/);
  expect(skipped?.top).toBeGreaterThanOrEqual(0);
  expect(skipped?.left).toBeGreaterThanOrEqual(0);

  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('main');
  await page.keyboard.press('Tab');
  expect(await page.locator('main :focus').count()).toBe(1);
});

test('Enter opens the events before the debate', async () => {
  const page = await site.openPage('');
  const firstHeadline = page.locator('details li[id] :is(h2, h3)').first();
  expect(await firstHeadline.isVisible()).toBe(false);

  while ((await tab(page))?.element !== 'summary') continue;
  await page.keyboard.press('Enter');
  expect(await firstHeadline.isVisible()).toBe(true);
});

describe.each(readExamples(siteFolder))('/%s', (path) => {
  test.each([390, 1280])(
    'Tab goes through it in reading order, the focus always visible, at %i px',
    async (width) => {
      const page = await site.openPage(path, { viewport: { width, height: 800 } });
      await page.locator('details').evaluateAll((all) => {
        for (const details of all as HTMLDetailsElement[]) details.open = true;
      });
      const { background, count } = await page.evaluate(() => ({
        background: getComputedStyle(document.documentElement).backgroundColor,
        count: document.querySelectorAll('a[href], summary').length,
      }));

      const stops = await tabThrough(page);
      expect(stops).toHaveLength(count);
      expect(stops.filter((stop) => !isOutlined(stop, background))).toEqual([]);
      // The skip link lies above the page until it has the focus.
      const jumps = stops.slice(1).filter((stop, index) => jumpsBack(stops[index]!, stop));
      expect(jumps).toEqual([]);
    },
  );
});

async function tabThrough(page: Page): Promise<readonly Focus[]> {
  const stops: Focus[] = [];
  for (let stop = await tab(page); stop !== undefined; stop = await tab(page)) stops.push(stop);
  return stops;
}

/** Presses Tab and tells what then has the focus; undefined past the end of the page. */
async function tab(page: Page) {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return undefined;
    const box = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused);
    return {
      element: focused.localName,
      name: focused.textContent.trim(),
      top: box.top + scrollY,
      bottom: box.bottom + scrollY,
      left: box.left,
      right: box.right,
      outlineStyle,
      outlineWidth,
      outlineColor,
    };
  });
}

/** WCAG 2.2, 2.4.13: at least 2 px, and three times as light or dark as what lies behind it. */
function isOutlined({ outlineStyle, outlineWidth, outlineColor }: Focus, background: string) {
  const isDrawn = !['none', 'hidden'].includes(outlineStyle) && parseFloat(outlineWidth) >= 2;
  return isDrawn && contrast(outlineColor, background) >= 3;
}

/** Up the page is back, unless it is the head of a column further along the line. */
function jumpsBack(from: Focus, to: Focus): boolean {
  return to.bottom <= from.top && to.left < from.right;
}
