import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { serveFolder, type ServedFolder } from '../commands/serve.ts';
import type { BuiltSite } from './built-site.ts';
import { openBrowser } from './find-browser.ts';

/** What is not asked otherwise; without motion, so that no test looks at a page that is still scrolling. */
const USUAL = {
  colorScheme: 'light',
  reducedMotion: 'reduce',
  viewport: { width: 1280, height: 720 },
} as const satisfies BrowserContextOptions;

/** A site being served and a browser to look at it. */
export interface OpenSite {
  /** Where the site is found, with a slash at its end. */
  readonly address: () => string;
  /**
   * Opens an empty page, which closes when the test ends. All pages of a file that have the same options
   * share a context, since a new one takes longer than most pages.
   */
  readonly openBlank: (options?: BrowserContextOptions) => Promise<Page>;
  /**
   * Opens a page of the site, where an earlier test may have had its page: a new one takes as long as
   * many a test. Listeners, routes and what else {@link renew} leaves need one of {@link openBlank}.
   *
   * @param path what follows the site's address: `events/`, `#parliament-vote`, or nothing
   */
  readonly openPage: (path: string, options?: BrowserContextOptions) => Promise<Page>;
}

/** A context, and the pages in it that no test uses now. */
interface Shared {
  readonly context: Promise<BrowserContext>;
  readonly idle: Page[];
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
  const shared = new Map<string, Shared>();

  beforeAll(async () => {
    server = await serveFolder(folder, { port: 0, base });
    browser = await openBrowser(...switches);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const address = () => server!.address;
  const sharedBy = (options: BrowserContextOptions) => {
    const key = JSON.stringify(options);
    const known = shared.get(key) ?? { context: browser!.newContext(options), idle: [] };
    shared.set(key, known);
    return known;
  };
  return {
    address,
    openBlank: async (given) => {
      const page = await (await sharedBy({ ...USUAL, ...given }).context).newPage();
      onTestFinished(() => page.close());
      return page;
    },
    openPage: async (path, given) => {
      const options = { ...USUAL, ...given };
      const { context, idle } = sharedBy(options);
      const page = idle.pop() ?? (await (await context).newPage());
      onTestFinished(async () => {
        await renew(page, options);
        idle.push(page);
      });
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

/** Empties a page that was opened with some options, and takes back what tests changed in it. */
async function renew(
  page: Page,
  {
    viewport,
    colorScheme,
    reducedMotion,
  }: Required<Pick<BrowserContextOptions, keyof typeof USUAL>>,
): Promise<void> {
  await page.goto('about:blank');
  await page.mouse.move(0, 0);
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({ media: null, colorScheme, reducedMotion });
}
