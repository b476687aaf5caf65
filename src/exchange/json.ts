/** A value of JSON (RFC 8259); what is undefined is left out. */
export type Json =
  string | number | boolean | undefined | readonly Json[] | { readonly [name: string]: Json };

/** A value as the text of a JSON file, indented so that a change shows as the lines that it concerns. */
export function formatJson(value: Json): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
