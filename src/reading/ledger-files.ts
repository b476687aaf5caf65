import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import type { Fault } from '../model/content-error.ts';
import { emptyLedger, ledgerSchemas, type Ledger } from '../model/ledger.ts';
import { compareText } from '../model/order.ts';
import type { SourceFile } from './located-fault.ts';

/** The lists of the ledger, each in a file of its own. */
const lists = Object.keys(ledgerSchemas) as (keyof Ledger)[];

/** The ledger as it stands, what is wrong with its files, and the files themselves. */
export interface LedgerReading {
  /** Lists that cannot be read are empty in it. */
  readonly ledger: Ledger;
  readonly faults: readonly Fault[];
  readonly files: readonly SourceFile[];
}

/** Reads the ledger of a content folder. */
export function readLedger(folder: string): LedgerReading {
  const readings = lists.map((list) => readList(folder, list));
  return {
    ledger: Object.assign({}, emptyLedger, ...readings.map(({ part }) => part)) as Ledger,
    faults: readings.flatMap(({ faults }) => faults),
    files: readings.flatMap(({ files }) => files),
  };
}

/**
 * Writes the whole ledger, one record a line and sorted, so that a change touches few lines and the
 * changes of two authors seldom meet.
 */
export function writeLedger(folder: string, ledger: Ledger): void {
  mkdirSync(join(folder, 'ledger'), { recursive: true });
  for (const list of lists) {
    const path = pathOf(folder, list);
    const text = formatList(ledger[list]);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}

/** A list as its file has it: one record a line, sorted, none twice. */
export function formatList(records: readonly unknown[]): string {
  const lines = linesOf(records);
  return lines.length === 0 ? '[]\n' : `[\n${lines.map((line) => `  ${line}`).join(',\n')}\n]\n`;
}

/** The records that only one of two lists has, each as the line of its file. */
export function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly gone: readonly string[]; readonly added: readonly string[] } {
  const [old, present] = [new Set(linesOf(before)), new Set(linesOf(after))];
  return { gone: [...old.difference(present)], added: [...present.difference(old)] };
}

function linesOf(records: readonly unknown[]): string[] {
  return [...new Set(records.map((record) => JSON.stringify(record)))].sort(compareText);
}

function pathOf(folder: string, list: keyof Ledger): string {
  return join(folder, 'ledger', `${list}.json`);
}

function readList(
  folder: string,
  list: keyof Ledger,
): { part: Partial<Ledger>; faults: Fault[]; files: SourceFile[] } {
  const path = pathOf(folder, list);
  const file = `content/ledger/${list}.json`;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    const message =
      'this file of the ledger is missing; take it from the last commit, or, if there never was one, write [] into it';
    return { part: {}, faults: [{ place: { file }, message }], files: [] };
  }
  // Some editors write a byte order mark, which JSON does not know.
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const refuse = (place: Omit<Fault['place'], 'file'>, problem: string) => ({
    part: {},
    faults: [{ place: { file, ...place }, message: `${problem}; ${remedyFor(list)}` }],
    files: [{ file, text }],
  });

  const conflict = /^(?:<{7}|={7}|>{7})/m.exec(text);
  if (conflict !== null) {
    return refuse({ offset: conflict.index }, 'two versions of the ledger were not merged');
  }
  const value = parseJson(text);
  if (value === undefined) {
    return refuse({ offset: findBrokenLine(text) }, 'this is not JSON, one record a line');
  }
  const result = ledgerSchemas[list].safeParse(value);
  if (result.success) {
    return { part: { [list]: result.data }, faults: [], files: [{ file, text }] };
  }
  const issue = result.error.issues[0]!;
  return refuse(
    { field: issue.path as (string | number)[] },
    `is not as it was written: ${describeIssue(issue)}`,
  );
}

/** What is wrong with a list, in words; the schema has its own for all but what is of another kind. */
function describeIssue({ code, message, path }: z.core.$ZodIssue): string {
  if (code !== 'invalid_type') return message;
  const field = path.at(-1);
  const what =
    typeof field === 'string' ? `“${field}”` : field === undefined ? 'the list' : 'a record';
  return `${what} is ${message.endsWith('undefined') ? 'missing' : 'of another kind'}`;
}

/** The value of JSON; undefined where it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the first line begins that is no record, or ends as the last or an earlier one should not. */
function findBrokenLine(text: string): number {
  const lines = [...text.matchAll(/^.*\S.*$/gm)].filter(([line]) => !/^\s*[[\]]\s*$/.test(line));
  const broken = lines.find(([line], index) => {
    const comma = /,\s*$/.exec(line);
    const isLast = index === lines.length - 1;
    return isLast !== (comma === null) || parseJson(line.slice(0, comma?.index)) === undefined;
  });
  return broken?.index ?? 0;
}

function remedyFor(list: keyof Ledger): string {
  const isMadeFromTexts = list === 'texts' || list === 'quotations' || list === 'comparisons';
  const again = isMadeFromTexts
    ? ' (or write [] into it, and run npm run ledger -- --texts FOLDER)'
    : '';
  return `keep the records of both sides, each on its line, or take the file from the last commit, and run npm run ledger${again}`;
}
