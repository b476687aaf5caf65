import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { serveFolder, type ServedFolder } from '../commands/serve.ts';
import { parseBase } from '../commands/settings.ts';
import { openBrowser } from './find-browser.ts';

/** The built site that is tested: `dist`, or the folder that SITE_FOLDER names. */
export const siteFolder = resolve(projectFolder, process.env['SITE_FOLDER'] ?? 'dist');

/** A site being served and a browser to look at it. */
export interface OpenSite {
  /** Where the site is found, with a slash at its end. */
  readonly address: () => string;
  /**
   * Opens a page of the site in a context of its own, which closes when the test ends.
   *
   * @param path what follows the site's address: `events/`, `#parliament-vote`, or nothing
   */
  readonly openPage: (path: string, options?: BrowserContextOptions) => Promise<Page>;
}

/** Serves the built site and opens a browser for the tests of one file, and closes both after them. */
export function openSite(): OpenSite {
  let server: ServedFolder | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    if (!existsSync(siteFolder)) {
      throw new Error(`There is no ${siteFolder} to open. Run \`npm run build\` first.`);
    }
    server = await serveFolder(siteFolder, { port: 0, base: parseBase(process.env['BASE']) });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return {
    address: () => server!.address,
    openPage: async (path, options) => {
      const page = await openEmptyPage(browser!, options);
      await page.goto(server!.address + path);
      return page;
    },
  };
}

/** Without motion, so that a test never looks at a page that is still scrolling. */
async function openEmptyPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  onTestFinished(() => context.close());
  return context.newPage();
}
