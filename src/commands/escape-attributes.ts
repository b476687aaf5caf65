/**
 * Writes `<` and `>` in the values of a page’s attributes as character references. HTML lets them stand
 * there, but a value such as `</script><script>` misleads whoever looks for elements by their marks: our
 * own next steps, and many a program that others run.
 *
 * @param page HTML whose attributes are in double quotes, as Astro writes it.
 */
export function escapeAttributes(page: string): string {
  return page.replace(rawElementOrTag, (found, raw: string | undefined) =>
    raw === undefined && /<|>./s.test(found.slice(1))
      ? found.replace(/"[^"]*"/g, (value) => value.replace(/[<>]/g, (mark) => references[mark]!))
      : found,
  );
}

const rawElementOrTag =
  /<(script|style)\b(?:[^>"]|"[^"]*")*>.*?<\/\1>|<[a-z](?:[^>"]|"[^"]*")*>/gis;

const references: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;' };
