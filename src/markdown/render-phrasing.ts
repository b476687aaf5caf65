import type { PhrasingContent } from 'mdast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import type { Markup } from '../model/citation.ts';
import { permalink } from '../model/permalink.ts';

/**
 * The HTML of a run of text, emphasis and links. Links to pages of ours get the base path; links
 * elsewhere say so to browsers and search engines.
 */
export function renderPhrasing(children: readonly PhrasingContent[]): {
  readonly html: string;
  /** Addresses of pages of ours, without the base path. */
  readonly links: readonly string[];
} {
  const links: string[] = [];
  const tree = toHast({ type: 'paragraph', children: [...children] });
  visit(tree, 'element', (element) => {
    const href = element.properties['href'];
    if (element.tagName !== 'a' || typeof href !== 'string') return;
    if (isOwnPath(href)) {
      links.push(href);
      element.properties['href'] = permalink({ path: href });
    } else {
      element.properties['rel'] = ['external', 'noopener'];
    }
  });
  const phrasing = tree.type === 'element' ? tree.children : [];
  return { html: toHtml(phrasing).replace(/[ \t]*\r?\n[ \t]*/g, ' '), links };
}

/** What is emphasised and linked in a run of phrasing, by places in its plain text. */
export function findMarkup(children: readonly PhrasingContent[]): Markup[] {
  const found: Markup[] = [];
  let text = '';
  const read = (node: PhrasingContent): void => {
    if (node.type === 'text') text = (text + node.value).replace(/[ \t\r\n]+/g, ' ').trimStart();
    if (!('children' in node)) return;
    const from = text.length;
    const place = found.length;
    node.children.forEach(read);
    const address = node.type === 'link' ? { address: node.url } : {};
    found.splice(place, 0, { from, to: text.length, ...address });
  };
  children.forEach(read);
  return found;
}

/** Is this a path on our own site, rather than an address without its scheme (`//example.org/`)? */
export function isOwnPath(href: string): boolean {
  return /^\/(?!\/)/.test(href);
}
