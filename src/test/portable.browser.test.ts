import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePortable } from '../commands/make-portable.ts';
import { readSiteUnderTest } from './built-site.ts';
import { keepComplaints, openTabs } from './open-site.ts';
import { chooseExamples } from './page-examples.ts';

const site = readSiteUnderTest();

/** One page of each kind. */
const examples = [
  ...new Map(
    chooseExamples(site).map((path) => [path.replace(/(?<=\/)[^/]+(?=\/)/g, '*'), path]),
  ).values(),
];

/** A name in which a browser has something to escape. */
const FOLDER = 'the troop question, 100 %';

let parent = '';
let folder = '';

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'portable-'));
  folder = join(parent, FOLDER);
  await cp(site.folder, folder, { recursive: true });
  await makePortable(folder, site.base);
});

afterAll(() => rm(parent, { recursive: true }));

const openBlank = openTabs();

/** Opens a page of the edition, and keeps what it asked for and what it complained of. */
async function open(file: string) {
  const page = await openBlank();
  const requests: string[] = [];
  const complaints = keepComplaints(page);
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, file)).href);
  return { page, requests, complaints };
}

test.each(examples)('/%s is whole without a server, and asks for nothing outside', async (path) => {
  const { page, requests, complaints } = await open(fileAt(path));
  const root = `${pathToFileURL(folder).href}/`;
  expect(requests.filter((url) => !url.startsWith(root))).toEqual([]);
  expect(complaints).toEqual([]);
  expect(await page.locator('h1').count()).toBe(1);
  // The icon is no request of the page, but it has to be there.
  const icon = page.locator('link[rel=icon]');
  expect(await icon.evaluate((link: HTMLLinkElement) => link.href)).toBe(`${root}favicon.svg`);
  expect(await findUnanswerable(page)).toEqual([]);
});

test('a reader gets from the timeline to an event, to its source, and back to its place', async () => {
  const { page, complaints } = await open('index.html');
  await page.locator('#parliament-vote h3 a, #parliament-vote h2 a').first().click();
  await page.waitForURL(/events\/parliament-vote\/index\.html$/);
  await page.locator('main a[href*="articles/"]').first().click();
  await page.waitForURL(/articles\/[^/]+\/index\.html/);
  await page.locator('main a[href*="events/parliament-vote/"]').first().click();
  await page.waitForURL(/events\/parliament-vote\/index\.html/);
  await page.locator('a[href$="index.html#parliament-vote"]').first().click();
  await page.waitForURL(/\/index\.html#parliament-vote$/);
  expect(await page.locator('#parliament-vote:target').count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('the page of the search says that there is none, and leads to where the browser can search', async () => {
  const { page } = await open('search/index.html');
  expect(await page.locator('main form, main button, header form').count()).toBe(0);
  await page.getByText('This copy is read without a server').locator('a').click();
  await page.waitForURL(/print\/index\.html$/);
});

/** What on a page would need script, a server or another folder: runs in the page. */
function findUnanswerable(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...[...document.querySelectorAll('a[href]')]
      .map((link) => link.getAttribute('href')!)
      .filter((href) => href.startsWith('/') || /^(?![a-z]+:).*\/(?:[?#]|$)/.test(href)),
    ...[...document.querySelectorAll('form[action], button[type=button], script:not([type])')].map(
      ({ tagName }) => tagName,
    ),
  ]);
}

function fileAt(path: string): string {
  return path.replace(/(?<=^|\/)$/, 'index.html');
}
