import type { Element, Root } from 'hast';
import { selectAll } from 'hast-util-select';
import { visit } from 'unist-util-visit';
import type { BuiltSite } from './built-site.ts';

/** One page of a built site, and what its markup is made of. */
interface PageTraits {
  readonly path: string;
  readonly traits: ReadonlySet<string>;
}

/**
 * The paths below the base of a few pages that stand for all: of each kind of page, as many as it takes
 * to show every combination of elements, and every order of headings, that occurs in that kind.
 */
export function chooseExamples(site: BuiltSite): readonly string[] {
  const examples = examplesOf.get(site) ?? choose(site);
  examplesOf.set(site, examples);
  return examples;
}

/** Kept, since all pages are looked at, and files of tests may share a site. */
const examplesOf = new WeakMap<BuiltSite, readonly string[]>();

function choose({ pages, base }: BuiltSite): readonly string[] {
  const candidates = pages
    .filter(({ isMoved }) => !isMoved)
    .map(({ address, tree }) => ({ path: address.slice(base.length), traits: traitsOf(tree) }));
  const kinds = Map.groupBy(candidates, ({ path }) => kindOf(path));
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
