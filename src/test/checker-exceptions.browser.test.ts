import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { checkerExceptions } from '../commands/checker-exceptions.ts';
import { openBrowser } from './find-browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

test.each(checkerExceptions)(
  'a browser knows what the HTML checker does not: $example',
  async ({ example }) => {
    const page = await browser.newPage();
    const kept = await page.evaluate((example) => {
      if (example.startsWith('<')) {
        const { blocking } = document
          .createRange()
          .createContextualFragment(example)
          .querySelector('link')!;
        return blocking.supports(blocking.value);
      }
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(example);
      const [rule] = sheet.cssRules;
      // An unknown rule is dropped, and so is an unknown property, which leaves its rule empty.
      return rule !== undefined && !(rule instanceof CSSStyleRule && rule.style.length === 0);
    }, example);
    await page.close();
    expect(kept).toBe(true);
  },
);
