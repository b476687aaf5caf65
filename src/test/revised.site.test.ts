import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyLedger, type Ledger } from '../model/ledger.ts';
import { readLedger, writeLedger } from '../reading/ledger-files.ts';
import { readWritten } from '../reading/read-content.ts';
import { recordAccounts } from '../reading/silent-changes.ts';
import { listFiles } from '../commands/list-files.ts';
import {
  attributeOf,
  metaOf,
  pageAt,
  readSite,
  textOf,
  type BuiltSite,
  type Page,
} from './built-site.ts';
import { readField } from './content-files.ts';
import { copyProject } from './copy-project.ts';
import { findDeadLinks, findLinksOutside, internalLinksOf } from './find-dead-links.ts';
import { runBuild } from './run-build.ts';

const SETTINGS = { SITE: 'https://example.org', BASE: '/a/b/', CARDS: 'off' };
const FORMER = 'parliament-vote';
const PRESENT = 'vote-on-foreign-troops';
const OTHER = 'soleimani-muhandis-killed';
const LAUNCHED = '2026-12-01';
const ARTICLE = '2020-01-10-military-times';
const ARCHIVED = 'https://web.archive.org/web/20200111/https://www.militarytimes.com/';

const renamed = `/a/b/events/${PRESENT}/`;

/** One that leads on, by a former name, and one that does not. */
const TOMBSTONES: Ledger['tombstones'] = [
  {
    address: '/events/told-twice/',
    date: '2026-12-02',
    because: 'It told of the vote a second time.',
    see: `/events/${FORMER}/`,
  },
  {
    address: '/known-on/1999-12-31/',
    date: '2026-12-04',
    because: 'The report was a year older.',
  },
  { address: '/1999/12/31/', date: '2026-12-03', because: 'Nothing happened that day after all.' },
];

/** What an account told that told something else. */
const OTHER_WORDS = { digest: '0'.repeat(64), passages: [] };

let project = '';
let site: BuiltSite;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'revised-'));
  await copyProject(project);
  await launch();
  await renameEvent();
  await correct(PRESENT, ['2026-12-04']);
  await correct(OTHER, ['2026-12-03', '2026-12-05']);
  await setField(ARTICLE, 'archived', `{ url: ${ARCHIVED}, date: 2020-01-11 }`);
  addToLedger({
    tombstones: TOMBSTONES,
    // All were published, two with other words, and these are corrected since.
    accounts: [
      ...recordAccounts(readWritten(join(project, 'content')).content, emptyLedger).filter(
        ({ event }) => ![PRESENT, OTHER].includes(event),
      ),
      ...[FORMER, OTHER].map((event) => ({ event, ...OTHER_WORDS, corrections: [] })),
    ],
  });
  const { status, output } = await runBuild(join(project, 'site'), SETTINGS, project);
  expect(status, output).toBe(0);
  site = readSite(join(project, 'site'), SETTINGS);
});

afterAll(() => rm(project, { recursive: true }));

test('the page at a withdrawn address says when and why, in the site’s language, and is no longer found', () => {
  const page = pageAt(site, 'events/told-twice/index.html');
  expect(page.isWithdrawn).toBe(true);
  expect(select('html[lang=en]', page.tree)).toBeDefined();
  expect(metaOf(page, 'robots')).toBe('noindex');
  const text = textOf(mainOf(page));
  expect(text).toContain('/a/b/events/told-twice/');
  expect(text).toContain('2 December 2026');
  expect(text).toContain('It told of the vote a second time.');
});

test('it names the page to see instead, where that is now, and leaves it to the reader to go there', () => {
  const page = pageAt(site, 'events/told-twice/index.html');
  expect(canonicalOf('events/told-twice/index.html')).toBeUndefined();
  expect(page.isMoved).toBe(false);
  const headline = textOf(select('h1', pageAt(site, `events/${PRESENT}/index.html`).tree)!);
  const links = selectAll('main a', page.tree).map((link) => [
    attributeOf(link, 'href'),
    textOf(link),
  ]);
  expect(links[0]).toEqual([renamed, headline]);
});

