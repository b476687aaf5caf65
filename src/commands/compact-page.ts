/**
 * Takes out of a page what no reader sees: where templates leave white space of several characters
 * between two tags, one space stays, and empty elements of drawings lose their closing tags. Raw and
 * preformatted text stays as it is.
 */
export function compactPage(page: string): string {
  return page.replace(
    /<(script|style|pre|textarea)\b.*?<\/\1>|(?<=>)\s{2,}(?=<)|><\/(?:use|path|circle|line|rect)>/gs,
    (found, raw: string | undefined) => {
      if (raw !== undefined) return found;
      return found.startsWith('>') ? '/>' : ' ';
    },
  );
}
