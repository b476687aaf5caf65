import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { serveFolder, type ServedFolder } from '../commands/serve.ts';
import type { BuiltSite } from './built-site.ts';
import { openBrowser } from './find-browser.ts';

/** A site being served and a browser to look at it. */
export interface OpenSite {
  /** Where the site is found, with a slash at its end. */
  readonly address: () => string;
  /**
   * Opens an empty page, which closes when the test ends: with options in a context of its own, without
   * in one that all such pages of a file share, since a new context takes longer than most pages.
   */
  readonly openBlank: (options?: BrowserContextOptions) => Promise<Page>;
  /**
   * Opens a page of the site, as {@link openBlank} does.
   *
   * @param path what follows the site's address: `events/`, `#parliament-vote`, or nothing
   */
  readonly openPage: (path: string, options?: BrowserContextOptions) => Promise<Page>;
}

/**
 * Serves a built site and opens a browser, with switches of its own, for the tests of one file, and
 * closes both after them.
 */
export function openSite(
  { folder, base }: Pick<BuiltSite, 'folder' | 'base'>,
  ...switches: readonly string[]
): OpenSite {
  let server: ServedFolder | undefined;
  let browser: Browser | undefined;
  let shared: Promise<BrowserContext> | undefined;

  beforeAll(async () => {
    server = await serveFolder(folder, { port: 0, base });
    browser = await openBrowser(...switches);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const address = () => server!.address;
  const openBlank = async (options?: BrowserContextOptions) => {
    const context = await (options === undefined
      ? (shared ??= openStill(browser!))
      : openStill(browser!, options));
    const page = await context.newPage();
    onTestFinished(() => (options === undefined ? page.close() : context.close()));
    return page;
  };
  return {
    address,
    openBlank,
    openPage: async (path, options) => {
      const page = await openBlank(options);
      await page.goto(address() + path);
      return page;
    },
  };
}

/** Lays out what is far from the window, as if the reader had come there. */
export async function layOut(page: Page): Promise<void> {
  await page.locator('.deferred').evaluateAll((all) => {
    for (const element of all as HTMLElement[]) element.style.contentVisibility = 'visible';
  });
}

/** Opens all that can be unfolded, and lays it out, for tests of what is then to be seen. */
export async function unfold(page: Page): Promise<void> {
  await layOut(page);
  await page.locator('details').evaluateAll((all) => {
    for (const details of all as HTMLDetailsElement[]) details.open = true;
  });
}

/** Has the comforts brought in, where a page has any, as their first use does. */
export async function bringComforts(page: Page): Promise<void> {
  const hasComforts = await page
    .locator('script')
    .evaluateAll((all) => all.some(({ textContent }) => textContent.includes('_astro/comfort-')));
  if (!hasComforts) return;
  await page.locator('.entry, .turning, .copy').first().dispatchEvent('focusin');
  await page.locator('main > .keys').waitFor({ state: 'attached' });
}

/** Without motion, so that no test looks at a page that is still scrolling. */
function openStill(browser: Browser, options?: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({ reducedMotion: 'reduce', ...options });
}
