import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { afterAll, expect, test } from 'vitest';
import { attributeOf, findFaults, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import { readCitations, readContentFiles, readEventFiles, readField } from './content-files.ts';
import { copyProject } from './copy-project.ts';
import { latestDay } from './plain-date.ts';
import { runBuild } from './run-build.ts';

const site = readSiteUnderTest();
const { base } = site;

/** The day from which each article was known, by slug. */
const knownFrom = new Map(
  readContentFiles('articles').map(({ slug, frontMatter }) => [
    slug,
    latestDay(readField(frontMatter, 'published')),
  ]),
);
const daysOfPublication = [...new Set(knownFrom.values())].sort();
const events = readEventFiles();

const DAY_PAGE = /^known-on\/(\d{4}-\d\d-\d\d)\/index\.html$/;
const dayPages = site.pages.filter(({ file }) => DAY_PAGE.test(file));
const dayOf = (file: string) => DAY_PAGE.exec(file)![1]!;

test('every day on which an article was published has its page, and no other day has one', () => {
  expect(dayPages.map(({ file }) => dayOf(file))).toEqual(daysOfPublication);
});

test('the list of these days is complete, oldest first, each with its articles', () => {
  const { tree } = pageAt(site, 'known-on/index.html');
  const days = selectAll('main h2 a', tree).map((link) => attributeOf(link, 'href'));
  expect(days).toEqual(daysOfPublication.map((day) => `${base}known-on/${day}/`));
  expect(articlesIn('known-on/index.html').sort()).toEqual([...knownFrom.keys()].sort());
});

test('a day’s page names no article that was published later', () => {
  expect(
    findFaults(dayPages, ({ file }) =>
      articlesIn(file).filter((slug) => knownFrom.get(slug)! > dayOf(file)),
    ),
  ).toEqual([]);
});

test('it tells the events of which a cited article was known, each once, and no others', () => {
  const citing = new Map(events.map(({ slug, body }) => [slug, readCitations(body).flat()]));
  expect(
    findFaults(dayPages, ({ file, tree }) => {
      const told = selectAll('main h3 a, main ol h2 a', tree).map((link) =>
        basename(attributeOf(link, 'href') ?? ''),
      );
      const known = events
        .map(({ slug }) => slug)
        .filter((slug) => citing.get(slug)!.some((one) => knownFrom.get(one)! <= dayOf(file)));
      return [
        ...told.filter((slug, index) => !known.includes(slug) || told.indexOf(slug) < index),
        ...known.filter((slug) => !told.includes(slug)),
      ];
    }),
  ).toEqual([]);
});

test('a day’s page leads back to the day before, and on through a page that may change', () => {
  for (const [index, day] of daysOfPublication.entries()) {
    const { tree } = pageAt(site, `known-on/${day}/index.html`);
    const earlier = daysOfPublication[index - 1];
    const next = daysOfPublication[index + 1];
    const link = (rel: string) => select(`main a[rel="${rel}"]`, tree);
    expect(link('prev') && attributeOf(link('prev')!, 'href')).toBe(
      earlier && `${base}known-on/${earlier}/`,
    );
    expect(attributeOf(link('next')!, 'href')).toBe(`${base}known-on/${day}/next/`);
    const leadsTo = select('main a', pageAt(site, `known-on/${day}/next/index.html`).tree)!;
    expect(attributeOf(leadsTo, 'href')).toBe(next ? `${base}known-on/${next}/` : base);
  }
});

test('what a day added to the events is marked in words', () => {
  expect(
    findFaults(dayPages, ({ tree }) =>
      selectAll('ins, main .news', tree)
        .map(textOf)
        .filter((text) => !text.startsWith('New')),
    ),
  ).toEqual([]);
  const cited = new Set(events.flatMap(({ body }) => readCitations(body).flat()));
  const adding = dayPages.filter(({ file }) =>
    [...knownFrom].some(([slug, day]) => day === dayOf(file) && cited.has(slug)),
  );
  expect(adding.length).toBeGreaterThan(1);
  expect(
    findFaults(adding, ({ tree }) =>
      select('ins, main .news', tree) === undefined ? ['marks nothing'] : [],
    ),
  ).toEqual([]);
});

const LATER = '2021-06-01-later-report';
const FIVE_MINUTES = 300_000;
let project = '';

afterAll(async () => {
  if (project !== '') await rm(project, { recursive: true });
});

test(
  'a later article that adds to every event changes no byte of an earlier day’s page',
  async () => {
    project = await mkdtemp(join(tmpdir(), 'known-on-'));
    await copyProject(project);
    await addLaterArticle();
    const out = join(project, 'site');
    const { status, output } = await runBuild(out, settingsOfSite(), project);
    expect(status, output).toBe(0);
    const front = readFileSync(join(out, 'index.html'), 'utf8');
    expect(front.split(`articles/${LATER}/`).length).toBeGreaterThan(2 * events.length);
    const changed = dayPages
      .filter(({ file }) => dayOf(file) < LATER.slice(0, 10))
      .filter(({ file, html }) => readFileSync(join(out, file), 'utf8') !== html)
      .map(({ file }) => file);
    expect(changed).toEqual([]);
  },
  FIVE_MINUTES,
);

/**
 * The settings under which the site under test was built, as far as these pages show them: without SITE
 * none names a card.
 */
function settingsOfSite(): Record<string, string> {
  const { BASE, SITE } = process.env;
  return { ...(BASE && { BASE }), ...(SITE ? { SITE } : { CARDS: 'off' }) };
}

/** Adds an article, and to each event in the copy a passage, citations, a dispute and a position. */
async function addLaterArticle(): Promise<void> {
  const [actor] = readContentFiles('actors').map(({ slug }) => slug);
  const positions = events.map(
    ({ slug }) =>
      `  - { actor: ${actor}, when: 2020-01-01, event: ${slug}, stance: stay, gist: They stay. }`,
  );
  const article = `---
title: Later report
publisher: Later Times
kind: report
published: 2021-06-01
added: 2026-11-22
url: https://example.org/later/
language: en
licence: copyright
textSeen: complete
figures:
  - { measure: us-troops-in-iraq, value: 2500, certainty: exact, asOf: 2020-01-01, kind: level }
positions:
${positions.join('\n')}
---
It looks back on the year.
`;
  await writeFile(join(project, `content/articles/${LATER}.md`), article);
  const folder = join(project, 'content/events');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.md')) continue;
    const text = await readFile(join(folder, name), 'utf8');
    const [, frontMatter = '', body = ''] = text.split(/^---\n/m);
    writeFileSync(join(folder, name), `---\n${addToFields(frontMatter)}---\n${addToBody(body)}`);
  }
  // What was published before is of no account here: this site is never published.
  await writeFile(join(project, 'content/ledger/accounts.json'), '[]\n');
}

/** Turns the mark of a key event, and adds to the date’s basis and to the disputes. */
function addToFields(frontMatter: string): string {
  const isKey = /^key: true\n/m.test(frontMatter);
  const turned = isKey ? frontMatter.replace(/^key: true\n/m, '') : `${frontMatter}key: true\n`;
  const account = `{ says: something else, article: ${LATER} }`;
  return turned
    .replace(/^(whenBasis:(?:.*\n)+?.*)\[@/m, `$1[@${LATER}; @`)
    .replace(/^( +)accounts:\n/gm, `$1accounts:\n$1  - ${account}\n`);
}

/** Adds a paragraph before and after, and the later article to the first citation that is there. */
function addToBody(body: string): string {
  const added = `Looking back, a report tells more of this [@${LATER}].`;
  return `${added}\n\n${body.replace('[@', `[@${LATER}; @`).trim()}\n\n${added}\n`;
}

/** The slugs of the articles to which a page leads. */
function articlesIn(file: string): string[] {
  const links = selectAll('main a[href]', pageAt(site, file).tree);
  return links
    .map((link) => (attributeOf(link, 'href') ?? '').split('#')[0]!)
    .filter((href) => href.startsWith(`${base}articles/`))
    .map((href) => basename(href));
}
