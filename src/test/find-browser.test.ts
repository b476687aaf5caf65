import { expect, test } from 'vitest';
import { chooseBrowser, listCandidates } from './find-browser.ts';

const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const PLAYWRIGHT = '/home/me/.cache/ms-playwright/chromium/chrome';

function choose(...installed: readonly string[]): string | undefined {
  const candidates = listCandidates('/usr/local/bin:/usr/bin', PLAYWRIGHT);
  return chooseBrowser(candidates, (path) => installed.includes(path));
}

test.each([
  ['/usr/bin/chromium', ['/usr/bin/google-chrome', '/usr/bin/chromium']],
  ['/usr/local/bin/chromium', ['/usr/bin/chromium', '/usr/local/bin/chromium']],
  ['/usr/bin/chromium-browser', [PLAYWRIGHT, '/usr/bin/chromium-browser']],
  ['/usr/bin/google-chrome', [PLAYWRIGHT, MAC_CHROME, '/usr/bin/google-chrome']],
  [MAC_CHROME, [PLAYWRIGHT, MAC_CHROME]],
  [PLAYWRIGHT, [PLAYWRIGHT]],
])('%s is chosen of %j', (browser, installed) => {
  expect(choose(...installed)).toBe(browser);
});

test('where nothing is installed, nothing is chosen', () => {
  expect(choose()).toBeUndefined();
});

test('a system that Playwright does not know still has candidates', () => {
  expect(listCandidates('/usr/bin', undefined)).toContain('/usr/bin/chromium');
});
