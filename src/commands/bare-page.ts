import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';

/** Style, script, pictures and controls: all that is not text, a heading or a link. */
const leftOut = new Set([
  ...['style', 'script', 'template', 'link', 'meta'],
  ...['svg', 'img', 'picture', 'video', 'audio', 'canvas', 'iframe', 'object'],
  ...['input', 'button', 'select', 'textarea'],
]);

/** What HTML itself gives a meaning to, without any style or script. */
const kept = ['href', 'lang', 'dir', 'dateTime', 'open', 'start', 'value', 'colSpan', 'rowSpan'];

/**
 * A page’s text, headings and links, in their order, as plain as HTML can be: what no style could make
 * faster. Text in pictures is left out, and so are places that no link of the page leads to.
 *
 * @param html A page of the built site.
 * @returns a page without style, script, picture or control
 */
export function makeBarePage(html: string): string {
  const page = fromHtml(html);
  const targets = new Set<string>();
  visit(page, 'element', ({ properties: { href } }) => {
    if (typeof href === 'string') targets.add(href.split('#')[1] ?? '');
  });
  const bare: Root = { type: 'root', children: strip(page.children, targets) as RootContent[] };
  visit(bare, 'element', (element) => {
    if (element.tagName === 'head') element.children.unshift(...essentials());
  });
  return toHtml(bare);
}

/**
 * Without them letters would be wrong, a telephone would show a page made for a desk, smaller, and
 * browsers would ask for an icon that is not there.
 */
function essentials(): Element[] {
  return [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('link', { rel: ['icon'], href: 'data:,' }),
  ];
}

function h(tagName: string, properties: Properties): Element {
  return { type: 'element', tagName, properties, children: [] };
}

function strip(nodes: readonly RootContent[], targets: ReadonlySet<string>): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'comment') return [];
    if (node.type !== 'element') return [node];
    const { tagName, properties } = node;
    if (leftOut.has(tagName) || properties['hidden']) return [];
    const children = strip(node.children, targets) as ElementContent[];
    // Without its class a span says nothing.
    if (tagName === 'span' && !('lang' in properties || 'dir' in properties)) return children;
    return [{ ...node, properties: keep(properties, targets), children }];
  });
}

function keep(properties: Properties, targets: ReadonlySet<string>): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(([name, value]) =>
      name === 'id' ? targets.has(String(value)) : kept.includes(name),
    ),
  );
}
