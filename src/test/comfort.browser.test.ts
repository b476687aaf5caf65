import type { Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readSiteUnderTest } from './built-site.ts';
import { bringComforts, openSite, unfold } from './open-site.ts';

const built = readSiteUnderTest();
const site = openSite(built);

const MAY_COPY = { permissions: ['clipboard-read', 'clipboard-write'] };
const IN_MOTION = { reducedMotion: 'no-preference' } as const;

describe('before the first use', () => {
  test.each(['', 'events/parliament-vote/', '2020/01/'])(
    '/%s loads nothing, and then one file',
    async (path) => {
      const page = await site.openBlank();
      const scripts: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(request.url());
      });
      await page.goto(site.address() + path, { waitUntil: 'networkidle' });
      await page.locator('.masthead a').first().focus();
      await page.locator('.masthead').hover();
      expect(scripts).toEqual([]);

      await bringComforts(page);
      await page.locator('main a').last().focus();
      expect(scripts).toHaveLength(1);
    },
  );

  test.each([390, 1280])('what it brings moves nothing, at %i px', async (width) => {
    for (const path of ['', '2020/01/', 'events/parliament-vote/']) {
      const page = await site.openPage(path, { viewport: { width, height: 800 } });
      await unfold(page);
      const before = await readPlaces(page);
      await bringComforts(page);
      expect(await readPlaces(page), path).toEqual(before);
    }
  });
});

describe('copying a link', () => {
  test('on the page of an event copies its address, and says so', async () => {
    const page = await site.openPage('events/parliament-vote/', MAY_COPY);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expectStatus(page, 'Link copied');
    expect(await readClipboard(page)).toBe(`${site.address()}events/parliament-vote/`);
  });

  test('works from the first click, however long the script takes to come', async () => {
    const page = await site.openBlank(MAY_COPY);
    await page.route('**/comfort-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.goto(`${site.address()}events/parliament-vote/`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expectStatus(page, 'Link copied');
  });

  test('on the timeline copies the address of the event, whose name the button tells', async () => {
    const page = await site.openPage('', MAY_COPY);
    const entry = page.locator('[id="parliament-vote"]');
    await entry.hover();
    const headline = await headlineIn(entry).textContent();
    await page.getByRole('button', { name: `Copy link: ${headline}` }).click();
    await expectStatus(page, 'Link copied');
    expect(await readClipboard(page)).toBe(`${site.address()}events/parliament-vote/`);
  });

  test('says so when the browser refuses, and tells the address', async () => {
    const page = await site.openPage('events/parliament-vote/');
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expectStatus(page, /did not copy .* \S+\/events\/parliament-vote\/$/);
  });

  test('is done by a plain link where no script runs, and no button is to be seen', async () => {
    const page = await site.openPage('events/parliament-vote/', { javaScriptEnabled: false });
    expect(await page.locator('main button').filter({ visible: true }).count()).toBe(0);
    const response = page.waitForResponse(`${site.address()}events/parliament-vote/`);
    await page.locator('a.permalink').click();
    expect((await response).ok()).toBe(true);

    await page.goto(site.address());
    await headlineIn(page.locator('[id="parliament-vote"]')).click();
    expect(page.url()).toBe(`${site.address()}events/parliament-vote/`);
  });

  test('leaves no button on paper', async () => {
    const page = await site.openPage('');
    await bringComforts(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button, .keys').filter({ visible: true }).count()).toBe(0);
  });
});

describe('keys', () => {
  test('j and k go from event to event while the focus is in the timeline', async () => {
    const page = await site.openPage('');
    const headlines = await headlineIn(page.locator('section .entry')).allTextContents();
    const third = page.locator('section .entry').nth(2);
    await headlineIn(third).focus();
    await page.keyboard.press('j');
    await expectFocus(page, headlines[3]!);
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await expectFocus(page, headlines[1]!);
    await third.locator('.prose a').first().focus();
    await page.keyboard.press('k');
    await expectFocus(page, headlines[1]!);
  });

  test('pass over what is folded away or filtered out', async () => {
    const page = await site.openPage('');
    const entries = page.locator('section .entry');
    const headlines = await headlineIn(entries).allTextContents();
    await entries.nth(1).evaluate((entry) => ((entry as HTMLElement).style.display = 'none'));
    await headlineIn(entries.first()).focus();
    await page.keyboard.press('k');
    await expectFocus(page, headlines[0]!);
    await page.keyboard.press('j');
    await expectFocus(page, headlines[2]!);
  });

  test('do nothing outside the timeline, with another key held, or while writing', async () => {
    const page = await site.openPage('');
    await bringComforts(page);
    const outside = page.locator('.masthead a').first();
    await outside.focus();
    await page.keyboard.press('j');
    await expectFocus(page, await outside.innerText());

    const headline = headlineIn(page.locator('section .entry').first());
    await headline.focus();
    await page.keyboard.press('Alt+j');
    await expectFocus(page, (await headline.textContent()) ?? '');

    await page
      .locator('section .entry .what')
      .first()
      .evaluate((what) => {
        what.append(document.createElement('input'));
      });
    await page.locator('.what input').focus();
    await page.keyboard.type('jk');
    expect(await page.locator('.what input:focus').inputValue()).toBe('jk');
  });

  test('lead earlier and later from an event’s page, while the focus is in that navigation', async () => {
    const page = await site.openPage('events/parliament-vote/');
    const address = page.url();
    const later = page.locator('.turning [rel=next]');
    const target = await later.evaluate((link) => (link as HTMLAnchorElement).href);
    await page.locator('main a').first().focus();
    await page.keyboard.press('j');
    expect(page.url()).toBe(address);

    await later.focus();
    await page.keyboard.press('j');
    await page.waitForURL(target);
    await page.locator('.turning [rel=next]').focus();
    await page.keyboard.press('k');
    await page.waitForURL(address);
  });

  test('are told of where they work, and nowhere else', async () => {
    const page = await site.openPage('events/parliament-vote/');
    const hint = page.locator('.keys');
    await page.locator('.turning a').first().focus();
    await page.keyboard.press('Shift');
    await hint.waitFor();
    expect(await hint.innerText()).toMatch(/\bj later\s+k earlier/);
    await page.locator('.masthead a').first().focus();
    expect(await hint.isVisible()).toBe(false);

    await page.goto(site.address());
    await headlineIn(page.locator('section .entry').first()).focus();
    await hint.waitFor();
    expect(await hint.innerText()).toMatch(/\bj next event\s+k previous/);
  });
});

describe('filters', () => {
  test('are as they were on going back, and off on arriving anew', async () => {
    const page = await site.openPage('');
    await bringComforts(page);
    await page.getByRole('combobox', { name: 'Side' }).selectOption({ index: 2 });
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('talks');
    const chosen = await readChosen(page);
    await headlineIn(page.locator('section .entry').filter({ visible: true }).first()).click();
    await page.locator('.turning').waitFor();

    await page.goBack();
    await expectChosen(page, chosen);
    await page.reload();
    await expectChosen(page, chosen);

    await page.locator('.masthead a').first().click();
    await expectChosen(page, ['', '', false]);
  });

  test('are kept at every place of the page, and forgotten when they are reset', async () => {
    const page = await site.openPage('', { viewport: { width: 390, height: 844 } });
    await page.getByRole('checkbox', { name: 'Key events' }).check();
    await page.locator('.key-events a').first().click();
    await page.goto(`${site.address()}about/`);
    await page.goBack();
    await expectChosen(page, ['', '', true]);

    await page.getByRole('button', { name: 'Show all' }).click();
    await page.goto(`${site.address()}about/`);
    await page.goBack();
    await bringComforts(page);
    await expectChosen(page, ['', '', false]);
  });
});

describe('with styles alone', () => {
  test('a line at the edge tells how far the month is read, unless less motion is wished', async () => {
    const page = await site.openPage('', IN_MOTION);
    await unfold(page);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const section = page.locator('main > section:has(> .period)').nth(1);
    const months = await page.locator('.period').count();
    // A busy machine may draw the lines some frames after it has scrolled.
    await expect
      .poll(async () => {
        await scrollHalfwayThrough(section);
        return (await readProgress(page)).map((share) => Math.round(share * 10) / 10);
      })
      .toEqual(Array.from({ length: months }, (_, index) => (index === 1 ? 0.5 : 0)));
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);

    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await readProgress(page)).toEqual(Array.from({ length: months }, () => NaN));
  });

  test.each([
    ['no-preference', true],
    ['reduce', false],
  ] as const)(
    'pages fade into one another with “%s” for motion: %s',
    async (reducedMotion, fades) => {
      const page = await site.openBlank({ reducedMotion });
      onTestFinished(() => page.close());
      await page.addInitScript(() => {
        addEventListener('pagereveal', ({ viewTransition }) => {
          document.documentElement.dataset['fades'] = String(viewTransition !== null);
        });
      });
      await page.goto(`${site.address()}about/`);
      await page.locator('.masthead a').nth(2).click();
      await page.waitForURL(/events\/$/);
      expect(await page.locator('html').getAttribute('data-fades')).toBe(String(fades));
    },
  );
});

