import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { contrast, luminance } from './contrast.ts';
import { openSite, siteFolder } from './open-site.ts';
import { readExamples } from './page-examples.ts';

const site = openSite();

test('in the dark the paper is dark and the ink is light', async () => {
  const { paper, ink } = await readColours(await site.openPage('', { colorScheme: 'dark' }));
  expect(luminance(paper)).toBeLessThan(0.05);
  expect(luminance(ink)).toBeGreaterThan(0.5);
});

test('who asked for less motion gets none', async () => {
  const page = await site.openPage('', { reducedMotion: 'reduce' });
  const scrolling = await page.evaluate(
    () => getComputedStyle(document.documentElement).scrollBehavior,
  );
  expect(scrolling).toBe('auto');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test.each(['light', 'dark'] as const)(
  'forced colours on %s leave the marks and the line to be seen',
  async (colorScheme) => {
    const page = await site.openPage('', { colorScheme, forcedColors: 'active' });
    const { paper } = await readColours(page);
    const paints = await page.locator('main svg > *').evaluateAll((shapes) =>
      shapes.map((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        return stroke === 'none' ? fill : stroke;
      }),
    );
    expect(paints).not.toEqual([]);
    for (const paint of new Set(paints)) expect(contrast(paint, paper)).toBeGreaterThanOrEqual(3);
  },
);

describe('on paper', () => {
  test('the text is black on white', async () => {
    const page = await openPrinted('');
    expect(await readColours(page)).toEqual({ paper: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)' });
  });

  test.each(readExamples(siteFolder))('/%s has no navigation', async (path) => {
    const page = await openPrinted(path);
    const links = page.locator('nav, a[href^="#_"]');
    for (const link of await links.all()) expect(await link.isVisible()).toBe(false);
  });

  test('the timeline shows what is folded away on the screen, over several sheets', async () => {
    const page = await openPrinted('');
    const headlines = page.locator('details li[id] :is(h2, h3)');
    expect(await headlines.count()).toBeGreaterThan(0);
    for (const headline of await headlines.all()) expect(await headline.isVisible()).toBe(true);

    const sheets = (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g);
    expect(sheets?.length).toBeGreaterThan(1);
  });

  test('a link to another site shows where it leads', async () => {
    const page = await openPrinted('');
    await page.goto(`${site.address()}articles/`);
    await page.locator('main li a').first().click();
    const links = await page.locator('main a[href^="http"]').evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute('href'),
        shown: getComputedStyle(link, '::after').content,
      })),
    );
    expect(links).not.toEqual([]);
    for (const { href, shown } of links) expect(shown).toContain(href);
  });

  async function openPrinted(path: string): Promise<Page> {
    const page = await site.openPage(path);
    await page.emulateMedia({ media: 'print' });
    return page;
  }
});

function readColours(page: Page): Promise<{ readonly paper: string; readonly ink: string }> {
  return page.evaluate(() => ({
    paper: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(document.body).color,
  }));
}
