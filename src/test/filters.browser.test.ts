import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { readEventFiles, readSides, type EventFile } from './content-files.ts';
import { openSite } from './open-site.ts';

const built = readSiteUnderTest();
const site = openSite(built);
// Without a reader of screens, Chromium tells of no more than is near the window; with one, every choice
// takes it long.
const siteReadAloud = openSite(built, '--force-renderer-accessibility');
const events = readEventFiles();
const sides = readSides();
const kinds = [...new Set(events.map(({ kind }) => kind))];

const NO_SCRIPT = { javaScriptEnabled: false } as const;

/** What is chosen: a side by its slug, a kind, key events alone. */
interface Choice {
  readonly side?: string;
  readonly kind?: string;
  readonly key?: boolean;
}

test.each(sides.map(({ slug }) => slug))(
  'with the side %s, each kind and key events chosen, exactly their events are there',
  async (side) => {
    const page = await site.openPage('', NO_SCRIPT);
    for (const kind of [undefined, ...kinds]) {
      for (const key of [false, true]) {
        const choice = { side, key, ...(kind === undefined ? {} : { kind }) };
        await choose(page, choice);
        await expectShown(page, choice);
      }
    }
  },
);

test('each kind alone shows its events, those before the debate too, and all come back', async () => {
  const page = await site.openPage('', NO_SCRIPT);
  const before = await readShown(page);
  for (const kind of kinds) {
    await choose(page, { kind });
    await expectShown(page, { kind });
  }
  await page.getByRole('button', { name: 'Show all' }).click();
  expect(await readShown(page)).toEqual(before);
});

test('assistive technology is told the same, and how many events are shown', async () => {
  const page = await siteReadAloud.openPage('', NO_SCRIPT);
  const [side, kind] = ['united-states', 'talks'];
  await choose(page, { side, kind });
  const { nodes } = await (
    await page.context().newCDPSession(page)
  ).send('Accessibility.getFullAXTree');
  const told = nodes.filter(({ ignored }) => !ignored);
  const meant = events.filter((event) => isMeant(event, { side, kind }));
  const named = (role: string) =>
    told.filter((node) => node.role?.value === role).map(({ name }) => String(name?.value));
  const months = await page.locator('.period h2').allInnerTexts();
  const headlines = await page.locator('.entry h3').allTextContents();
  const toldHeadlines = named('heading').filter((name) => headlines.includes(name));
  expect(toldHeadlines).toHaveLength(meant.length);
  expect(named('region').filter((name) => months.includes(name))).toEqual([]);
  expect(named('StaticText').join('')).toContain(`Events shown: ${meant.length}`);
});

test('the keyboard alone chooses a side, a kind and key events, and undoes it', async () => {
  const page = await site.openPage('', NO_SCRIPT);
  const before = await readShown(page);
  while ((await page.locator('select[name=side]:focus').count()) === 0) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('United');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Deci');
  await expectShown(page, { side: 'united-states', kind: 'decision' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expectShown(page, { side: 'united-states', kind: 'decision', key: true });
  await page.keyboard.press('Enter');
  expect(page.url()).toBe(site.address());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await readShown(page)).toEqual(before);
});

test('a link to an event or a month shows it, whatever is chosen', async () => {
  const page = await site.openPage('', { ...NO_SCRIPT, viewport: { width: 390, height: 844 } });
  const hidden = events.find(({ isKey, kind }) => isKey && kind !== 'protest')!;
  await choose(page, { kind: 'protest' });
  expect((await readShown(page)).slugs).not.toContain(hidden.slug);
  await page.locator(`nav a[href$="#${hidden.slug}"]`).click();
  const shown = await readShown(page);
  expect(shown.slugs).toContain(hidden.slug);
  expect(shown.emptyMonths).toEqual([]);
  const months = page.getByRole('list', { name: 'Months' }).locator('li > a');
  expect(await months.count()).toBeGreaterThan(12);
  for (const month of await months.all()) {
    await month.click();
    expect(await page.locator('h2:target').isVisible()).toBe(true);
  }
});

test('paper has everything', async () => {
  const page = await site.openPage('', NO_SCRIPT);
  await choose(page, { side: 'iran', kind: 'protest', key: true });
  await page.emulateMedia({ media: 'print' });
  expect((await readShown(page)).slugs).toHaveLength(events.length);
});

async function choose(page: Page, { side, kind = '', key = false }: Choice): Promise<void> {
  const mark = sides.find(({ slug }) => slug === side)?.mark ?? '';
  // To look for roles in the whole page takes longer than to choose.
  const filters = page.locator('.filters');
  await filters.getByRole('combobox', { name: 'Side' }).selectOption(mark);
  await filters.getByRole('combobox', { name: 'Kind' }).selectOption(kind);
  await filters.getByRole('checkbox', { name: 'Key events' }).setChecked(key);
}

async function expectShown(page: Page, choice: Choice): Promise<void> {
  const { slugs, emptyMonths, unheaded } = await readShown(page);
  const meant = events.filter((event) => isMeant(event, choice)).map(({ slug }) => slug);
  const what = JSON.stringify(choice);
  expect(slugs.toSorted(), what).toEqual(meant.sort());
  expect(emptyMonths, what).toEqual([]);
  expect(unheaded, what).toEqual([]);
}

function isMeant(event: EventFile, { side, kind, key = false }: Choice): boolean {
  return (
    (side === undefined || event.sides.has(side)) &&
    (kind === undefined || event.kind === kind) &&
    (!key || event.isKey)
  );
}

/** The entries to be seen, headings without an entry under them, and entries without a heading. */
interface Shown {
  readonly slugs: readonly string[];
  readonly emptyMonths: readonly string[];
  readonly unheaded: readonly string[];
}

function readShown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const entries = [...document.querySelectorAll('main li[id]')].filter(isSeen);
    const parts = [...document.querySelectorAll('section:has(li[id]), details:has(li[id])')].map(
      (part) => ({
        heading: part.querySelector('h2')!,
        entries: entries.filter((entry) => part.contains(entry)),
      }),
    );
    return {
      slugs: entries.map(({ id }) => id),
      emptyMonths: parts
        .filter((part) => part.entries.length === 0 && isSeen(part.heading))
        .map(({ heading }) => heading.textContent.trim()),
      unheaded: parts
        .filter((part) => part.entries.length > 0 && !isSeen(part.heading))
        .map(({ heading }) => heading.textContent.trim()),
    };
  });
}
