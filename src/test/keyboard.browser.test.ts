import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { contrast } from './contrast.ts';
import { bringComforts, openSite, unfold } from './open-site.ts';
import { chooseExamples } from './page-examples.ts';

const built = readSiteUnderTest();
const examples = chooseExamples(built);
const site = openSite(built);

const FOCUSABLE = 'a[href], summary, button, input, select, textarea, [tabindex="0"]';

test('the first Tab shows the link that skips to the text, and Enter follows it', async () => {
  const page = await site.openPage('');
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  expect(await skip.innerText()).toMatch(/^Skip to/);
  const { x, y } = (await skip.boundingBox())!;
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);

  await page.keyboard.press('Enter');
  expect(await page.locator('main:focus').count()).toBe(1);
  await page.keyboard.press('Tab');
  expect(await page.locator('main :focus').count()).toBe(1);
});

test('Enter unfolds what lies before the debate', async () => {
  const page = await site.openPage('');
  const headline = page.locator('details li[id] :is(h2, h3)').first();
  expect(await headline.isVisible()).toBe(false);

  while ((await page.locator('summary:focus').count()) === 0) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await headline.isVisible()).toBe(true);
});

test.each(examples)(
  'Tab goes through /%s in reading order, the focus always to be seen',
  async (path) => {
    const page = await site.openPage(path);
    await page.setViewportSize({ width: 390, height: 844 });
    await unfold(page);
    await bringComforts(page);
    const focusable = page.locator(FOCUSABLE).filter({ visible: true });
    const expected = await focusable.allTextContents();
    const stops = await tabThrough(page, expected.length);
    expect(stops.map(({ text }) => text)).toEqual(expected);

    const paper = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    expect(stops.filter((stop) => !isOutlined(stop, paper))).toEqual([]);

    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      // What stands in a drawing goes by its rows, each from the left again.
      const inText = focusable.and(page.locator(':not(svg *)'));
      const places = await inText.evaluateAll(readPlaces);
      const jumps = places.filter((place, index) => jumpsBack(places[index - 1], place));
      expect(jumps, `${width} px`).toEqual([]);
    }
  },
);

// They are laid out only when they come near, so heights change while the focus moves.
test.each(['Tab', 'Shift+Tab'])(
  'with %s the focus stays in the window among entries not yet laid out',
  async (key) => {
    const page = await site.openPage('', { viewport: { width: 390, height: 844 } });
    const entries = page.locator('.entry:visible a');
    await entries.nth(key === 'Tab' ? 0 : -1).focus();
    const outside: string[] = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press(key);
      const { text, isInWindow } = await page.evaluate(readFocus);
      if (!isInWindow) outside.push(text);
    }
    expect(outside).toEqual([]);
  },
);

/** Something that had the focus, and the outline it had then. */
interface Stop {
  readonly text: string;
  readonly style: string;
  readonly width: string;
  readonly colour: string;
}

async function tabThrough(page: Page, times: number): Promise<readonly Stop[]> {
  const stops = await page.evaluateHandle(() => {
    const list: Stop[] = [];
    addEventListener('focusin', ({ target }) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(target as Element);
      const text = (target as Element).textContent;
      list.push({ text, style: outlineStyle, width: outlineWidth, colour: outlineColor });
    });
    return list;
  });
  await Promise.all(Array.from({ length: times }, () => page.keyboard.press('Tab')));
  return stops.jsonValue();
}

/** Runs in the page: what has the focus, once the page has come to rest. */
async function readFocus(): Promise<{ text: string; isInWindow: boolean }> {
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  const { top, bottom } = document.activeElement!.getClientRects()[0]!;
  return {
    text: document.activeElement!.textContent,
    isInWindow: bottom > 0 && top < innerHeight && document.activeElement !== document.body,
  };
}

/** At least 2 px thick, and three times as light or dark as the paper. */
function isOutlined({ style, width, colour }: Stop, paper: string): boolean {
  return style !== 'none' && parseFloat(width) >= 2 && contrast(colour, paper) >= 3;
}

/** Where an element stands; a link that runs over two lines stands where it begins. */
interface Place {
  readonly text: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Runs in the page. */
function readPlaces(elements: readonly Element[]): readonly Place[] {
  return elements.map((element) => {
    const { top, bottom, left, right } = element.getClientRects()[0]!;
    return { text: element.textContent, top, bottom, left, right };
  });
}

/** Up the page is back, unless it is to the head of a column further along the line. */
function jumpsBack(from: Place | undefined, to: Place): boolean {
  return from !== undefined && to.bottom <= from.top && to.left < from.right;
}
