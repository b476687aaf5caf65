import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attributeOf, pageAt, readSite, textOf, type BuiltSite } from './built-site.ts';
import { copyProject } from './copy-project.ts';
import { runBuild } from './run-build.ts';

const ARTICLE = '2020-01-10-military-times';
const EVENT = 'us-rejects-withdrawal-talks';
const COPY = 'https://web.archive.org/web/20200111/https://www.militarytimes.com/';
const CORRECTIONS = `corrections:
  - { date: 2026-11-23, change: The office was named wrongly., why: The article was misread. }
  - { date: 2026-11-24, change: A name was misspelt., why: A reader wrote in. }
`;

let project = '';
let site: BuiltSite;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'archived-'));
  await copyProject(project);
  await addFields('articles', ARTICLE, `archived: { url: ${COPY}, date: 2020-01-11 }\n`);
  await addFields('events', EVENT, CORRECTIONS);
  const out = join(project, 'dist');
  const { status, output } = await runBuild(out, { CARDS: 'off' }, project);
  expect(status, output).toBe(0);
  site = readSite(out, {});
});

afterAll(() => rm(project, { recursive: true }));

test('the link to an article names its archived copy and the day of the copy, for when it fails', () => {
  const main = mainOf(`articles/${ARTICLE}/index.html`);
  const link = selectAll('a', main).find((each) => textOf(each).startsWith('Read the original'))!;
  expect(attributeOf(link, 'dataOriginalurl')).toBe(attributeOf(link, 'href'));
  expect(attributeOf(link, 'dataVersionurl')).toBe(COPY);
  expect(attributeOf(link, 'dataVersiondate')).toBe('2020-01-11');
});

test('so do the links to words quoted from it', () => {
  const links = selectAll('a.quoted', mainOf(`articles/${ARTICLE}/index.html`));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    expect(attributeOf(link, 'dataVersionurl')).toBe(COPY);
    expect(attributeOf(link, 'href')).toContain(attributeOf(link, 'dataOriginalurl'));
  }
});

test.each([`articles/${ARTICLE}`, `events/${EVENT}`, 'articles'])(
  '/%s/ shows a link to the archived copy',
  (path) => {
    const link = select(`a[href="${COPY}"]`, mainOf(`${path}/index.html`));
    expect(link && textOf(link)).toBe('Archived copy of 11 January 2020');
  },
);

test('an event shows its corrections, newest first, and says that it was updated then', () => {
  const main = mainOf(`events/${EVENT}/index.html`);
  const text = textOf(main);
  expect(text).toContain('Updated 24 November 2026');
  expect(text).toMatch(/Corrected 24 November 2026: A name .* 23 November 2026: The office /);
  expect(text).toContain('A name was misspelt. Why: A reader wrote in.');
  const note = select('.page-head a[href="#_corrections"]', main);
  expect(textOf(note!)).toBe('Corrected 24 November 2026');
  expect(select('#_corrections', main)).toBeDefined();
  expect(select('a[href="/corrections/"]', main)).toBeDefined();
});

/** Adds lines to the front matter of a content file. */
async function addFields(collection: string, slug: string, fields: string): Promise<void> {
  const path = join(project, 'content', collection, `${slug}.md`);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/^---\n/, `---\n${fields}`));
}

function mainOf(file: string) {
  return select('main', pageAt(site, file).tree)!;
}
