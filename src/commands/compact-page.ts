/**
 * Takes out of a page what no reader sees: white space that templates leave between two tags, of which
 * one space stays unless a block or a part of a drawing begins or ends there, and the closing tags of
 * empty elements of drawings. Raw and preformatted text stays as it is.
 */
export function compactPage(page: string): string {
  return page.replace(
    removable,
    (found, raw: string | undefined, closing: string | undefined, idle: string | undefined) => {
      if (raw !== undefined) return found;
      if (closing !== undefined) return '/>';
      return idle === undefined ? ' ' : '';
    },
  );
}

/** What begins or ends a block: elements that no style of ours shows within a line. */
const block = '</?(?:div|section|ol|ul)\\b';

const removable = new RegExp(
  [
    '<(script|style|pre|textarea)\\b.*?</\\1>',
    '(></(?:use|path|circle|line|rect)>)',
    `((?<=${block}[^>]*>)\\s+(?=<)|(?<=>)\\s+(?=${block}|<use\\b|<path\\b|</svg>))`,
    '(?<=>)\\s{2,}(?=<)',
  ].join('|'),
  'gs',
);