function headlineIn(entry: Locator): Locator {
  return entry.locator(':is(h2, h3) a');
}

function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What screen readers are told, once it is. */
async function expectStatus(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor();
}

async function expectFocus(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator(':focus').innerText()).toBe(text);
}

type Choices = readonly (string | boolean)[];

/** What is chosen in each field of the filters. */
function readChosen(page: Page): Promise<Choices> {
  return page
    .locator('.filters :is(select, input)')
    .evaluateAll((fields) =>
      fields.map((field) =>
        field instanceof HTMLInputElement ? field.checked : (field as HTMLSelectElement).value,
      ),
    );
}

async function expectChosen(page: Page, choices: Choices): Promise<void> {
  await expect.poll(() => readChosen(page)).toEqual(choices);
}

/** Where every event and every link of a page stands, and how long the page is. */
function readPlaces(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => [
    document.documentElement.scrollHeight,
    ...[...document.querySelectorAll('.entry, main a')].flatMap((element) => {
      const { top, left, width, height } = element.getBoundingClientRect();
      return [top, left, width, height];
    }),
  ]);
}

async function scrollHalfwayThrough(section: Locator): Promise<void> {
  await section.evaluate(async (element) => {
    const { top, height } = element.getBoundingClientRect();
    scrollTo({ top: scrollY + top + height / 2, behavior: 'instant' });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** How long each month’s line is, as a share of the page’s width; NaN where there is none. */
function readProgress(page: Page): Promise<readonly number[]> {
  return page
    .locator('.period')
    .evaluateAll((months) =>
      months.map((month) => parseFloat(getComputedStyle(month, '::before').scale)),
    );
}
