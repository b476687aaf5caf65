import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import { readCitations, readContentFiles, readEventFiles, readField } from './content-files.ts';

const site = readSiteUnderTest();
const { base } = site;
const events = readEventFiles();
const articles = readContentFiles('articles');
const main = mainOf('disagreements/index.html');

test('every authored dispute stands on the page with all its accounts and their articles', () => {
  const faults = events.flatMap(({ slug, frontMatter }) => {
    const entry = entryOf(slug);
    return disputesIn(frontMatter).flatMap(({ question, accounts }) => {
      const note = entry && selectAll('.dispute', entry).find((each) => asks(each, question));
      return accounts.filter((account) => !tells(note, account)).map(({ says }) => says);
    });
  });
  expect(faults).toEqual([]);
});

test('every authored dispute stands on the page of its event with all its accounts', () => {
  const faults = events.flatMap(({ slug, frontMatter }) => {
    const page = mainOf(`events/${slug}/index.html`);
    return disputesIn(frontMatter).flatMap(({ question, accounts }) => {
      const note = selectAll('.dispute', page).find((each) => asks(each, question));
      return accounts.filter((account) => !tells(note, account)).map(({ says }) => says);
    });
  });
  expect(faults).toEqual([]);
});

test('its question stands on the timeline, with all its accounts or the way to them', () => {
  const timeline = pageAt(site, 'index.html').tree;
  const faults = events.flatMap(({ slug, frontMatter }) => {
    const entry = select(`[id="${slug}"]`, timeline)!;
    const way = select(`.questions a[href="${base}events/${slug}/#_differences"]`, entry);
    return disputesIn(frontMatter).flatMap(({ question, accounts }) => {
      const note = selectAll('.dispute, .questions', entry).find((each) => asks(each, question));
      const isTold = way !== undefined || accounts.every((account) => tells(note, account));
      return note !== undefined && isTold ? [] : [`${slug}: ${question}`];
    });
  });
  expect(faults).toEqual([]);
});

test('events with disputes stand on the page in the order of the timeline', () => {
  const disputed = new Set(
    events.flatMap(({ slug, frontMatter }) => (disputesIn(frontMatter).length > 0 ? [slug] : [])),
  );
  const timeline = selectAll('li[id]', pageAt(site, 'index.html').tree)
    .map((entry) => attributeOf(entry, 'id')!)
    .filter((id) => disputed.has(id));
  const listed = selectAll('h3 a', main)
    .map((link) => attributeOf(link, 'href')!)
    .filter((href) => href.startsWith(`${base}events/`))
    .map((href) => href.slice(`${base}events/`.length, -1));
  expect(timeline.length).toBeGreaterThan(0);
  expect(listed).toEqual(timeline);
});

test('different numbers for one month stand on the page with their articles', () => {
  const numbers = figuresIn(articles).filter(({ certainty }) =>
    ['exact', 'about', 'nearly'].includes(certainty),
  );
  const pairs = numbers.flatMap((one) =>
    numbers
      .filter((other) => isSameThing(one, other) && Number(one.value) < Number(other.value))
      .map((other) => [one, other] as const),
  );
  expect(pairs.length).toBeGreaterThan(0);
  const faults = pairs.filter(
    (pair) =>
      !selectAll('table', main).some((table) => pair.every((figure) => isInTable(figure, table))),
  );
  expect(faults).toEqual([]);
});

test('that 5,000 and 5,200 troops were reported for January 2020 is shown, with all who say so', () => {
  const reported = figuresIn(articles).filter(
    ({ measure, month, kind }) =>
      measure === 'us-troops-in-iraq' && month === '2020-01' && kind === 'level',
  );
  const values = reported.map(({ value }) => value);
  expect(values).toEqual(expect.arrayContaining(['5000', '5200']));
  const entry = selectAll('.entry', main).find(
    (each) => textOf(select('h3', each)!) === 'US troops in Iraq, January 2020',
  );
  const table = select('table', entry!)!;
  expect(selectAll('tbody tr', table)).toHaveLength(reported.length);
  expect(reported.filter((figure) => !isInTable(figure, table))).toEqual([]);

  const shown = selectAll(`.where a[href^="${base}events/"]`, entry!).map((link) =>
    attributeOf(link, 'href')!,
  );
  expect(shown.length).toBeGreaterThan(0);
  for (const href of shown) {
    const note = selectAll('.dispute', mainOf(`${href.slice(base.length)}index.html`)).find(
      (each) => textOf(each).includes('US troops in Iraq, January 2020'),
    );
    expect(textOf(note!)).toMatch(/about 5,000 .*\b5,200 /);
    for (const { article } of reported) expect(linksTo(note!, article)).toBe(true);
  }
});

