import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, findFaults, idsOf, metaOf, readSiteUnderTest, textOf } from './built-site.ts';
import { readEventFiles } from './content-files.ts';

const { pages } = readSiteUnderTest();

test('there are pages', () => {
  expect(pages.length).toBeGreaterThan(readEventFiles().length);
});

test('every page says what language it is in', () => {
  expect(
    findFaults(pages, ({ tree }) => (select('html[lang]:not([lang=""])', tree) ? [] : ['no lang'])),
  ).toEqual([]);
});

test('every page has one main heading, with words in it', () => {
  expect(
    findFaults(pages, ({ tree }) => {
      const headings = selectAll('h1', tree).map(textOf);
      return headings.length === 1 && headings[0] !== '' ? [] : [`h1: ${headings.join(' | ')}`];
    }),
  ).toEqual([]);
});

// The bundler leaves out the rule that states the order, where what follows has that order already.
test('on every page the layers of styles come in their order', () => {
  expect(
    findFaults(pages, ({ html }) => {
      const layers = [...html.matchAll(/@layer ([a-z]+)\{/g)].map(([, layer = '']) => layer);
      const order = [...new Set(layers)].join(', ');
      return order === 'reset, tokens, base, prose, utilities' ? [] : [order];
    }),
  ).toEqual([]);
});

test('every page has one title, which no page has that shows something else', () => {
  const titles = new Map<string, string>();
  expect(
    findFaults(pages, ({ tree, file, isMoved, isEmbed }) => {
      const [title = '', ...more] = selectAll('head > title', tree).map(textOf);
      const other = titles.get(title);
      if (title === '' || more.length > 0) return ['not one title'];
      if (isMoved || isEmbed) return [];
      titles.set(title, file);
      return other === undefined ? [] : [`“${title}” is the title of ${other} too`];
    }),
  ).toEqual([]);
});

test('every page has a description', () => {
  expect(
    findFaults(pages, (page) => (metaOf(page, 'description')?.trim() ? [] : ['no description'])),
  ).toEqual([]);
});

test('every page fits the width of its screen and may be enlarged', () => {
  expect(
    findFaults(pages, (page) => {
      const viewport = metaOf(page, 'viewport') ?? '';
      const fits = viewport.includes('width=device-width');
      return fits && !/user-scalable|maximum-scale/.test(viewport) ? [] : [`“${viewport}”`];
    }),
  ).toEqual([]);
});

test('the outline of a page leaves no level of heading out', () => {
  expect(
    findFaults(pages, ({ tree }) => {
      const headings = selectAll('h1, h2, h3, h4, h5, h6', tree);
      return headings
        .filter((heading, index) => levelOf(heading) > levelOf(headings[index - 1]) + 1)
        .map((heading) => `${heading.tagName} “${textOf(heading)}”`);
    }),
  ).toEqual([]);
});

test('no id occurs twice on a page', () => {
  expect(
    findFaults(pages, (page) => idsOf(page).filter((id, index, ids) => ids.indexOf(id) !== index)),
  ).toEqual([]);
});

test('an id that could be the name of an event is one', () => {
  const names = new Set(readEventFiles().flatMap(({ slug, formerly }) => [slug, ...formerly]));
  expect(
    findFaults(pages, (page) =>
      idsOf(page).filter((id) => /^[a-z0-9-]*$/.test(id) && !names.has(id)),
    ),
  ).toEqual([]);
});

test('every image has a text to stand for it', () => {
  expect(
    findFaults(pages, ({ tree }) =>
      selectAll('img:not([alt]), area:not([alt]), input[type=image]:not([alt])', tree).map(
        ({ tagName }) => tagName,
      ),
    ),
  ).toEqual([]);
});

test('every drawing is named, or hidden from those who cannot see it', () => {
  expect(
    findFaults(pages, ({ tree }) =>
      selectAll('svg', tree)
        .filter(
          (svg) =>
            attributeOf(svg, 'ariaHidden') !== 'true' &&
            !(attributeOf(svg, 'role') === roleOf(svg) && hasName(svg)),
        )
        .map((svg) => `an svg of class “${attributeOf(svg, 'className') ?? ''}”`),
    ),
  ).toEqual([]);
});

/** The number in `h2`; 0 before the first heading. */
function levelOf(heading: Element | undefined): number {
  return heading === undefined ? 0 : Number(heading.tagName.slice(1));
}

/** Of an image nobody hears more than its name; a drawing with links in it is a group of them. */
function roleOf(svg: Element): string {
  return select('a[href]', svg) === undefined ? 'img' : 'group';
}

function hasName(svg: Element): boolean {
  const label = attributeOf(svg, 'ariaLabel') ?? attributeOf(svg, 'ariaLabelledBy');
  return label !== undefined || select('svg > title', svg) !== undefined;
}
