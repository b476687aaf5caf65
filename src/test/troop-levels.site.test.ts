import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, fileAt, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import { readContentFiles, readField } from './content-files.ts';

const site = readSiteUnderTest();
const { base } = site;
const { tree } = pageAt(site, 'troop-levels/index.html');
const drawings = selectAll('svg.level-chart', tree);

/** Every number of US troops in Iraq as its article's file gives it. */
const figures = readContentFiles('articles').flatMap(({ slug, frontMatter }) =>
  [...readField(frontMatter, 'figures').matchAll(/\{[^}]*\}/g)]
    .map(
      ([text]) =>
        (name: string) =>
          new RegExp(`\\b${name}: *([^,} ]+)`).exec(text)?.[1] ?? '',
    )
    .filter((field) => field('measure') === 'us-troops-in-iraq')
    .map((field) => ({
      slug,
      value: Number(field('value')),
      certainty: field('certainty'),
      kind: field('kind'),
    })),
);

test('every number of US troops in Iraq stands in the table with its article, exactly once', () => {
  const rows = selectAll('.number-row', tree).map((row) => {
    const [number, kind] = [select('th', row)!, selectAll('td', row)[1]!].map(textOf);
    return `${number} | ${kind} | ${articleOf(select('a', row)!)}`;
  });
  const expected = figures.map(
    ({ slug, value, certainty, kind }) =>
      `${inWords(value, certainty)} | ${KINDS[kind] ?? kind} | ${slug}`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.toSorted()).toEqual(expected.toSorted());
});

test('each drawing has a mark for every number, which leads to its article', () => {
  expect(drawings).toHaveLength(2);
  for (const drawing of drawings) {
    const marked = selectAll('a[aria-label]', drawing).map(
      (mark) => `${attributeOf(mark, 'ariaLabel')!.match(/[\d,]{3,}/)?.[0]} ${articleOf(mark)}`,
    );
    const expected = figures.map(({ slug, value }) => `${grouped(value)} ${slug}`);
    expect(marked.toSorted()).toEqual(expected.toSorted());
  }
});

test('everything that a drawing links to is there', () => {
  const hrefs = drawings
    .flatMap((drawing) => selectAll('a', drawing))
    .map((link) => attributeOf(link, 'href') ?? '');
  expect(hrefs.filter((href) => !site.files.includes(fileAt(site, href) ?? ''))).toEqual([]);
});

test('each number of the lead is one that the article named after it gives', () => {
  const lead = select('#_point', tree)!;
  const [numbers, links] = [selectAll('b', lead).map(textOf), selectAll('a', lead)];
  expect(numbers.length).toBeGreaterThan(2);
  const faults = numbers.filter(
    (number, index) =>
      !figures.some(
        ({ slug, value, certainty }) =>
          slug === articleOf(links[index]!) && inWords(value, certainty) === number,
      ),
  );
  expect(faults).toEqual([]);
});

test('a drawing is described by the words of the lead', () => {
  const ids = drawings.map((drawing) => attributeOf(drawing, 'ariaDescribedBy'));
  expect(ids.map((id) => select(`[id="${id}"]`, tree)?.tagName)).toEqual(['p', 'p']);
});

const KINDS: Readonly<Record<string, string>> = { plan: 'planned', departure: 'leaving' };

function inWords(value: number, certainty: string): string {
  const hedge = certainty === 'exact' ? '' : `${certainty.replace('-', ' ')} `;
  return hedge + grouped(value);
}

function grouped(value: number): string {
  return String(value).replace(/(\d)(?=(\d{3})+$)/g, '$1,');
}

/** The article to whose numbers a link leads. */
function articleOf(link: Parameters<typeof attributeOf>[0]): string {
  const href = attributeOf(link, 'href') ?? '';
  return new RegExp(`^${base}articles/([a-z0-9-]+)/#_figures$`).exec(href)?.[1] ?? href;
}
