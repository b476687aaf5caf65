import { mkdtempSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject } from './copy-project.ts';
import { keepComplaints, openSite } from './open-site.ts';
import { runBuild } from './run-build.ts';
import { firstResult, searchFromHeader } from './search-page.ts';

const EVENT = 'parliament-vote';
const BASE = '/a/b/';
const FORMER_NAMES = ['parliament-resolution', 'vote-to-expel-troops'];

const project = mkdtempSync(join(tmpdir(), 'renamed-'));
const built = join(project, 'dist');

beforeAll(async () => {
  await copyProject(project);
  const file = join(project, `content/events/${EVENT}.md`);
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text
      .replace(/^---\n/, `---\nformerly: [${FORMER_NAMES.join(', ')}]\n`)
      .replace(/\nformerly: \[\]/, ''),
  );
  const { status, output } = await runBuild(built, { BASE, CARDS: 'off' }, project);
  expect(status, output).toBe(0);
});

afterAll(() => rm(project, { recursive: true }));

const site = openSite({ folder: built, base: BASE });

test.each(FORMER_NAMES)('the old page /events/%s/ leads on to the present one', async (name) => {
  const page = await site.openPage(`events/${name}/`, { javaScriptEnabled: false });
  await page.waitForURL(`**/events/${EVENT}/`);
  const present = await site.openPage(`events/${EVENT}/`);
  expect(await page.locator('h1').innerText()).toBe(await present.locator('h1').innerText());
});

test.each(
  FORMER_NAMES.flatMap((name) => [
    [name, 390],
    [name, 1280],
  ]) as [string, number][],
)('the old address /#%s shows the event and marks it at %d px', async (name, width) => {
  const viewport = { width, height: 900 };
  const [former, present] = [
    await site.openPage(`#${name}`, { viewport }),
    await site.openPage(`#${EVENT}`, { viewport }),
  ];
  const entry = former.locator(`li[id="${EVENT}"]`);
  const headline = await entry.locator('h3').boundingBox();
  expect(headline?.y).toBeGreaterThanOrEqual(0);
  expect((headline?.y ?? Infinity) + (headline?.height ?? 0)).toBeLessThanOrEqual(viewport.height);

  const mark = (page: typeof former) =>
    page
      .locator(`li[id="${EVENT}"]`)
      .evaluate((element) => getComputedStyle(element, '::before').backgroundColor);
  expect(await mark(former)).toBe(await mark(present));
  expect(await mark(former)).not.toBe('rgba(0, 0, 0, 0)');
});

test('an entry with former names is laid out as one without', async () => {
  for (const width of [390, 1280]) {
    const page = await site.openPage('', { viewport: { width, height: 900 } });
    const lefts = await page
      .locator('main section li[id] h3')
      .evaluateAll((all) =>
        all.map((headline) => [headline.closest('li')?.id, headline.getBoundingClientRect().left]),
      );
    const others = new Set(lefts.filter(([id]) => id !== EVENT).map(([, left]) => left));
    expect(lefts.filter(([id]) => id === EVENT).map(([, left]) => left)).toEqual([...others]);
  }
});

test('below a base, too, the search in the header finds the event, at its present address', async () => {
  const page = await site.openBlank();
  const complaints = keepComplaints(page);
  await page.goto(`${site.address()}events/${EVENT}/`);
  const headline = await page.locator('h1').innerText();
  await searchFromHeader(page, headline);
  expect(await firstResult(page)).toBe(`${site.address()}events/${EVENT}/`);
  await page.locator('#_results a').first().click();
  expect(await page.locator('h1').innerText()).toBe(headline);
  expect(complaints).toEqual([]);
});
