import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { openSite } from './open-site.ts';

const site = openSite(readSiteUnderTest());

test('on paper the printed edition shows every event and source, black on white in the dark too', async () => {
  const page = await openPrinted();
  const hidden = page.locator('main :is(h1, h2, h3, li)').filter({ visible: false });
  expect(await hidden.allTextContents()).toEqual([]);
  const colours = await page
    .locator('main')
    .evaluate((main) => [
      getComputedStyle(document.documentElement).backgroundColor,
      ...[...main.querySelectorAll('p, li, a, h2, h3, [data-mark]')]
        .filter((element) => element.checkVisibility())
        .map((element) => getComputedStyle(element).color),
    ]);
  expect([...new Set(colours)]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});

test('on paper no link is underlined, and an address is printed once', async () => {
  const page = await openPrinted();
  const links = await page
    .locator('main a')
    .evaluateAll((all) =>
      all.map((link) => [
        getComputedStyle(link).textDecorationLine,
        link.matches('.address') ? getComputedStyle(link, '::after').content : 'none',
      ]),
    );
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(([line, after]) => line !== 'none' || after !== 'none')).toEqual([]);
});

test('a heading stays with the text after it, and a date with its headline', async () => {
  const page = await openPrinted();
  const parted = await page.locator('main :is(.part, .sources) h2, .opening').evaluateAll((all) =>
    all
      .filter((heading) => {
        const { breakAfter, breakInside } = getComputedStyle(heading);
        return breakAfter !== 'avoid' || breakInside !== 'avoid';
      })
      .map(({ textContent }) => textContent),
  );
  expect(parted).toEqual([]);
  const outside = await page
    .locator('.event time')
    .evaluateAll((all) => all.filter((time) => time.closest('.opening') === null).length);
  expect(outside).toBe(0);
});

test.each(['A4', 'Letter'])(
  'on %s the title and the contents fill a sheet each',
  async (format) => {
    const page = await openPrinted();
    const sheetsOf = async () =>
      (await page.pdf({ format, preferCSSPageSize: true }))
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g)?.length;
    expect(await sheetsOf()).toBeGreaterThan(10);
    await page.locator('.part, .sources').evaluateAll((all) => {
      for (const section of all) section.remove();
    });
    expect(await sheetsOf()).toBe(2);
  },
);

async function openPrinted(): Promise<Page> {
  const page = await site.openPage('print/', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  return page;
}
