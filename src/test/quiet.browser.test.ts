import { expect, test } from 'vitest';
import { openSite, siteFolder } from './open-site.ts';
import { readExamples } from './page-examples.ts';

const site = openSite();

test.each(readExamples(siteFolder))(
  '/%s asks no other host, keeps nothing, complains of nothing and does not move',
  async (path) => {
    const page = await site.openPage('robots.txt');
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));

    await page.goto(site.address() + path, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => !url.startsWith(site.address()))).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
    expect(await page.evaluate(measureShift)).toBe(0);
  },
);

/** Runs in the page: its cumulative layout shift until now. */
function measureShift(): Promise<number> {
  return new Promise((resolve) => {
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(shift), 100);
  });
}
