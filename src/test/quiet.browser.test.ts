import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pass } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { pageAt, readSiteUnderTest } from './built-site.ts';
import { keepComplaints, openSite } from './open-site.ts';
import { chooseExamples } from './page-examples.ts';

const built = readSiteUnderTest();
const examples = chooseExamples(built);
const site = openSite(built);

/** What arrives at once, in bytes, and how long the next such piece takes, in milliseconds. */
const PIECE = 9000;
const PAUSE = 50;

test.each(examples)(
  '/%s asks no other host, keeps nothing, complains of nothing and does not move',
  async (path) => {
    const page = await site.openBlank();
    const requests: string[] = [];
    const complaints = keepComplaints(page);
    page.on('request', (request) => requests.push(request.url()));

    await page.goto(site.address() + path);
    expect(await page.evaluate(measureShift)).toBe(0);
    expect(requests.filter((url) => !url.startsWith(site.address()))).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
  },
);

test('a page is painted when all is there that a window shows, and not by half lines', async () => {
  const { html } = pageAt(built, 'about/index.html');
  const middle = html.indexOf('</h1>');
  const page = await site.openBlank();
  await page.goto(await serveSlowly([html.slice(0, middle), html.slice(middle)], 10 * PAUSE));
  const [painted, arrived] = await page.evaluate(measurePaint);
  expect(painted).toBeGreaterThan(arrived);
});

// The browser’s own slow line delivers pieces at its leisure; these are the same in every run.
test.each([390, 1280])(
  'what is being read stays in its place while a slow line delivers the rest, at %i px',
  async (width) => {
    const html = Buffer.from(pageAt(built, 'index.html').html);
    const pieces = Array.from({ length: Math.ceil(html.length / PIECE) }, (_, index) =>
      html.subarray(index * PIECE, (index + 1) * PIECE),
    );
    const page = await site.openBlank({ viewport: { width, height: 800 } });
    await page.goto(await serveSlowly(pieces, PAUSE));
    expect(await page.evaluate(measureShift)).toBe(0);
  },
);

/**
 * Serves one page in pieces, with a pause between them, until the test ends.
 *
 * @param pause in milliseconds
 * @returns its address
 */
async function serveSlowly(pieces: readonly (string | Buffer)[], pause: number): Promise<string> {
  const server = createServer(async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    for (const piece of pieces.slice(0, -1)) {
      response.write(piece);
      await pass(pause);
    }
    response.end(pieces.at(-1));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Runs in the page: when it was first painted, and when the last of it had arrived, in milliseconds. */
function measurePaint(): Promise<[number, number]> {
  const [{ responseEnd }] = performance.getEntriesByType('navigation') as [
    PerformanceNavigationTiming,
  ];
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      observer.disconnect();
      resolve([list.getEntries()[0]!.startTime, responseEnd]);
    }).observe({ type: 'paint', buffered: true });
  });
}

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
