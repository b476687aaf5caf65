/** Elements that stand on lines of their own, or that hold nothing to read. */
const apart =
  'html|head|meta|link|title|body|header|main|footer|nav|section|div|details|summary|h1|h2|h3|p|ul|ol|li|' +
  'blockquote|figure|figcaption|dl|dt|dd|table|thead|tbody|tr|th|td|caption|defs|g|path|rect|line|use';

const spaceAround = new RegExp(`\\s*(</?(?:${apart})\\b[^>]*>)\\s*`, 'g');
const emptyShape = /><\/(?:path|rect|line|use)>/g;
const kept = /(<(style|script|pre|textarea)\b.*?<\/\2>)/s;

/**
 * Takes out of a page what no browser shows: white space between blocks, repeated white space, and
 * the closing tags of shapes. A page of a hundred events is some four hundred bytes lighter on its way.
 *
 * @param page HTML as Astro writes it, without comments
 */
export function compactPage(page: string): string {
  return page
    .split(kept)
    .filter((_, index) => index % 3 !== 2)
    .map((part, index) => (index % 2 === 1 ? part : compact(part)))
    .join('');
}

function compact(html: string): string {
  return html.replace(/\s+/g, ' ').replace(spaceAround, '$1').replace(emptyShape, '/>');
}
