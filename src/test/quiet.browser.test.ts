import { expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { openSite } from './open-site.ts';
import { chooseExamples } from './page-examples.ts';

const built = readSiteUnderTest();
const examples = chooseExamples(built);
const site = openSite(built);

/** Some three seconds for the timeline, in bytes a second and milliseconds. */
const SLOW_LINE = {
  offline: false,
  latency: 50,
  downloadThroughput: 30_000,
  uploadThroughput: 30_000,
};

test.each(examples)(
  '/%s asks no other host, keeps nothing, complains of nothing and does not move',
  async (path) => {
    const page = await site.openBlank();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));

    await page.goto(site.address() + path);
    expect(await page.evaluate(measureShift)).toBe(0);
    expect(requests.filter((url) => !url.startsWith(site.address()))).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
  },
);

test.each([390, 1280])(
  'what is being read stays in its place while a slow line delivers the rest, at %i px',
  async (width) => {
    const page = await site.openBlank({ viewport: { width, height: 800 } });
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', SLOW_LINE);
    await page.goto(site.address());
    expect(await page.evaluate(measureShift)).toBeCloseTo(0, 2);
  },
);

/** Runs in the page: its cumulative layout shift, from its first paint to a moment after this one. */
function measureShift(): Promise<number> {
  return new Promise((resolve) => {
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(shift), 100);
  });
}
