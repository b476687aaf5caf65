import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, idsOf, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import { readCitations, readContentFiles, readEventFiles, readField } from './content-files.ts';

const site = readSiteUnderTest();
const page = pageAt(site, 'print/index.html');
const events = readEventFiles();
const articles = readContentFiles('articles');
const sources = selectAll('.sources li', page.tree);

test('the printed edition tells every event once, in the order of the timeline', () => {
  const slugs = new Set(events.map(({ slug }) => slug));
  const inOrder = (file: string) => idsOf(pageAt(site, file)).filter((id) => slugs.has(id));
  expect(inOrder('index.html')).toHaveLength(events.length);
  expect(inOrder('print/index.html')).toEqual(inOrder('index.html'));
});

test('every event has the text of its account on the timeline', () => {
  const accountIn = (tree: Element | undefined, selector: string) =>
    textOf(select(selector, tree!)!).replace(/ (?:\[[\d, ]+\]|\([^()]*\))/g, '');
  const timeline = pageAt(site, 'index.html').tree;
  const differing = events
    .map(({ slug }) => slug)
    .filter(
      (slug) =>
        accountIn(select(`[id="${slug}"]`, page.tree), '.account') !==
        accountIn(select(`[id="${slug}"]`, timeline), '.prose'),
    );
  expect(differing).toEqual([]);
});

test('every passage is followed by the numbers of the sources that its file names', () => {
  for (const { slug, body } of events) {
    const paragraphs = selectAll('.account > p', select(`[id="${slug}"]`, page.tree)!);
    const named = readCitations(body).map((cited) => cited.map(publishedAt).sort());
    expect(
      paragraphs.map((paragraph) => numbersIn(paragraph).map(addressOfSource).sort()),
      slug,
    ).toEqual(named);
  }
});

test('events are numbered from 1, and so are sources, without a gap', () => {
  const eventNumbers = selectAll('.acting > b', page.tree).map((number) => Number(textOf(number)));
  expect(eventNumbers).toEqual(events.map((_, index) => index + 1));
  expect(sources.map(numberOf)).toEqual(sources.map((_, index) => index + 1));
});

test('every number in brackets leads to the source of that number, and every source has one', () => {
  const links = selectAll('.numbers a', page.tree);
  const lost = links.filter((link) => {
    const target = sources.find(
      ({ properties }) => `#${properties['id']}` === link.properties['href'],
    );
    return target === undefined || numberOf(target) !== Number(textOf(link));
  });
  expect(lost.map(textOf)).toEqual([]);
  const cited = new Set(links.map((link) => Number(textOf(link))));
  expect([...cited].sort((a, b) => a - b)).toEqual(sources.map(numberOf));
});

test('every source has its publisher, its headline, how much was read, and its address written out', () => {
  const incomplete = sources.filter((source) => {
    const article = articles.find((candidate) => isSource(source, candidate.frontMatter));
    return article === undefined || !/\bRead in (?:full|part)\b/.test(textOf(source));
  });
  expect(incomplete.map(textOf)).toEqual([]);
});

test('the contents lead to every month and give the numbers of its events', () => {
  const months = selectAll('.part', page.tree).map((part) => {
    const numbers = selectAll('.acting > b', part).map(textOf);
    const span = numbers.length === 1 ? numbers[0] : `${numbers[0]}–${numbers.at(-1)}`;
    return `#${attributeOf(select('h2', part)!, 'id')} ${span}`;
  });
  const lines = selectAll('.contents p.line', page.tree).map(
    (line) => `${attributeOf(select('a', line)!, 'href')} ${textOf(select('span', line)!)}`,
  );
  expect(lines).toEqual([...months, `#_sources [1–${sources.length}]`]);
});

test('the sheets carry the name of the site, and their numbers', () => {
  const name = textOf(select('.masthead p', page.tree)!);
  expect(page.html).toMatch(new RegExp(`@top-left\\s*{\\s*content:\\s*["']${name}["']`));
  expect(page.html).toMatch(/@bottom-center\s*{\s*content:\s*counter\(page\)/);
});

test('every page leads to the printed edition', () => {
  const front = pageAt(site, 'index.html').tree;
  expect(select(`footer a[href="${site.base}print/"]`, front)).toBeDefined();
});

function numberOf(source: Element): number {
  return Number(textOf(select('.number', source)!));
}

function numbersIn(element: Element): number[] {
  return selectAll('.numbers a', element).map((link) => Number(textOf(link)));
}

/** Where an article can be read, as its file says it; else the words by which it is found. */
function publishedAt(slug: string): string {
  return whereabouts(articles.find((article) => article.slug === slug)!.frontMatter);
}

function addressOfSource(number: number): string {
  const { frontMatter } = articles.find((article) =>
    isSource(sources[number - 1]!, article.frontMatter),
  )!;
  return whereabouts(frontMatter);
}

function whereabouts(frontMatter: string): string {
  const carrier = /\burl:\s*["']?(https?:[^\s"',}]+)/.exec(
    readField(frontMatter, 'carriedBy'),
  )?.[1];
  return unquote(readField(frontMatter, 'url')) || carrier || readField(frontMatter, 'whereFound');
}

/** Whether an entry of the list is that of an article: its headline, publisher and address stand there. */
function isSource(source: Element, frontMatter: string): boolean {
  const entry = textOf(source);
  return (
    textOf(select('cite', source)!) === unquote(readField(frontMatter, 'title')) &&
    entry.includes(unquote(readField(frontMatter, 'publisher'))) &&
    entry.includes(unquote(whereabouts(frontMatter)))
  );
}

function unquote(text: string): string {
  return text
    .replace(/^[>|]-?\s*/, '')
    .replace(/\s+/g, ' ')
    .replace(/^(["'])(.*)\1$/, '$2')
    .replaceAll("''", "'");
}
