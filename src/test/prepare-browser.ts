import { findBrowser } from './find-browser.ts';

/** Installs a browser where there is none, once, before the files that drive it run side by side. */
export default async function prepareBrowser(): Promise<void> {
  await findBrowser();
}
