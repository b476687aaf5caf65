import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { contrast, luminance } from './contrast.ts';
import { openSite } from './open-site.ts';
import { chooseExamples } from './page-examples.ts';

const built = readSiteUnderTest();
const examples = chooseExamples(built);
const site = openSite(built);

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
    const shapes = await page
      .locator('main svg :is(path, rect, line):not(defs > *), main :is(.mark, .strip a) > use')
      .evaluateAll((all) =>
        all.map((shape) => {
          const { fill, stroke } = getComputedStyle(shape);
          const name = shape.getAttribute('class') ?? 'mark';
          return { name, paint: stroke === 'none' ? fill : stroke };
        }),
      );
    expect(shapes).not.toEqual([]);
    const faint = shapes.filter(({ paint }) => contrast(paint, paper) < 3);
    expect([...new Set(faint.map(({ name, paint }) => `${name}: ${paint} on ${paper}`))]).toEqual(
      [],
    );
  },
);

describe('on paper', () => {
  test('the text is black on white', async () => {
    const page = await openPrinted('');
    expect(await readColours(page)).toEqual({ paper: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)' });
  });

  test('there is no navigation', async () => {
    const page = await openPrinted('');
    for (const path of examples) {
      await page.goto(site.address() + path);
      const shown = page.locator('nav, body > a').filter({ visible: true });
      expect(await shown.allInnerTexts(), path).toEqual([]);
    }
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