test('the about page counts the questions, and the numbers that are not among them, once', () => {
  const questions = events.flatMap(({ frontMatter }) => disputesIn(frontMatter)).length;
  const numbers = selectAll('.entry table', main).length;
  const asked = selectAll('.entry', main).filter((entry) =>
    textOf(entry).includes('Told as a question, at '),
  ).length;
  expect(textOf(mainOf('about/index.html'))).toContain(
    `Questions on which this was noticed so far: ${questions}.`,
  );
  expect(textOf(mainOf('about/index.html'))).toContain(
    `Differences found so: ${numbers}, of which ${asked} also stand among the questions.`,
  );
  const description = select(
    'meta[name="description"]',
    pageAt(site, 'disagreements/index.html').tree,
  );
  expect(attributeOf(description!, 'content')).toContain(
    `: ${questions + numbers - asked} so far,`,
  );
});

test('the about page counts the articles as their files have them', () => {
  const counted = tablesOf('about/index.html');
  const countOf = (field: string, value: string) =>
    articles.filter(({ frontMatter }) => readField(frontMatter, field) === value).length;
  const kinds = {
    'News report': countOf('kind', 'report'),
    Transcript: countOf('kind', 'transcript'),
    Statement: countOf('kind', 'statement'),
    Speech: countOf('kind', 'speech'),
    'Press release': countOf('kind', 'release'),
    'Noted briefly': countOf('kind', 'brief'),
  };
  expect(counted.get('Kind of article')).toEqual(withoutNone(kinds));
  const publishers = articles.map(({ frontMatter }) => readField(frontMatter, 'publisher'));
  expect(counted.get('Publisher')).toEqual(
    Object.fromEntries(
      publishers.map((name) => [name, [publishers.filter((other) => other === name).length]]),
    ),
  );
  expect(counted.get('Licence')).toEqual({
    'Under copyright': [countOf('licence', 'copyright')],
    'Public domain': [countOf('licence', 'public-domain')],
  });
  expect(counted.get('How much we read')).toEqual({
    'In full': [countOf('textSeen', 'complete')],
    'In part': [countOf('textSeen', 'part')],
  });
});

test('the about page counts the events that rest on one article', () => {
  const onOne = events.filter(({ body }) => new Set(readCitations(body).flat()).size === 1).length;
  expect(tablesOf('about/index.html').get('What the account of an event rests on')).toEqual({
    'One article': [onOne],
    'Several articles': [events.length - onOne],
  });
});

test('the about page counts the positions of each side by stance', () => {
  const sideOf = new Map(
    readContentFiles('actors').map(({ slug, frontMatter }) => [
      slug,
      readField(frontMatter, 'side'),
    ]),
  );
  const positions = articles.flatMap(({ frontMatter }) =>
    readField(frontMatter, 'positions')
      .split(/^\s*- (?=actor:)/m)
      .slice(1)
      .map((position) => ({
        side: sideOf.get(/^actor: (\S+)/.exec(position)?.[1] ?? ''),
        stance: /^\s*stance: (\S+)/m.exec(position)?.[1] ?? '',
      })),
  );
  expect(positions.length).toBeGreaterThan(0);
  const stances = ['leave', 'reduce', 'negotiate', 'conditional', 'stay'];
  const rows = Object.values(tablesOf('about/index.html').get('Positions of') ?? {});
  const sides = [...new Set(sideOf.values())].map((side) => {
    const ofSide = positions.filter((position) => position.side === side);
    return [
      ...stances.map((stance) => ofSide.filter((position) => position.stance === stance).length),
      ofSide.length,
    ];
  });
  const asText = (counts: readonly (readonly number[])[]) =>
    counts.map((row) => row.join(' ')).filter((row) => /[1-9]/.test(row));
  expect(asText(rows).sort()).toEqual(asText(sides).sort());
});

