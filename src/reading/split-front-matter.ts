/**
 * Parts a content file into front matter and body without moving a character.
 *
 * @returns The YAML and the characters before it, and the body with everything before it blanked
 *   out; undefined where the file does not begin with front matter between two lines of `---`.
 */
export function splitFrontMatter(
  text: string,
): { readonly yaml: string; readonly yamlStart: number; readonly body: string } | undefined {
  const found = /^(?<opening>---[ \t]*\r?\n)(?<yaml>.*?)(?<=\n)---[ \t]*(?:\r?\n|$)/s.exec(text);
  if (found === null) return undefined;
  const { opening = '', yaml = '' } = found.groups ?? {};
  const body = found[0].replace(/[^\n]/g, ' ') + text.slice(found[0].length);
  return { yaml, yamlStart: opening.length, body };
}
