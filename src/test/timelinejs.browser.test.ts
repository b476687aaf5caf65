import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { readSiteUnderTest, textOf } from './built-site.ts';
import { readEventFiles } from './content-files.ts';
import { openSite } from './open-site.ts';

const site = openSite(readSiteUnderTest());
const program = join(projectFolder, 'node_modules/@knight-lab/timelinejs/dist');

const page = `<!doctype html>
<html lang="en">
  <link rel="stylesheet" href="timelinejs/css/timeline.css">
  <script src="timelinejs/js/timeline.js"></script>
  <div id="timeline" style="width: 1000px; height: 600px"></div>
  <script>
    window.timeline = new TL.Timeline('timeline', 'data/timelinejs.json', { font: null });
  </script>
</html>`;

test('TimelineJS itself shows every event, with its headline and its date', async () => {
  const blank = await site.openBlank();
  const errors: string[] = [];
  blank.on('pageerror', (error) => errors.push(error.message));
  await blank.route('**/timelinejs/**', (route) => {
    const [, path = ''] = new URL(route.request().url()).pathname.split('/timelinejs/');
    return route.fulfill({ path: join(program, path) });
  });
  await blank.route('**/with-timelinejs', (route) =>
    route.fulfill({ body: page, contentType: 'text/html' }),
  );
  await blank.goto(`${site.address()}with-timelinejs`);
  // Markers far from the present slide have no size until one goes there.
  await blank.locator('.tl-timemarker').last().waitFor({ state: 'attached' });

  const markers = await blank
    .locator('.tl-timemarker')
    .evaluateAll((all) => all.map(({ id }) => id.replace(/-marker$/, '')));
  const events = readEventFiles();
  expect(markers.toSorted()).toEqual(events.map(({ slug }) => slug).toSorted());
  const shown = (await blank.locator('.tl-timemarker .tl-headline').allTextContents()).toSorted();
  const { events: slides } = JSON.parse(
    readFileSync(join(readSiteUnderTest().folder, 'data/timelinejs.json'), 'utf8'),
  ) as { events: { unique_id: string; display_date: string; text: { headline: string } }[] };
  expect(shown).toEqual(
    slides.map(({ text }) => textOf(fromHtml(text.headline, { fragment: true }))).toSorted(),
  );

  for (const { unique_id: id, display_date: date } of [slides[0]!, slides.at(-1)!]) {
    await blank.evaluate((slug) => Reflect.get(window, 'timeline').goToId(slug), id);
    await blank.locator(`#${id} .tl-headline-date`).waitFor({ state: 'attached' });
    expect(await blank.locator(`#${id} .tl-headline-date`).textContent()).toContain(date);
  }
  expect(errors).toEqual([]);
});
