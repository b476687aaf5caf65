import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pass } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { pageAt, readSiteUnderTest } from './built-site.ts';
import { openSite } from './open-site.ts';
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
    const server = createServer((_, response) => void sendSlowly(response)).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const page = await site.openBlank({ viewport: { width, height: 800 } });
    await page.goto(`http://127.0.0.1:${port}/`);
    expect(await page.evaluate(measureShift)).toBe(0);
  },
);

/** The browser’s own slow line delivers pieces at its leisure; these are the same in every run. */
async function sendSlowly(response: ServerResponse): Promise<void> {
  const html = Buffer.from(pageAt(built, 'index.html').html);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  for (let start = 0; start < html.length; start += PIECE) {
    response.write(html.subarray(start, start + PIECE));
    await pass(PAUSE);
  }
  response.end();
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