test('where there is no such page, it leads to the timeline and stands for nothing', () => {
  const page = pageAt(site, '1999/12/31/index.html');
  expect(page.isWithdrawn).toBe(true);
  expect(canonicalOf('1999/12/31/index.html')).toBeUndefined();
  expect(attributeOf(select('main a', page.tree)!, 'href')).toBe('/a/b/');
});

test('the address that led on from a withdrawn day says so too', () => {
  for (const file of ['known-on/1999-12-31/index.html', 'known-on/1999-12-31/next/index.html']) {
    const page = pageAt(site, file);
    expect(page.isWithdrawn).toBe(true);
    expect(textOf(mainOf(page))).toContain('The report was a year older.');
  }
});

test('in a frame on another page, too, what was withdrawn says why', () => {
  const page = pageAt(site, 'embed/told-twice/index.html');
  expect(page.isWithdrawn).toBe(true);
  expect(metaOf(page, 'robots')).toBe('noindex');
  expect(textOf(mainOf(page))).toContain('It told of the vote a second time.');
  expect(select('nav, form', page.tree)).toBeUndefined();
});

test('a frame at a former address shows the event itself, which no sandbox forbids', () => {
  const [former, present] = [FORMER, PRESENT].map((slug) =>
    pageAt(site, `embed/${slug}/index.html`),
  );
  expect(former!.isMoved).toBe(false);
  expect(former!.html).toBe(present!.html);
  expect(canonicalOf(`embed/${FORMER}/index.html`)).toBe(`https://example.org${renamed}`);
});

test('programs that ask how to show a former address are told of the present one', async () => {
  const [former, present] = await Promise.all(
    [FORMER, PRESENT].map((slug) => readFile(join(site.folder, `oembed/${slug}.json`), 'utf8')),
  );
  expect(former).toBe(present);
  expect(former).toContain(`https://example.org/a/b/embed/${PRESENT}/`);
});

test('the page at a former address leads on, for browsers, for search engines and by a link', () => {
  const page = pageAt(site, `events/${FORMER}/index.html`);
  expect(select('html[lang=en]', page.tree)).toBeDefined();
  expect(metaOf(page, 'refresh')).toBe(`0; url=${renamed}`);
  expect(canonicalOf(`events/${FORMER}/index.html`)).toBe(`https://example.org${renamed}`);
  expect(metaOf(page, 'robots')).toBeUndefined();
  expect(attributeOf(select('main a', page.tree)!, 'href')).toBe(renamed);
});

