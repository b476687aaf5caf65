import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTables } from './csv-tables.ts';
import { formatCsv } from './csv.ts';
import { aPublication } from './examples.ts';
import { hostileArchives } from './hostile-archives.examples.ts';

const oneColumn = [{ name: 'text', meaning: 'any', valueOf: (text: string) => text }];

/** A table as a strict reader of RFC 4180 has it; one apostrophe is taken from before each cell. */
function read(csv: string): Record<string, string>[] {
  const rows: Record<string, string>[] = parse(csv, { columns: true, record_delimiter: '\r\n' });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell.replace(/^'/, '')])),
  );
}

test('every event is a row once, and its words survive whatever is in them', () => {
  fc.assert(
    fc.property(hostileArchives, (archive) => {
      const [events] = buildTables(archive, aPublication);
      const rows = read(events!.format());
      expect(rows.map(({ slug, headline, account }) => [slug, headline, account])).toEqual(
        archive.events.map(({ slug, headline, account }) => [
          slug,
          headline,
          account[0]!.passages[0]!.text,
        ]),
      );
    }),
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1"])(
  'a spreadsheet takes %j for no formula',
  (text) => {
    const csv = formatCsv(oneColumn, [text]);
    expect(csv).toMatch(/^text\r\n"?'/);
    expect(read(csv)).toEqual([{ text }]);
  },
);

test('a number below zero stays a number', () => {
  const columns = [{ name: 'value', meaning: 'any', valueOf: (value: number) => value }];
  expect(formatCsv(columns, [-77.5])).toBe('value\r\n-77.5\r\n');
});
