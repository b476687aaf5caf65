import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeBarePage } from './bare-page.ts';
import { Letter, projectFolder } from './command.ts';
import { listFiles } from './list-files.ts';

const packages = join(projectFolder, 'node_modules');

/** What TimelineJS’s documentation says under “Instantiate a timeline”, and where its own files lie. */
const TIMELINEJS_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>TimelineJS</title>
    <link rel="icon" href="data:,">
    <link title="timeline-styles" rel="stylesheet" href="css/timeline.css">
    <script src="js/timeline.js"></script>
  </head>
  <body>
    <div id="timeline-embed" style="width: 100%; height: 600px"></div>
    <script>
      timeline = new TL.Timeline('timeline-embed', 'timelinejs.json', {
        script_path: new URL('js/', location.href).href,
      });
    </script>
  </body>
</html>
`;

/** One face in a style of TimelineJS, and where its letters are. */
const FACE =
  /(?<start>font-family: '(?<family>[^']+)';\s*font-style: (?<style>\w+);\s*font-weight: (?<weight>\d+);[^}]*?src: )url\([^)]+\) format\('truetype'\)/g;

/**
 * Puts what the site is measured beside into a folder, to be served like the site: the bare text of two
 * of its pages in `bare/` and `bare-event/`, TimelineJS with the same events in `timelinejs/`, and in
 * `timelinejs-plain/` without the faces that it asks Google for.
 *
 * @param event The file of an event’s page in the built site.
 */
export async function layOutContestants(dist: string, event: string, folder: string) {
  await writePage(folder, 'bare', makeBarePage(await readFile(join(dist, 'index.html'), 'utf8')));
  await writePage(folder, 'bare-event', makeBarePage(await readFile(join(dist, event), 'utf8')));
  for (const name of ['timelinejs', 'timelinejs-plain']) {
    await cp(join(packages, '@knight-lab/timelinejs/dist'), join(folder, name), {
      recursive: true,
    });
    await cp(join(dist, 'data/timelinejs.json'), join(folder, name, 'timelinejs.json'));
    await writePage(folder, name, TIMELINEJS_PAGE);
  }
  await bringFaces(join(folder, 'timelinejs/css/fonts'));
}

/** The file of the event’s page that has the most to show. */
export async function findHeaviestEvent(dist: string): Promise<string> {
  const pages = listFiles(dist).filter((file) => /^events\/[^/]+\/index\.html$/.test(file));
  const contents = await Promise.all(pages.map((page) => readFile(join(dist, page))));
  const sizes = contents.map(({ length }) => length);
  const heaviest = pages[sizes.indexOf(Math.max(...sizes))];
  if (heaviest === undefined) throw new Letter('This dist has no page of an event.');
  return heaviest;
}

async function writePage(folder: string, name: string, html: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'index.html'), html);
}

/**
 * Google sends the Latin letters of these faces as TrueType. The same letters are put beside the style
 * as WOFF2, which is smaller: if anything, TimelineJS is told lighter than it is.
 */
async function bringFaces(fonts: string): Promise<void> {
  const style = join(fonts, 'font.default.css');
  const css = await readFile(style, 'utf8');
  const files = [...css.matchAll(FACE)].map(({ groups }) => letters(groups!));
  const local = css.replace(FACE, (...found) => {
    const groups = found.at(-1) as Record<string, string>;
    return `${groups['start']}url(${basename(letters(groups))}) format('woff2')`;
  });
  if (local.includes('https://fonts.gstatic.com')) {
    throw new Error(`${style} names its faces in another way than it did.`);
  }
  await writeFile(style, local);
  for (const file of files) await cp(file, join(dirname(style), basename(file)));
}

function letters({ family, style, weight }: Record<string, string>): string {
  const name = family!.toLowerCase().replaceAll(' ', '-');
  return join(packages, `@fontsource/${name}/files/${name}-latin-${weight}-${style}.woff2`);
}