interface Account {
  readonly says: string;
  readonly article: string;
}

/** The disputes in the front matter of an event, each account on a line of its own. */
function disputesIn(frontMatter: string): { question: string; accounts: Account[] }[] {
  return readField(frontMatter, 'disputes')
    .split(/^\s*- (?=question:)/m)
    .map((dispute) => ({
      question: /^question: (.*)$/m.exec(dispute)?.[1] ?? '',
      accounts: [
        ...dispute.matchAll(/says: (?<says>".*?"|.*?), article: (?<article>[a-z0-9-]+)/g),
      ].map(({ groups }) => ({
        says: groups!['says']!.replace(/^"|"$/g, ''),
        article: groups!['article']!,
      })),
    }))
    .filter(({ question }) => question !== '');
}

interface Figure {
  readonly article: string;
  readonly measure: string;
  readonly value: string;
  readonly certainty: string;
  /** The month, or the year or interval, for which it holds. */
  readonly month: string;
  readonly kind: string;
}

function figuresIn(files: typeof articles): Figure[] {
  const pattern =
    /measure: (?<measure>\S+), value: (?<value>\S+), certainty: (?<certainty>\S+), asOf: (?<asOf>\S+), kind: (?<kind>\w+)/g;
  return files.flatMap(({ slug, frontMatter }) =>
    [...readField(frontMatter, 'figures').matchAll(pattern)].map(({ groups = {} }) => ({
      article: slug,
      measure: groups['measure']!,
      value: groups['value']!,
      certainty: groups['certainty']!,
      month: monthOf(groups['asOf']!),
      kind: groups['kind']!,
    })),
  );
}

/** The month that a date names; of a year or an interval, all of it; without its marks of doubt. */
function monthOf(date: string): string {
  const plain = date.replace(/[~?%]/g, '');
  return plain.includes('/') ? plain : plain.slice(0, 7);
}

function isSameThing(one: Figure, other: Figure): boolean {
  return (
    one.measure === other.measure &&
    one.kind === other.kind &&
    one.month === other.month &&
    one.article !== other.article
  );
}

function isInTable({ value, article }: Figure, table: Element): boolean {
  const number = Number(value).toLocaleString('en');
  return selectAll('tbody tr', table).some(
    (row) => textOf(row).split(' ').includes(number) && linksTo(row, article),
  );
}

/** The part of the page that tells the disputes of an event. */
function entryOf(slug: string): Element | undefined {
  return selectAll('.entry', main).find(
    (entry) => select(`h3 a[href="${base}events/${slug}/"]`, entry) !== undefined,
  );
}

function asks(note: Element, question: string): boolean {
  return selectAll('em', note).some((asked) => textOf(asked) === question);
}

function tells(note: Element | undefined, { says, article }: Account): boolean {
  return (
    note !== undefined &&
    selectAll('li', note).some((line) => textOf(line).startsWith(says) && linksTo(line, article))
  );
}

function linksTo(element: Element, article: string): boolean {
  return selectAll('a', element).some((link) => {
    const [page] = (attributeOf(link, 'href') ?? '').split('#');
    return page === `${base}articles/${article}/`;
  });
}

/** The numbers in the tables of a page, by the heading of their first column and of their row. */
function tablesOf(file: string): Map<string, Record<string, number[]>> {
  return new Map(
    selectAll('table', mainOf(file)).map((table) => [
      textOf(select('thead th', table)!),
      Object.fromEntries(
        selectAll('tbody tr', table).map((row) => [
          textOf(select('th', row)!),
          selectAll('td', row).map((cell) => Number(textOf(cell).replaceAll(',', ''))),
        ]),
      ),
    ]),
  );
}

function withoutNone(counts: Readonly<Record<string, number>>): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => [name, [count]]),
  );
}

function mainOf(file: string): Element {
  return select('main', pageAt(site, file).tree)!;
}
