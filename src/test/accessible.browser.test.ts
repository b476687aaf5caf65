import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { openSite, siteFolder } from './open-site.ts';
import { readExamples } from './page-examples.ts';

const site = openSite();

const EVERYTHING: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

const only = (...rules: readonly string[]): RunOptions => ({ runOnly: [...rules] });

describe.each(readExamples(siteFolder))('/%s', (path) => {
  test('has no fault that axe knows, in either colour scheme, wide or narrow', async () => {
    const page = await site.openPage(path);
    await openDetails(page);
    expect(await findFaults(page, EVERYTHING)).toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findFaults(page, only('color-contrast', 'link-in-text-block'))).toEqual([]);

    await page.setViewportSize({ width: 390, height: 844 });
    expect(await findFaults(page, only('target-size'))).toEqual([]);
  });
});

test.each(['light', 'dark'] as const)(
  'all text of the event that an address names stands out from its %s highlight',
  async (colorScheme) => {
    const page = await site.openPage('', { colorScheme });
    for (const slug of await page.locator('main li[id]').evaluateAll(idsOf)) {
      await page.goto(`${site.address()}#${slug}`);
      const { highlight, texts } = await page.evaluate(readHighlight);
      for (const { text, colour } of texts) {
        expect(contrast(colour, highlight), `${slug}: “${text}”`).toBeGreaterThanOrEqual(4.5);
      }
    }
  },
);

/** What is folded away would not be looked at. */
async function openDetails(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all as HTMLDetailsElement[]) details.open = true;
  });
}

/** One line for each element at fault: what is wrong, and where. */
async function findFaults(page: Page, options: RunOptions): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations, passes, inapplicable } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(given),
    options,
  );
  const rules = [...violations, ...passes, ...inapplicable].map(({ id }) => id);
  expect(rules).not.toEqual([]);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

function idsOf(elements: readonly Element[]): readonly string[] {
  return elements.map(({ id }) => id);
}

/** Runs in the page: the colour behind the event that is marked, and the colours of its texts. */
function readHighlight() {
  const event = document.querySelector(':target')!;
  const texts = [...event.querySelectorAll('*')].filter((element) =>
    [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim()),
  );
  return {
    highlight: getComputedStyle(event, '::before').backgroundColor,
    texts: texts.map((element) => ({
      text: element.textContent,
      colour: getComputedStyle(element).color,
    })),
  };
}
