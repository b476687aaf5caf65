import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';

/** YAML with the place of every field in it. */
export interface YamlReading {
  /** Plain objects and lists; every scalar is the text as written, an empty one undefined. */
  readonly value: unknown;
  /** Faults and warnings of the YAML itself, by characters from the start of the file. */
  readonly problems: readonly YamlProblem[];
  /** Characters from the start of the file to a field; to its nearest parent where it is missing. */
  readonly locate: (field: readonly (string | number)[]) => number;
}

interface YamlProblem {
  readonly message: string;
  readonly offset: number;
}

/**
 * Parses YAML 1.2 by its failsafe schema, in which every scalar is text: no date, number or `no`
 * becomes something that the author did not write.
 *
 * @param start Characters of the file before the YAML.
 */
export function parseYaml(yaml: string, start = 0): YamlReading {
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false });
  const marks = findMarksTakenForSyntax(document);
  // What follows such a mark is unexpected to YAML, but no fault of its own.
  const errors = document.errors.filter(
    ({ code }) => marks.length === 0 || code !== 'UNEXPECTED_TOKEN',
  );
  const problems = [...[...errors, ...document.warnings].map(describeError), ...marks];
  return {
    value: problems.length > 0 ? undefined : withoutEmpty(document.toJS()),
    problems: problems.map(({ message, offset }) => ({ message, offset: start + offset })),
    locate: (field) => start + offsetOf(document, field),
  };
}

function describeError({ code, message, pos: [offset] }: YAMLError): YamlProblem {
  const plain = message.replace(/\s+/g, ' ').replace(/;.*/, '');
  return { offset, message: `the YAML cannot be read: ${plain}; ${remedies[code] ?? usualRemedy}` };
}

const usualRemedy =
  'put text that holds : or # or begins with a mark in quotes, and close what you open';

const remedies: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'write each field once',
  TAB_AS_INDENT: 'indent with spaces',
  BAD_INDENT: 'close what you open, and begin fields that belong together at the same column',
  MULTIPLE_DOCS: 'take out the line ---',
  TAG_RESOLVE_FAILED: 'put text that begins with ! in quotes',
};

/** Text whose first character is YAML’s own would be lost without a word: `*`, `&`, `?`. */
function findMarksTakenForSyntax(document: Document.Parsed): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const refuse = (node: unknown, mark: string) => {
    const offset = (isNode(node) && node.range?.[0]) || 0;
    problems.push({
      offset,
      message: `YAML takes ${mark} for a sign of its own; put the text in quotes`,
    });
  };
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key)) refuse(key, '?, [ or { at the start of a field’s name');
    },
    Node: (_, node) => {
      if (isAlias(node)) refuse(node, 'the * at the start');
      else if (node.anchor !== undefined) refuse(node, 'the & at the start');
    },
  });
  return problems;
}

/** A field that is named and left empty counts as absent. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  // The name stays, so that an unknown field is refused even where it is empty.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      inner === '' || inner === null ? undefined : withoutEmpty(inner),
    ]),
  );
}

function offsetOf(document: Document.Parsed, field: readonly (string | number)[]): number {
  for (let depth = field.length; depth > 0; depth--) {
    const offset = offsetOfExisting(document, field.slice(0, depth));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function offsetOfExisting(
  document: Document.Parsed,
  field: readonly (string | number)[],
): number | undefined {
  const parent = field.length === 1 ? document.contents : document.getIn(field.slice(0, -1), true);
  const name = field.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === name);
    const value = pair?.value;
    if (isNode(value) && value.range && value.range[1] > value.range[0]) return value.range[0];
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(field, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
