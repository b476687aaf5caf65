import type { Fault } from '../model/content-error.ts';
import { parseYaml, type YamlReading } from './parse-yaml.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** A content file as read, named by its path from the project's root. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** A fault with the line and column (both from 1) where the author should look. */
export interface LocatedFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Turns the place of a fault into line and column; the file's beginning where it names none. */
export function locateFault(
  { place, message }: Fault,
  sources: ReadonlyMap<string, SourceFile>,
): LocatedFault {
  const source = sources.get(place.file);
  const text = source?.text ?? '';
  const start = place.offset ?? offsetOfField(source, place.field ?? []);
  const found = place.words === undefined ? undefined : locateWords(text, place.words, start);
  const offset = found ?? start;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  return { file: place.file, line, column, message };
}

/** The order of a report: by file, then from top to bottom. */
export function compareLocated(a: LocatedFault, b: LocatedFault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** A fault as a line of the report: `content/events/x.md:4:7 when …`. */
export function formatFault({ file, line, column, message }: LocatedFault): string {
  return `${file}:${line}:${column} ${message}`;
}

/**
 * Finds words in a file as written, where lines may break anywhere.
 *
 * @returns Characters from the start of the file to them, or to the quotation mark before them;
 *   undefined where they stand nowhere after the start, or are written otherwise.
 */
export function locateWords(text: string, words: string, start: number): number | undefined {
  const pattern = words
    .trim()
    .split(/\s+/u)
    .map((word) => RegExp.escape(word))
    .join('\\s+');
  const found = new RegExp(`[“‘«‹]?${pattern}`, 'u').exec(text.slice(start));
  return found === null ? undefined : start + found.index;
}

function offsetOfField(
  source: SourceFile | undefined,
  field: readonly (string | number)[],
): number {
  if (source === undefined || field.length === 0) return 0;
  const yaml = readings.get(source) ?? readYaml(source.text);
  readings.set(source, yaml);
  return yaml.locate(field);
}

/** Files read already: a long list of the ledger may have many faults. */
const readings = new WeakMap<SourceFile, YamlReading>();

function readYaml(text: string): YamlReading {
  const parts = splitFrontMatter(text);
  return parts === undefined ? parseYaml(text) : parseYaml(parts.yaml, parts.yamlStart);
}
