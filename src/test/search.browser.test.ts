import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { readContentFiles, readEventFiles, readField } from './content-files.ts';
import { openSite, type OpenSite } from './open-site.ts';
import { runBuild } from './run-build.ts';

const built = readSiteUnderTest();
const root = openSite(built);
const BASE = '/a/b/';
const folder = mkdtempSync(join(tmpdir(), 'search-'));

// Before the site is opened: hooks run in their order.
beforeAll(async () => {
  const { status, output } = await runBuild(join(folder, 'site'), { BASE, CARDS: 'off' });
  if (status !== 0) throw new Error(output);
});
afterAll(() => rm(folder, { recursive: true }));
const below = openSite({ folder: join(folder, 'site'), base: BASE });

const [event] = readEventFiles().filter(({ isKey }) => isKey);
const headline = readField(event!.frontMatter, 'headline');

/** Other names that have no word of the name itself, each with the actor it belongs to. */
const otherNames = readContentFiles('actors').flatMap(({ slug, frontMatter }) => {
  const words = readField(frontMatter, 'name').toLowerCase().split(/\s+/);
  return readField(frontMatter, 'aliases')
    .replace(/^\[|\]$/g, '')
    .split(', ')
    .filter((alias) => /^\S+$/.test(alias) && !words.includes(alias.toLowerCase()))
    .map((alias) => [alias, slug] as const);
});

describe.each<[string, OpenSite]>([
  ['as it was built', root],
  [`below ${BASE}`, below],
])('the site %s', (_where, site) => {
  test('finds an event for whoever types into the header of a page and presses Enter', async () => {
    const page = await openQuietly(site, 'about/');
    await page.keyboard.press('Tab');
    while ((await page.locator('header input:focus').count()) === 0)
      await page.keyboard.press('Tab');
    await page.keyboard.type(headline);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=*');
    expect(await firstResult(page)).toBe(`${site.address()}events/${event!.slug}/`);
    expect(await page.getByRole('status').innerText()).toMatch(/^\d+ results? for “/);
    await page.locator('#_results a').first().click();
    expect(await page.locator('h1').innerText()).toBe(headline);
    expect(complaintsOf(page)).toEqual([]);
  });
});

test('an actor is found by a name that is nowhere in the usual one', async () => {
  expect(otherNames.length).toBeGreaterThan(3);
  const page = await root.openBlank();
  for (const [alias, slug] of otherNames) {
    await page.goto(`${root.address()}search/?kind=actor&q=${encodeURIComponent(alias)}`);
    await settle(page);
    expect(await allResults(page), alias).toContain(`${root.address()}actors/${slug}/`);
  }
});

test.each([
  ['Muqtada', 'moqtada-al-sadr'],
  ['Kata’ib', 'kataib-hezbollah'],
  ["KATA'IB", 'kataib-hezbollah'],
  ['Nujabāʾ', 'nujaba-movement'],
  ['PMF', 'popular-mobilization-forces'],
  ['ISIS', 'islamic-state'],
  ['Kadhemi', 'mustafa-al-kadhimi'],
])('%s finds %s first', async (words, actor) => {
  const page = await root.openPage(`search/?q=${encodeURIComponent(words)}`);
  expect(await firstResult(page)).toBe(`${root.address()}actors/${actor}/`);
});

test('a name that is spelt in another way is found where one sounds alike', async () => {
  const page = await root.openPage('search/?q=Suleymani');
  await settle(page);
  expect(await page.getByRole('status').innerText()).toContain('where a name sounds alike');
  expect(await page.locator('#_alike li').first().innerText()).toContain('Soleimani');
});

test('filters by side and month leave just the events of both, in order of time', async () => {
  const side = (await linksOf('sides/iran/')).filter((address) => address.includes('/events/'));
  const month = await linksOf('2020/01/');
  const expected = month.filter((address) => side.includes(address));
  expect(expected).not.toEqual([]);

  const page = await root.openPage('search/');
  await page.getByLabel('Show').selectOption('event');
  await page.getByLabel('Side').selectOption('iran');
  await page.getByLabel('Month', { exact: true }).selectOption('2020-01');
  await page.waitForURL('**/search/?kind=event&month=2020-01&side=iran');
  await settle(page);
  expect(await allResults(page)).toEqual(expected);

  await page.goBack();
  await settle(page);
  expect(await page.getByLabel('Month', { exact: true }).inputValue()).toBe('');
  expect((await allResults(page)).toSorted()).toEqual(side.toSorted());
});

test('what is not asked is not answered, and what is not there leads on', async () => {
  const page = await root.openPage('search/?q=');
  expect(await page.getByRole('status').innerText()).toBe('');
  await page.getByLabel('Words').fill('zzzzzz <b>');
  await page.keyboard.press('Enter');
  await settle(page);
  expect(await page.getByRole('status').innerText()).toMatch(/^Nothing was found for “zzzzzz <b>”/);
  expect(await page.getByRole('heading', { name: 'Events by month' }).isVisible()).toBe(true);
});

test('where the engine cannot be loaded the page says so', async () => {
  const page = await root.openBlank();
  await page.route('**/pagefind-entry.json*', (route) => route.abort());
  await page.goto(`${root.address()}search/?q=troops`);
  await settle(page);
  expect(await page.getByRole('status').innerText()).toContain('could not be loaded');
});

test('without script the page says so, and shows no form that leads nowhere', async () => {
  const page = await root.openPage('search/?q=troops', { javaScriptEnabled: false });
  expect(await page.locator('noscript p').innerText()).toMatch(/^Searching needs script/);
  expect(await page.locator('main form').isVisible()).toBe(false);
  expect(await page.getByRole('heading', { name: 'Actors A–Z' }).isVisible()).toBe(true);
});

const complaints = new WeakMap<Page, string[]>();

/** Opens a page and keeps what goes wrong on it and on all that follow. */
async function openQuietly(site: OpenSite, path: string): Promise<Page> {
  const page = await site.openBlank();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('requestfailed', (request) => heard.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(site.address() + path);
  return page;
}

function complaintsOf(page: Page): readonly string[] {
  return complaints.get(page) ?? [];
}

const told = / results?\b|Nothing was found|No exact result|could not be/;

/** Waits until an answer is told. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('status').filter({ hasText: told }).waitFor();
}

async function firstResult(page: Page): Promise<string> {
  await settle(page);
  return page
    .locator(':is(#_results, #_alike) li a')
    .first()
    .evaluate((link) => (link as HTMLAnchorElement).href);
}

/** The addresses of all results, those asked for in turn included. */
async function allResults(page: Page): Promise<readonly string[]> {
  const more = page.getByRole('button', { name: 'Show more results' });
  while (await more.isVisible()) {
    const shown = await page.locator('#_results li').count();
    await more.click();
    await page.locator('#_results li').nth(shown).waitFor();
  }
  return page
    .locator('#_results li a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
}

/** The events that a page of the site tells, in its order. */
async function linksOf(path: string): Promise<readonly string[]> {
  const page = await root.openPage(path);
  const ids = await page.locator('main li[id]').evaluateAll((all) => all.map(({ id }) => id));
  return ids.map((id) => `${root.address()}events/${id}/`);
}
