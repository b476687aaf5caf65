import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { contrast } from './contrast.ts';
import { bringComforts, openSite, unfold } from './open-site.ts';
import { chooseExamples } from './page-examples.ts';

const built = readSiteUnderTest();
const examples = chooseExamples(built);
const site = openSite(built);

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test.each(examples)(
  '/%s has no fault that axe knows, light or dark, wide or narrow',
  async (path) => {
    const page = await site.openPage(path);
    await unfold(page);
    await bringComforts(page);
    await page.evaluate(axe.source);
    expect(await findFaults(page, EVERYTHING)).toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findFaults(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);

    await page.setViewportSize({ width: 390, height: 844 });
    expect(await findFaults(page, ['target-size'])).toEqual([]);
  },
);

// axe does not look at colours behind which a pseudo-element lies.
test.each(['light', 'dark'] as const)(
  'all text of the event that an address names stands out from its %s highlight',
  async (colorScheme) => {
    const page = await site.openPage('', { colorScheme });
    const shown = await page.evaluate(readHighlights);
    expect(shown.length).toBeGreaterThan(5);
    const faint = shown.filter(({ colour, highlight }) => contrast(colour, highlight) < 4.5);
    expect(faint).toEqual([]);
  },
);

/** In a page that has been given axe, one line for each element at fault: the rule, where, what to mend. */
async function findFaults(page: Page, rules: readonly string[]): Promise<readonly string[]> {
  const options: RunOptions = { runOnly: [...rules], resultTypes: ['violations'] };
  const { violations } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(given),
    options,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ target }) => id !== 'target-size' || !isMark(target))
      .map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** A mark in the year at a glance may be small: its event's entry is an equivalent (WCAG 2.2, 2.5.8). */
function isMark(target: readonly unknown[]): boolean {
  return /^a\[href\$?="[^"]*"\]\[aria-labelledby|svg.* > a/.test(target.join(' '));
}

/** Runs in the page: for each event when it is marked, the colours of its texts and what lies behind. */
function readHighlights() {
  const shown = new Map<string, { of: string; colour: string; highlight: string }>();
  for (const { id } of document.querySelectorAll('main li[id]')) {
    location.hash = id;
    const event = document.querySelector(':target')!;
    const highlight = getComputedStyle(event, '::before').backgroundColor;
    for (const element of event.querySelectorAll('*')) {
      const hasText = [...element.childNodes].some(
        ({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim(),
      );
      if (!hasText) continue;
      const of = `${element.parentElement!.className} > ${element.localName}.${element.className}`;
      const { color: colour } = getComputedStyle(element);
      shown.set([of, colour, highlight].join(), { of, colour, highlight });
    }
  }
  return [...shown.values()];
}
