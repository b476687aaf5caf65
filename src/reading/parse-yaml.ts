import { isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';

/** YAML with the place of every field in it. */
export interface YamlReading {
  /** Plain objects and lists; every scalar is the text as written, an empty one undefined. */
  readonly value: unknown;
  /** Faults and warnings of the YAML itself, by characters from the start of the file. */
  readonly problems: readonly { readonly message: string; readonly offset: number }[];
  /** Characters from the start of the file to a field; to its nearest parent where it is missing. */
  readonly locate: (field: readonly (string | number)[]) => number;
}

/**
 * Parses YAML 1.2 by its failsafe schema, in which every scalar is text: no date, number or `no`
 * becomes something that the author did not write.
 *
 * @param start Characters of the file before the YAML.
 */
export function parseYaml(yaml: string, start = 0): YamlReading {
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false });
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    message: `the YAML cannot be read: ${message.replace(/\s+/g, ' ')}; put text that holds : or # or begins with a mark in quotes`,
    offset: start + pos[0],
  }));
  return {
    value: problems.length > 0 ? undefined : withoutEmpty(document.toJS()),
    problems,
    locate: (field) => start + offsetOf(document, field),
  };
}

/** A field that is named and left empty counts as absent. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutEmpty(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) =>
        inner === '' || inner === null ? [] : [[key, withoutEmpty(inner)]],
      ),
    );
  }
  return value;
}

function offsetOf(document: Document.Parsed, field: readonly (string | number)[]): number {
  for (let depth = field.length; depth > 0; depth--) {
    const offset = offsetOfExisting(document, field.slice(0, depth));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function offsetOfExisting(document: Document.Parsed, field: readonly (string | number)[]): number | undefined {
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
