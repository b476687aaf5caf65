import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { select } from 'hast-util-select';
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder, type ServedFolder } from '../commands/serve.ts';
import { pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import { openSite } from './open-site.ts';
import { chooseExamples } from './page-examples.ts';

const built = readSiteUnderTest();
const site = openSite(built);
const examples = chooseExamples(built).filter((path) => /^embed\/./.test(path));

const EVENT = 'parliament-vote';
const headline = textOf(select('h1', pageAt(built, `events/${EVENT}/index.html`).tree)!);

/** Somebody else’s site: of another origin, with one page. */
const folder = mkdtempSync(join(tmpdir(), 'framing-'));
let host: ServedFolder;

beforeAll(async () => {
  host = await serveFolder(folder, { port: 0, base: '/' });
});

afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

/** Opens somebody else’s page with a frame in it. */
async function openFraming(code: string, options?: BrowserContextOptions) {
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><title>News</title><link rel="icon" href="data:,"><body style="margin: 20px"><p>News.</p>${code}`,
  );
  const page = await site.openBlank(options);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(host.address.replace('localhost', '127.0.0.1'));
  await page.locator('iframe').scrollIntoViewIfNeeded();
  const frame = page.frames()[1]!;
  await frame.locator('footer').waitFor();
  return { page, frame, complaints };
}

function inStrictSandbox(path: string): string {
  return `<iframe sandbox="" width="400" height="600" src="${site.address()}${path}"></iframe>`;
}

/** The code that an event’s page offers and that programs get, for where the site is served now. */
function offeredCode(slug: string): string {
  const { html } = JSON.parse(readFileSync(join(built.folder, `oembed/${slug}.json`), 'utf8'));
  return html.replace(`src="${built.origin ?? ''}${built.base}`, `src="${site.address()}`);
}

test('in the strictest sandbox, on another origin, an event is told whole', async () => {
  const { frame, complaints } = await openFraming(inStrictSandbox(`embed/${EVENT}/`));
  expect(await frame.evaluate(() => origin)).toBe('null');
  expect(await frame.locator('h1').innerText()).toBe(headline);
  expect(await frame.locator('time').first().innerText()).toBe('5 January 2020');
  expect(await frame.locator('.prose').innerText()).toContain('(Voice of America)');
  expect(await frame.locator('h1').evaluate((h1) => getComputedStyle(h1).fontSize)).toBe('20px');
  expect(complaints).toEqual([]);
});

test('there, who reads can go to all events, to another event, and back to where it stands', async () => {
  const { frame } = await openFraming(inStrictSandbox(`embed/${EVENT}/`));
  await frame.getByRole('link', { name: 'All events' }).click();
  await frame.waitForURL(`**/embed/#${EVENT}`);
  const top = await frame
    .locator(`[id="${EVENT}"]`)
    .evaluate((entry) => entry.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(100);
  await frame.locator('li a').first().click();
  await frame.waitForURL('**/embed/*/');
  expect(await frame.locator('h1').count()).toBe(1);
});

test('there, a link to the whole page leaves the frame as it is', async () => {
  const { page, frame } = await openFraming(inStrictSandbox(`embed/${EVENT}/`));
  await frame.locator('h1 a').click();
  await page.waitForTimeout(200);
  expect(page.context().pages()).toEqual([page]);
  expect(frame.url()).toBe(`${site.address()}embed/${EVENT}/`);
});

test('in the frame that we offer, the headline opens the whole page in a tab of its own', async () => {
  const { page, frame } = await openFraming(offeredCode(EVENT));
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    frame.locator('h1 a').click(),
  ]);
  await tab.waitForURL(`**/events/${EVENT}/`);
  expect(await tab.locator('h1').innerText()).toBe(headline);
  // A tab like any other: neither in a sandbox nor able to reach the page that it came from.
  expect(await tab.evaluate(() => [origin === location.origin, opener])).toEqual([true, null]);
  expect(page.url()).toContain('127.0.0.1');
});

test.each(examples)('nothing of /%s needs scrolling in the frame that we offer', async (path) => {
  const slug = path.split('/')[1]!;
  for (const width of [320, 390, 520, 1000]) {
    const { page, frame } = await openFraming(offeredCode(slug), {
      viewport: { width, height: 800 },
    });
    const hidden = await frame.evaluate(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return [scrollHeight - clientHeight, scrollWidth - clientWidth];
    });
    expect(hidden, `at ${width} px`).toEqual([0, 0]);
    expect(await overflowOf(page), `at ${width} px`).toBe(0);
  }
});

test('in a frame of 280 px, all words are inside', async () => {
  for (const path of ['', `${EVENT}/`]) {
    const page = await site.openPage(`embed/${path}`, { viewport: { width: 280, height: 500 } });
    expect(await overflowOf(page), path).toBe(0);
  }
});

test.each(['light', 'dark'] as const)('it is %s where the reader’s screen is', async (scheme) => {
  const { frame } = await openFraming(inStrictSandbox('embed/'), { colorScheme: scheme });
  const paper = await frame.evaluate(
    () => getComputedStyle(document.documentElement).backgroundColor,
  );
  expect(paper).toBe({ light: 'rgb(251, 248, 241)', dark: 'rgb(25, 23, 21)' }[scheme]);
});

test.each(['light', 'dark'] as const)(
  'axe finds no fault within a frame on another page, when %s',
  async (colorScheme) => {
    for (const path of [`embed/${EVENT}/`, 'embed/']) {
      // It has to run there, which no sandbox lets it.
      const code = inStrictSandbox(path).replace('sandbox=""', '');
      const { frame } = await openFraming(code, { colorScheme });
      expect(await findFaults(frame)).toEqual([]);
    }
  },
);

/** How much wider a page is than its window. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

async function findFaults(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}