test('hosts that can lead on by themselves are told where', async () => {
  const rules = (await readFile(join(site.folder, '_redirects'), 'utf8')).trimEnd().split('\n');
  expect(rules[0]).toMatch(/^# /);
  expect(rules).toContain(`/a/b/events/${FORMER}/ ${renamed} 301`);
  // Who comes to a withdrawn address is to read the reason.
  expect(rules.filter((rule) => /told-twice|1999/.test(rule))).toEqual([]);
});

test('the sitemap names neither withdrawn nor former addresses', async () => {
  const sitemap = await readFile(join(site.folder, 'sitemap.xml'), 'utf8');
  expect(sitemap).toContain(`<loc>https://example.org${renamed}</loc>`);
  expect(sitemap).not.toMatch(new RegExp(`told-twice|1999/12/31|/events/${FORMER}/`));
});

test('all corrections are listed, newest first, with their events', () => {
  const page = pageAt(site, 'corrections/index.html');
  const [corrections, withdrawals] = selectAll('main ol', page.tree).map((list) =>
    selectAll('li', list).map((item) => ({
      day: textOf(select('time', item)!),
      leadsTo: attributeOf(select('a', item)!, 'href'),
      title: textOf(select('a', item)!),
      words: textOf(item),
    })),
  );
  // What the content itself has corrected or withdrawn stands between these.
  const ours = corrections!.filter(({ words }) => words.includes('It said something else.'));
  expect(ours.filter(({ words }) => words.includes('A reader told us.'))).toEqual(ours);
  expect(ours.map(({ day, leadsTo }) => [day, leadsTo])).toEqual([
    ['5 December 2026', `/a/b/events/${OTHER}/`],
    ['4 December 2026', renamed],
    ['3 December 2026', `/a/b/events/${OTHER}/`],
  ]);
  const reasons = TOMBSTONES.map(({ because }) => because);
  expect(
    withdrawals!
      .filter(({ words }) => reasons.some((reason) => words.includes(reason)))
      .map(({ day, leadsTo, title }) => [day, leadsTo, title]),
  ).toEqual([
    ['4 December 2026', '/a/b/known-on/1999-12-31/', 'what was known on 31 December 1999'],
    ['3 December 2026', '/a/b/1999/12/31/', '31 December 1999'],
    ['2 December 2026', '/a/b/events/told-twice/', 'told twice (an event)'],
  ]);
  expect(textOf(mainOf(page))).toContain('first released on 1 December 2026');
});

test('an event shows its corrections, newest first, and says that it was updated then', () => {
  const main = mainOf(pageAt(site, `events/${OTHER}/index.html`));
  const text = textOf(main);
  expect(text).toContain('Updated 5 December 2026');
  expect(text).toMatch(/Corrected 5 December 2026: It said .* 3 December 2026: It said /);
  expect(text).toContain('It said something else. Why: A reader told us.');
  const note = select('.page-head a[href="#_corrections"]', main);
  expect(textOf(note!)).toBe('Corrected 5 December 2026');
  expect(select('#_corrections', main)).toBeDefined();
  expect(select('a[href="/a/b/corrections/"]', main)).toBeDefined();
});

test('the link to an article names its archived copy and the day of the copy, for when it fails', () => {
  const main = mainOf(pageAt(site, `articles/${ARTICLE}/index.html`));
  const link = selectAll('a', main).find((each) => textOf(each).startsWith('Read the original'))!;
  expect(attributeOf(link, 'dataOriginalurl')).toBe(attributeOf(link, 'href'));
  expect(attributeOf(link, 'dataVersionurl')).toBe(ARCHIVED);
  expect(attributeOf(link, 'dataVersiondate')).toBe('2020-01-11');
});

test('so do the links to words quoted from it', () => {
  const links = selectAll('a.quoted', mainOf(pageAt(site, `articles/${ARTICLE}/index.html`)));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    expect(attributeOf(link, 'dataVersionurl')).toBe(ARCHIVED);
    expect(attributeOf(link, 'href')).toContain(attributeOf(link, 'dataOriginalurl'));
  }
});

test.each([`articles/${ARTICLE}`, 'events/us-rejects-withdrawal-talks', 'articles'])(
  '/%s/ shows a link to the archived copy',
  (path) => {
    const link = select(`a[href="${ARCHIVED}"]`, mainOf(pageAt(site, `${path}/index.html`)));
    expect(link && textOf(link)).toBe('Archived copy of 11 January 2020');
  },
);

test('no link leads to nothing, and what was withdrawn can be found among the corrections', () => {
  expect(findDeadLinks(site)).toEqual([]);
  expect(findLinksOutside(site)).toEqual([]);
  const links = internalLinksOf(pageAt(site, 'corrections/index.html'));
  const unlisted = site.pages.filter(
    ({ isWithdrawn, address }) =>
      isWithdrawn && !links.includes(address.replace(/next\/$/, '').replace('/embed/', '/events/')),
  );
  expect(unlisted.map(({ file }) => file)).toEqual([]);
});

test('a build in which a published event is missing, or tells something else, fails and says where', async () => {
  const victim = await findEventApart();
  const address = `/events/${victim}/`;
  const { addresses } = addToLedger({
    addresses: [address],
    accounts: recordAccounts(readWritten(join(project, 'content')).content, emptyLedger)
      .filter(({ event }) => event === PRESENT)
      .map((account) => ({ ...account, ...OTHER_WORDS })),
  });
  await rm(pathOf(victim));
  const { status, output } = await runBuild(join(project, 'second'), SETTINGS, project);
  expect(status).toBe(1);
  // The first line of the file opens the list.
  const line = addresses.indexOf(address) + 2;
  expect(output).toContain(
    `content/ledger/addresses.json:${line}:3 ${address} was published and leads to nothing now; if its file was renamed, add formerly: [${victim}] to it`,
  );
  const file = pathOf(PRESENT).slice(project.length + 1);
  const headline = (await readFile(pathOf(PRESENT), 'utf8'))
    .split('\n')
    .findIndex((text) => text.startsWith('headline: '));
  expect(output).toContain(`${file}:${headline + 1}:11 what this event tells`);
  expect(existsSync(join(project, 'second'))).toBe(false);
});

