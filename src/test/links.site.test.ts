import { selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, fileAt, findFaults, readSiteUnderTest } from './built-site.ts';
import {
  findDeadFragments,
  findDeadLinks,
  findLinksOutside,
  internalLinksOf,
  targetOf,
} from './find-dead-links.ts';

const site = readSiteUnderTest();

test('every internal link stays under the base', () => {
  expect(findLinksOutside(site)).toEqual([]);
});

test('every internal link leads to a file that exists', () => {
  expect(findDeadLinks(site)).toEqual([]);
});

test('every link to a place within a page finds it', () => {
  expect(findDeadFragments(site)).toEqual([]);
});

test('internal links end in a slash or name a file, and never name index.html', () => {
  expect(
    findFaults(site.pages, (page) =>
      internalLinksOf(page).filter((href) => {
        const { address } = targetOf(page, href);
        return !/(?:\/|\.[a-z]+)$/.test(address) || address.endsWith('/index.html');
      }),
    ),
  ).toEqual([]);
});

test('internal links begin at the root, so that a page may be read anywhere', () => {
  expect(
    findFaults(site.pages, (page) =>
      internalLinksOf(page).filter((href) => !href.startsWith('/') && !href.startsWith('#')),
    ),
  ).toEqual([]);
});

test('every page can be reached from the front page', () => {
  const pageByFile = new Map(site.pages.map((page) => [page.file, page]));
  const reached = new Set(['index.html']);
  for (const file of reached) {
    const page = pageByFile.get(file);
    for (const href of page === undefined ? [] : internalLinksOf(page)) {
      const target = fileAt(site, targetOf(page!, href).address);
      if (target !== undefined) reached.add(target);
    }
  }
  const shown = new Set(site.pages.filter(({ file }) => reached.has(file)).map(({ html }) => html));
  const alone = site.pages
    .filter(({ file, isMoved }) => !isMoved && file !== '404.html')
    // Under a former name a frame shows the same page.
    .filter(({ isEmbed, html }) => !(isEmbed && shown.has(html)))
    .filter(({ file }) => !reached.has(file))
    .map(({ file }) => file);
  expect(alone).toEqual([]);
});

test('a page that has moved leads on, by itself and by a link', () => {
  const moved = site.pages.filter(({ isMoved }) => isMoved);
  expect(
    findFaults(moved, (page) => {
      const [target] = internalLinksOf(page).slice(-1);
      const links = selectAll('main a[href]', page.tree).map((link) => attributeOf(link, 'href'));
      return links.includes(target) ? [] : [`no link to ${target}`];
    }),
  ).toEqual([]);
});
