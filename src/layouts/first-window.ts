/** Characters of markup after which a window of usual size is full, but for its last lines. */
const window = 8_000;

/** The id of what follows the text of every page: its foot. */
export const foot = '_end';

/** What a page holds, and the id of the element for which a browser waits. */
export interface AwaitedText {
  readonly html: string;
  readonly awaited: string;
}

/**
 * Chooses the element for which a browser is to wait before it paints a page for the first time. Without
 * it, a browser paints whatever it happens to have read, often half a line, and what it paints moves
 * when the rest of the line arrives. What lies below is not waited for, since that would take longer
 * than the reader has to wait.
 *
 * @param html what the page holds before its foot
 * @returns the same, with an id for the first paragraph, term, heading or link beyond the window where it had
 * none; or, where none follows, as it was, with the foot awaited
 * @see https://html.spec.whatwg.org/multipage/links.html#link-type-expect
 */
export function awaitFirstWindow(html: string): AwaitedText {
  for (const { 0: tag, index } of html.matchAll(markup)) {
    if (index < window || !isShort.test(tag)) continue;
    const id = ownId.exec(tag)?.[1];
    if (id !== undefined) return { html, awaited: id };
    const end = index + tag.length - 1;
    return { html: `${html.slice(0, end)} id="_seen"${html.slice(end)}`, awaited: '_seen' };
  }
  return { html, awaited: foot };
}

/** Start tags with all their attributes, in which “<” may stand as it is; and what holds no markup, whole. */
const markup =
  /<(?:!--[^]*?--|(script|style|textarea)\b[^]*?<\/\1|[a-z](?:[^"'>]|"[^"]*"|'[^']*')*)>/g;

/** A browser waits for the end of what it awaits. */
const isShort = /^<(?:p|dt|h[2-4]|a)[\s>]/;

const ownId = /^<\w+(?:\s+(?!id=)[^\s=>]+(?:="[^"]*")?)*\s+id="([^"]+)"/;