function mainOf({ tree }: Page) {
  return select('main', tree)!;
}

function canonicalOf(file: string): string | undefined {
  const link = select('link[rel=canonical]', pageAt(site, file).tree);
  return link && attributeOf(link, 'href');
}

async function launch(): Promise<void> {
  const path = join(project, 'src/site.ts');
  const text = await readFile(path, 'utf8');
  expect(text).toMatch(/\blaunched: [^,]+,/);
  await writeFile(path, text.replace(/\blaunched: [^,]+,/, `launched: '${LAUNCHED}' as string,`));
}

/** Renames an event as the author’s guide says: its file, its `formerly`, and all that refers to it. */
async function renameEvent(): Promise<void> {
  const from = pathOf(FORMER);
  const name = new RegExp(`(?<![a-z0-9-])${FORMER}(?![a-z0-9-])`, 'g');
  for (const path of contentFiles()) {
    await writeFile(path, (await readFile(path, 'utf8')).replace(name, PRESENT));
  }
  const text = await readFile(from, 'utf8');
  const earlier = readField(text, 'formerly').match(/[a-z0-9-]+/g) ?? [];
  await rm(from);
  await writeFile(
    from.replace(`${FORMER}.md`, `${PRESENT}.md`),
    addField(text, 'formerly', `[${[...earlier, FORMER].join(', ')}]`),
  );
}

async function correct(event: string, dates: readonly string[]): Promise<void> {
  const corrections = dates.map(
    (date) => `{ date: ${date}, change: It said something else., why: A reader told us. }`,
  );
  await setField(event, 'corrections', `[${corrections.join(', ')}]`);
}

async function setField(slug: string, name: string, value: string): Promise<void> {
  const path = pathOf(slug);
  await writeFile(path, addField(await readFile(path, 'utf8'), name, value));
}

/** A content file with a field in place of what it had under that name on the same line. */
function addField(text: string, name: string, value: string): string {
  const others = text.replace(new RegExp(`^${name}:.*\\n`, 'm'), '');
  return others.replace(/^---\n/, `---\n${name}: ${value}\n`);
}

/** Adds to the ledger of the copy, and gives it as it then stands in its files. */
function addToLedger({ addresses = [], tombstones = [], accounts = [] }: Partial<Ledger>): Ledger {
  const folder = join(project, 'content');
  const { ledger } = readLedger(folder);
  const replaced = new Set(accounts.map(({ event }) => event));
  writeLedger(folder, {
    ...ledger,
    addresses: [...ledger.addresses, ...addresses],
    tombstones: [...ledger.tombstones, ...tombstones],
    accounts: [...ledger.accounts.filter(({ event }) => !replaced.has(event)), ...accounts],
  });
  return readLedger(folder).ledger;
}

/** The slug of an event to which no other file refers. */
async function findEventApart(): Promise<string> {
  const texts = new Map<string, string>();
  for (const path of contentFiles()) texts.set(path, await readFile(path, 'utf8'));
  const slug = [...texts.keys()]
    .filter((path) => path.includes('/content/events/'))
    .map((path) => basename(path, '.md'))
    .find(
      (name) =>
        ![PRESENT, OTHER].includes(name) &&
        [...texts].every(([path, text]) => basename(path, '.md') === name || !text.includes(name)),
    );
  if (slug === undefined) throw new Error('every event is referred to by some other file');
  return slug;
}

/** The files that authors wrote, by their whole paths. */
function contentFiles(): string[] {
  const folder = join(project, 'content');
  return listFiles(folder)
    .filter((file) => !/^(?:ledger\/|README\.md$)/.test(file))
    .map((file) => join(folder, file));
}

function pathOf(slug: string): string {
  const path = contentFiles().find((file) => file.endsWith(`/${slug}.md`));
  if (path === undefined) throw new Error(`there is no file of ${slug}`);
  return path;
}
