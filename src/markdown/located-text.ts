import type { Nodes, PhrasingContent, Text } from 'mdast';

/** Text of which every character knows where it stands in the file. */
export interface LocatedText {
  readonly text: string;
  /** Characters from the start of the file, one number for each character of the text. */
  readonly offsets: readonly number[];
}

/** The content of a paragraph as one line, in which each emphasis or link takes one character. */
export interface Line extends LocatedText {
  /** What stands at such a character. */
  readonly nodes: ReadonlyMap<number, PhrasingContent>;
}

/** Lays a paragraph out as a line, so that citations can be found in it and it can be cut there. */
export function layOut(children: readonly PhrasingContent[], source: string): Line {
  const offsets: number[] = [];
  const nodes = new Map<number, PhrasingContent>();
  let text = '';
  for (const node of children) {
    if (node.type === 'text') {
      text += node.value;
      offsets.push(...offsetsOf(node, source));
    } else if (isMiscastCitation(node)) {
      const citation = `[${spell([node])}]`;
      text += citation;
      offsets.push(...Array.from(citation, () => startOf(node)));
    } else {
      nodes.set(text.length, node);
      text += objectCharacter;
      offsets.push(startOf(node));
    }
  }
  return { text, offsets, nodes };
}

/** A part of a line as Markdown nodes again, without white space at its ends. */
export function cutNodes(line: Line, from: number, to: number): PhrasingContent[] {
  const [start, end] = trimRange(line.text, from, to);
  const cut: PhrasingContent[] = [];
  let pending = start;
  for (let index = start; index <= end; index++) {
    const node = line.nodes.get(index);
    if (node === undefined && index < end) continue;
    if (pending < index) cut.push({ type: 'text', value: line.text.slice(pending, index) });
    if (node !== undefined && index < end) cut.push(node);
    pending = index + 1;
  }
  return cut;
}

/** A part of a line as plain text, emphasis and links included, every line break a space. */
export function cutText(line: Line, from: number, to: number, source: string): LocatedText {
  const offsets: number[] = [];
  let text = '';
  const add = (character: string, offset: number) => {
    const plain = /[ \t\r\n]/.test(character) ? ' ' : character;
    if (plain === ' ' && (text === '' || text.endsWith(' '))) return;
    text += plain;
    offsets.push(offset);
  };
  for (let index = from; index < to; index++) {
    const node = line.nodes.get(index);
    if (node === undefined) {
      add(line.text[index]!, line.offsets[index]!);
      continue;
    }
    for (const leaf of leavesOf(node)) {
      const places = offsetsOf(leaf, source);
      places.forEach((offset, place) => add(leaf.value[place]!, offset));
    }
  }
  return { text: text.trimEnd(), offsets };
}

/** Characters from the start of the file to a node. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** The words of nodes, without markup. */
export function spell(nodes: readonly Nodes[]): string {
  return nodes
    .flatMap(leavesOf)
    .map((leaf) => leaf.value)
    .join('');
}

/** A citation that Markdown took for a link, since an address follows it or is defined elsewhere. */
export function isMiscastCitation(node: Nodes): boolean {
  return (node.type === 'link' || node.type === 'linkReference') && spell([node]).startsWith('@');
}

/** Stands for an emphasis or link in a line: Unicode’s object replacement character. */
const objectCharacter = '\uFFFC';

function leavesOf(node: Nodes): Text[] {
  if (node.type === 'text') return [node];
  return 'children' in node ? node.children.flatMap(leavesOf) : [];
}

/**
 * Where each character of a text stands. Markdown drops backslashes and the white space around line
 * breaks, so that each character is the next such one in the source.
 */
function offsetsOf(node: Text, source: string): number[] {
  const end = node.position?.end.offset ?? source.length;
  let next = startOf(node);
  return node.value.split('').map((character) => {
    const found = source.indexOf(character, next);
    if (found === -1 || found >= end) return next;
    next = found + 1;
    return found;
  });
}

function trimRange(text: string, from: number, to: number): [number, number] {
  const part = text.slice(from, to);
  const start = from + (part.length - part.trimStart().length);
  return [start, Math.max(start, from + part.trimEnd().length)];
}
