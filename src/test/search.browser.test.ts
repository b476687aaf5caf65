import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { readContentFiles, readEventFiles, readField } from './content-files.ts';
import { keepComplaints, openSite } from './open-site.ts';
import { firstResult, searchFromHeader, settle } from './search-page.ts';

const built = readSiteUnderTest();
const site = openSite(built);

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

test('an event is found by whoever types into the header of a page and presses Enter', async () => {
  const page = await site.openBlank();
  const complaints = keepComplaints(page);
  await page.goto(`${site.address()}about/`);
  await searchFromHeader(page, headline);
  expect(await firstResult(page)).toBe(`${site.address()}events/${event!.slug}/`);
  expect(await page.getByRole('status').innerText()).toMatch(/^\d+ results? for “/);
  await page.locator('#_results a').first().click();
  expect(await page.locator('h1').innerText()).toBe(headline);
  expect(complaints).toEqual([]);
});

test('an actor is found by a name that is nowhere in the usual one', async () => {
  expect(otherNames.length).toBeGreaterThan(3);
  const page = await site.openBlank();
  for (const [alias, slug] of otherNames) {
    await page.goto(`${site.address()}search/?kind=actor&q=${encodeURIComponent(alias)}`);
    await settle(page);
    expect(await allResults(page), alias).toContain(`${site.address()}actors/${slug}/`);
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
  const page = await site.openPage(`search/?q=${encodeURIComponent(words)}`);
  expect(await firstResult(page)).toBe(`${site.address()}actors/${actor}/`);
});

test('a name that is spelt in another way is found where one sounds alike', async () => {
  const page = await site.openPage('search/?q=Suleymani');
  await settle(page);
  expect(await page.getByRole('status').innerText()).toContain('where a name sounds alike');
  expect(await page.locator('#_alike li').first().innerText()).toContain('Soleimani');
});

test('filters by side and month leave just the events of both, in order of time', async () => {
  const side = (await linksOf('sides/iran/')).filter((address) => address.includes('/events/'));
  const month = await linksOf('2020/01/');
  const expected = month.filter((address) => side.includes(address));
  expect(expected).not.toEqual([]);

  const page = await site.openPage('search/');
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
  const page = await site.openPage('search/?q=');
  expect(await page.getByRole('status').innerText()).toBe('');
  await page.getByLabel('Words').fill('zzzzzz <b>');
  await page.keyboard.press('Enter');
  await settle(page);
  expect(await page.getByRole('status').innerText()).toMatch(/^Nothing was found for “zzzzzz <b>”/);
  expect(await page.getByRole('heading', { name: 'Events by month' }).isVisible()).toBe(true);
});

test('where the engine cannot be loaded the page says so', async () => {
  const page = await site.openBlank();
  await page.route('**/pagefind-entry.json*', (route) => route.abort());
  await page.goto(`${site.address()}search/?q=troops`);
  await settle(page);
  expect(await page.getByRole('status').innerText()).toContain('could not be loaded');
});

test('without script the page says so, and shows no form that leads nowhere', async () => {
  const page = await site.openPage('search/?q=troops', { javaScriptEnabled: false });
  expect(await page.locator('noscript p').innerText()).toMatch(/^Searching needs script/);
  expect(await page.locator('main form').isVisible()).toBe(false);
  expect(await page.getByRole('heading', { name: 'Actors A–Z' }).isVisible()).toBe(true);
});

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
  const page = await site.openPage(path);
  const ids = await page.locator('main li[id]').evaluateAll((all) => all.map(({ id }) => id));
  return ids.map((id) => `${site.address()}events/${id}/`);
}
