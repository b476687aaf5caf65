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

/** What tests listen to in a page. */
const HEARD = ['console', 'pageerror', 'request', 'requestfailed', 'response'];

/**
 * Opens an empty page for a test, where an earlier test may have had its own: a new tab, and even more a
 * new context, takes longer than many a test. What {@link renew} does not take back, as scripts that are
 * added to all pages to come, needs a tab that the test closes.
 */
type OpenBlank = (options?: BrowserContextOptions) => Promise<Page>;

/** A site being served and a browser to look at it. */
export interface OpenSite {
  /** Where the site is found, with a slash at its end. */
  readonly address: () => string;
  readonly openBlank: OpenBlank;
  /**
   * Opens a page of the site, as {@link OpenBlank} does.
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
  beforeAll(async () => {
    server = await serveFolder(folder, { port: 0, base });
  });
  afterAll(() => server?.close());

  const address = () => server!.address;
  const openBlank = openTabs(...switches);
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

/** Opens a browser, with switches of its own, for the tests of one file, and closes it after them. */
export function openTabs(...switches: readonly string[]): OpenBlank {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser(...switches);
  });
  afterAll(() => browser?.close());

  const tabs = new Map<string, { context: Promise<BrowserContext>; idle: Page[] }>();
  return async (given) => {
    const options = { ...USUAL, ...given };
    const key = JSON.stringify(options);
    const alike = tabs.get(key) ?? { context: browser!.newContext(options), idle: [] };
    tabs.set(key, alike);
    const page = alike.idle.pop() ?? (await (await alike.context).newPage());
    // A tab behind others is drawn about once a second.
    await page.bringToFront();
    onTestFinished(async () => {
      if (page.isClosed()) return;
      await renew(page, options);
      alike.idle.push(page);
    });
    return page;
  };
}

/** What goes wrong on a page and on all that follow in it, in a list that grows. */
export function keepComplaints(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('requestfailed', (request) => heard.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  return heard;
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

/** Empties a page that was opened with some options, and takes back what tests do to one. */
async function renew(
  page: Page,
  {
    viewport,
    colorScheme,
    reducedMotion,
  }: Required<Pick<BrowserContextOptions, keyof typeof USUAL>>,
): Promise<void> {
  for (const event of HEARD) page.removeAllListeners(event);
  await page.unrouteAll();
  await page.goto('about:blank');
  await page.mouse.move(0, 0);
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({ media: null, colorScheme, reducedMotion });
}
