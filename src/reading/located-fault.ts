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

/**
 * A fault as a line of the report: `content/events/x.md:4:7 when …`. What an author wrote is repeated
 * in it so that it stays one line, of bearable length, and gives no orders to a terminal.
 */
export function formatFault({ file, line, column, message }: LocatedFault): string {
  return `${spellOut(file)}:${line}:${column} ${abridge(spellOut(message))}`;
}

/** Breaks of lines as spaces, and whatever else cannot be seen by its number. */
function spellOut(text: string): string {
  return text
    .replace(/\s*[\t\r\n\v\f\u0085\u2028\u2029]\s*/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, (character) => {
      const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      return `(U+${code})`;
    });
}

/** Keeps the beginning of a message, which says what is wrong, and its end, which says what to write. */
function abridge(message: string): string {
  if (message.length <= longestMessage) return message;
  const half = longestMessage / 2;
  return `${message.slice(0, half)} … ${message.slice(-half)}`;
}

const longestMessage = 600;

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
