import type { Element, ElementContent } from 'xast';
import { toXml } from 'xast-util-to-xml';

/** An XML document (XML 1.0, UTF-8) of one element. */
export function formatXml(root: Element): string {
  const declaration = {
    type: 'instruction',
    name: 'xml',
    value: 'version="1.0" encoding="UTF-8"',
  } as const;
  const xml = toXml([declaration, lineEnd, root, lineEnd], { closeEmptyElements: true });
  // The library leaves this as it is, which XML allows at the end of a CDATA section alone.
  return xml.replaceAll(']]>', ']]&gt;');
}

/** Children, each on a line of its own, where white space means nothing. */
export function onLines(children: readonly Element[]): ElementContent[] {
  return [lineEnd, ...children.flatMap((child): ElementContent[] => [child, lineEnd])];
}

/** The HTML of text and a few elements that HTML and XML write alike, such as `p`, `a`, `em` and lists. */
export function formatMarkup(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => toXml(node, { allowDangerousXml: true })).join('\n');
}

/** Markup that stands as it is within other markup. */
export function asIs(html: string): ElementContent {
  return { type: 'raw', value: html };
}

const lineEnd = { type: 'text', value: '\n' } as const;
