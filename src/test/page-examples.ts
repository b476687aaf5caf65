import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { visit } from 'unist-util-visit';

/** One page of a built site, and what its markup is made of. */
interface PageTraits {
  readonly path: string;
  readonly traits: ReadonlySet<string>;
}

/**
 * The paths of a few pages that stand for all: of each kind of page, as many as it takes to show every
 * combination of elements, and every order of headings, that occurs on any page of that kind.
 */
export function readExamples(folder: string): readonly string[] {
  const pages = globSync('**/*.html', { cwd: folder })
    .map((file) => ({ file, tree: fromHtml(readFileSync(join(folder, file), 'utf8')) }))
    .filter(({ tree }) => !leadsElsewhere(tree))
    .map(({ file, tree }) => ({ path: pathOf(file), traits: traitsOf(tree) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const kinds = Map.groupBy(pages, ({ path }) => kindOf(path));
  return [...kinds.values()].flatMap(chooseCovering).map(({ path }) => path);
}

/** `events/` is a kind of its own, and so is every page right below it; so are years, months and days. */
function kindOf(path: string): string {
  const [, folder, rest] = /^(.*?)\/(.+)$/.exec(path) ?? [];
  if (/^\d{4}\//.test(path)) return `${path.split('/').length} parts`;
  return rest === undefined ? path : `${folder}/*`;
}

/** Takes the page that shows most, then the one that adds most to it, until none adds anything. */
function chooseCovering(pages: readonly PageTraits[]): readonly PageTraits[] {
  const chosen: PageTraits[] = [];
  const seen = new Set<string>();
  const newIn = ({ traits }: PageTraits) => traits.difference(seen).size;
  while (true) {
    const best = pages.reduce((one, other) => (newIn(other) > newIn(one) ? other : one));
    if (newIn(best) === 0) return chosen;
    chosen.push(best);
    for (const trait of best.traits) seen.add(trait);
  }
}

/** A former address holds nothing to look at: a browser leaves it at once. */
function leadsElsewhere(tree: Root): boolean {
  return select('meta[http-equiv="refresh"]', tree) !== undefined;
}

function pathOf(file: string): string {
  return file.replaceAll('\\', '/').replace(/index\.html$/, '');
}

function traitsOf(tree: Root): ReadonlySet<string> {
  const traits = new Set<string>();
  visit(tree, 'element', (element, _index, parent) => {
    const within = parent?.type === 'element' ? nameOf(parent) : '';
    traits.add(`${within} > ${nameOf(element)}`);
  });
  const headings = selectAll('h1, h2, h3, h4, h5, h6', tree).map(({ tagName }) => tagName);
  for (const [index, heading] of headings.entries()) {
    traits.add(`${headings[index - 1] ?? ''} then ${heading}`);
  }
  return traits;
}

function nameOf({ tagName, properties: { className } }: Element): string {
  return [tagName, className].flat().join('.');
}
