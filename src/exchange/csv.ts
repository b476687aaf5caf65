/** A column of a table: what it is called, what stands in it, and how it is found. */
export interface Column<Row> {
  readonly name: string;
  readonly meaning: string;
  readonly valueOf: (row: Row) => Cell;
}

/** What stands in a cell; a list is joined by “; ”, and what is not known leaves the cell empty. */
export type Cell = string | number | boolean | readonly string[] | undefined;

/**
 * A table as CSV (RFC 4180): a line of names, then a line for each row, lines ended by CR LF, in UTF-8
 * without a byte order mark.
 */
export function formatCsv<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): string {
  const lines = Array.from(rows, (row) => columns.map(({ valueOf }) => formatCell(valueOf(row))));
  return [columns.map(({ name }) => name), ...lines]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}

function formatCell(cell: Cell): string {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = typeof cell === 'string' ? cell : (cell ?? []).join('; ');
  return quote(neutralise(text));
}

/**
 * Text that no spreadsheet takes for a formula: where it could be one, an apostrophe stands before it
 * (OWASP, “CSV Injection”). So it does before an apostrophe, so that whoever takes one away from the
 * beginning of a cell always has the text itself.
 */
function neutralise(text: string): string {
  return /^[=+\-@'\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
