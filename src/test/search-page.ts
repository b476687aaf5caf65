import type { Page } from 'playwright-core';

const told = / results?\b|Nothing was found|No exact result|could not be/;

/** Types words into the search in a page’s header, as the keyboard alone can, and waits for its page. */
export async function searchFromHeader(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Tab');
  while ((await page.locator('header input:focus').count()) === 0) await page.keyboard.press('Tab');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/?q=*');
}

/** Waits until the page of the search tells an answer. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('status').filter({ hasText: told }).waitFor();
}

/** The address of the first result, once there is an answer. */
export async function firstResult(page: Page): Promise<string> {
  await settle(page);
  return page
    .locator(':is(#_results, #_alike) li a')
    .first()
    .evaluate((link) => (link as HTMLAnchorElement).href);
}
