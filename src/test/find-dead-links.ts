import { selectAll } from 'hast-util-select';
import {
  attributeOf,
  fileAt,
  findFaults,
  idsOf,
  metaOf,
  type BuiltSite,
  type Page,
} from './built-site.ts';

/**
 * The links of a page to places on the same server, as they are written; where it has moved to
 * and where its forms lead, too.
 */
export function internalLinksOf(page: Page): string[] {
  const links = selectAll('a[href], area[href], link[href]', page.tree).map(
    (element) => attributeOf(element, 'href') ?? '',
  );
  const forms = selectAll('form[action]', page.tree).map(
    (form) => attributeOf(form, 'action') ?? '',
  );
  const target = /url=(.*)$/i.exec(metaOf(page, 'refresh') ?? '')?.[1];
  return [...links, ...forms, ...(target === undefined ? [] : [target])].filter(
    (href) => !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href),
  );
}

/** Where a link leads: an address from the server's root, and the name after the “#”. */
export function targetOf(page: Page, href: string): { address: string; fragment: string } {
  const { pathname, hash } = new URL(href, `http://localhost${page.address}`);
  return { address: pathname, fragment: decodeURIComponent(hash.slice(1)) };
}

/** Internal links that leave the base. */
export function findLinksOutside(site: BuiltSite): string[] {
  return findFaults(site.pages, (page) =>
    internalLinksOf(page).filter((href) => !targetOf(page, href).address.startsWith(site.base)),
  );
}

/** Internal links to files that do not exist. */
export function findDeadLinks(site: BuiltSite): string[] {
  const files = new Set(site.files);
  return findFaults(site.pages, (page) =>
    internalLinksOf(page).filter((href) => {
      const file = fileAt(site, targetOf(page, href).address);
      return file === undefined || !files.has(file);
    }),
  );
}

/** Internal links to names that no element of the page has. */
export function findDeadFragments(site: BuiltSite): string[] {
  const idsByFile = new Map(site.pages.map((page) => [page.file, new Set(idsOf(page))]));
  return findFaults(site.pages, (page) =>
    internalLinksOf(page).filter((href) => {
      const { address, fragment } = targetOf(page, href);
      return fragment !== '' && !idsByFile.get(fileAt(site, address) ?? '')?.has(fragment);
    }),
  );
}
