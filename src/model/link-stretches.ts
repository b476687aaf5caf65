/** A stretch of a text that is to be a link to quoted words. */
export interface LinkedStretch<Link> {
  /** The index of its first character. */
  readonly from: number;
  /** The index after its last character. */
  readonly to: number;
  /** The attributes of the link. */
  readonly link: Link;
}

/**
 * Makes links of stretches of a text that is written as HTML. Where an emphasis begins or ends within a
 * stretch, the emphasis is parted and the link stays whole.
 *
 * @param html Text, `<em>` and `<a>` only.
 * @param text The same as plain text, each run of white space in it a single space.
 * @returns The HTML, and the stretches that are no links now, since a link already stands in or around
 *   them.
 */
export function linkStretches<Link extends object>(
  html: string,
  text: string,
  stretches: readonly LinkedStretch<Link>[],
): { readonly html: string; readonly unlinked: readonly LinkedStretch<Link>[] } {
  const unlinked: LinkedStretch<Link>[] = [];
  let linked = html;
  for (const stretch of stretches) {
    const next = linkStretch(linked, text, stretch);
    if (next === undefined) unlinked.push(stretch);
    else linked = next;
  }
  return { html: linked, unlinked };
}

function openLink(attributes: object): string {
  const written = Object.entries({ class: 'quoted', ...attributes })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`);
  return `<a${written.join('')}>`;
}

function linkStretch(
  html: string,
  text: string,
  stretch: LinkedStretch<object>,
): string | undefined {
  const tokens = readTokens(html, text);
  const first = tokens.findIndex(({ index }) => index !== undefined && index >= stretch.from);
  const last = tokens.findLastIndex(({ index }) => index !== undefined && index < stretch.to);
  if (first === -1 || last < first) return undefined;
  const before = tokens.slice(0, first);
  const within = tokens.slice(first, last + 1);
  const atStart = openTags(before);
  const atEnd = openTags([...before, ...within]);
  if ([...atStart, ...within.map(({ raw }) => raw)].some((tag) => /^<a\b/.test(tag))) {
    return undefined;
  }
  // Tags that are open from the start of the stretch to its end stand around the link.
  const around = Math.min(
    ...within.map((_, index) => openTags([...before, ...within.slice(0, index + 1)]).length),
  );
  const parts = [
    spell(before),
    ...closing(atStart.slice(around)),
    openLink(stretch.link),
    ...atStart.slice(around),
    spell(within),
    ...closing(atEnd.slice(around)),
    '</a>',
    ...atEnd.slice(around),
    spell(tokens.slice(last + 1)),
  ];
  return parts.join('').replaceAll('<em></em>', '');
}

/** A tag or a character of HTML, as it is written. */
interface Token {
  readonly raw: string;
  /** The index in the plain text; undefined for tags and for white space that the text leaves out. */
  readonly index?: number;
}

function readTokens(html: string, text: string): Token[] {
  let index = 0;
  return [...html.matchAll(/<(?:"[^"]*"|[^">])*>|&#?\w+;|[^]/g)].map(([raw]) => {
    const isTag = raw.length > 1 && raw.startsWith('<');
    if (isTag || (/^[ \t\r\n]$/.test(raw) && text[index] !== ' ')) return { raw };
    const token = { raw, index };
    index += lengthOf(raw);
    return token;
  });
}

/** How many characters of the plain text a character of HTML stands for: two beyond U+FFFF. */
function lengthOf(raw: string): number {
  const [, hexadecimal, decimal] = /^&#(?:x([\da-f]+)|(\d+));$/i.exec(raw) ?? [];
  const codePoint = hexadecimal === undefined ? Number(decimal ?? 0) : parseInt(hexadecimal, 16);
  return codePoint > 0xffff ? 2 : 1;
}

/** The start tags of the elements that are open after some tokens, the outermost first. */
function openTags(tokens: readonly Token[]): string[] {
  const open: string[] = [];
  for (const { raw, index } of tokens) {
    if (index !== undefined || !raw.startsWith('<')) continue;
    if (raw.startsWith('</')) open.pop();
    else open.push(raw);
  }
  return open;
}

function closing(tags: readonly string[]): string[] {
  return tags.map((tag) => `</${/\w+/.exec(tag)![0]}>`).reverse();
}

function spell(tokens: readonly Token[]): string {
  return tokens.map(({ raw }) => raw).join('');
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
