import type { Nodes, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block, Passage } from '../model/citation.ts';
import { countWords, findQuotations } from '../model/quotation.ts';
import { parseCitation, findCitations } from './citations.ts';
import { renderPhrasing } from './render-phrasing.ts';

/**
 * What a body is for: an account rests on citations, passage by passage; a summary rests on its own
 * article and may hold block quotations of it.
 */
export type BodyKind = 'account' | 'summary';

/** Something that a body may not hold, or lacks, and where. */
export interface BodyProblem {
  readonly message: string;
  /** Characters from the start of the source. */
  readonly offset: number;
}

/** The most words that one citation can vouch for. */
export const longestPassage = 45;

const parser = unified().use(remarkParse);

/**
 * Reads a Markdown body (CommonMark, without extensions) into blocks of passages.
 *
 * @param source The whole file, its front matter blanked out, so that offsets are the file's own.
 */
export function parseBody(
  source: string,
  kind: BodyKind,
): { readonly blocks: readonly Block[]; readonly problems: readonly BodyProblem[] } {
  const problems: BodyProblem[] = [];
  const blocks = parser
    .parse(source)
    .children.flatMap((node) => readBlock(node, { source, kind, report: (problem) => problems.push(problem) }));
  if (blocks.length === 0 && problems.length === 0) {
    const message = kind === 'account' ? 'tell what happened, with its citations' : 'sum the article up';
    problems.push({ offset: source.length, message: `the body is empty; ${message}` });
  }
  return { blocks, problems };
}

/**
 * Reads one line of text that ends in a citation, such as how a date is known.
 *
 * @returns The passage, and what is wrong with it; offsets are those within the text.
 */
export function parseCitedLine(text: string): {
  readonly passage: Passage | undefined;
  readonly problems: readonly BodyProblem[];
} {
  const { blocks, problems } = parseBody(text, 'account');
  const passages = blocks.flatMap((block) => block.passages);
  // A line in the front matter is a fragment: it needs its citation but no full stop.
  const relevant = problems.filter((problem) => problem.message !== unfinishedSentence);
  return { passage: passages.at(-1), problems: relevant };
}

interface Reading {
  readonly source: string;
  readonly kind: BodyKind;
  readonly report: (problem: BodyProblem) => void;
}

const unfinishedSentence = 'the sentence has no full stop; write it after the citation';

function readBlock(node: RootContent, reading: Reading): Block[] {
  if (node.type === 'paragraph') return [readParagraph(node, 'paragraph', reading)];
  if (node.type === 'blockquote' && reading.kind === 'summary') {
    return node.children.flatMap((child) => {
      if (child.type === 'paragraph') return [readParagraph(child, 'quotation', reading)];
      refuse(child, reading);
      return [];
    });
  }
  refuse(node, reading);
  return [];
}

function readParagraph(paragraph: Paragraph, kind: Block['kind'], reading: Reading): Block {
  for (const problem of findTraps(paragraph, reading.source)) reading.report(problem);
  refuseForeignContent(paragraph.children, reading);
  const passages =
    reading.kind === 'account' ? readPassages(paragraph, reading) : [readSummaryPassage(paragraph, kind, reading)];
  return { kind, passages };
}

/** A paragraph of a summary is one passage that rests on the summary's own article. */
function readSummaryPassage(paragraph: Paragraph, kind: Block['kind'], { report }: Reading): Passage {
  const offset = startOf(paragraph);
  const text = toString(paragraph);
  if (findCitations(text).length > 0) {
    report({ offset, message: 'a summary rests on its own article; leave the citation out' });
  }
  const passage = buildPassage(paragraph.children, [], offset, report);
  if (kind === 'paragraph') return passage;
  // A block quotation is itself the mark, whatever stands inside it.
  return { ...passage, quotations: [{ text: passage.text, index: 0 }] };
}

/** Splits a paragraph of an account at its citations. */
function readPassages(paragraph: Paragraph, { report }: Reading): Passage[] {
  const passages: Passage[] = [];
  let pending: PhrasingContent[] = [];
  for (const [index, node] of paragraph.children.entries()) {
    if (node.type !== 'text') {
      if (findCitations(toString(node)).length > 0) {
        report({ offset: startOf(node), message: 'a citation stands inside emphasis or a link; move it outside' });
      }
      pending.push(node);
      continue;
    }
    const isLast = index === paragraph.children.length - 1;
    let from = 0;
    for (const found of findCitations(node.value)) {
      const offset = startOf(node) + found.index;
      const after = node.value.slice(found.end);
      const closesSentence = /^\.(?=\s|$)/.test(after);
      const endsParagraph = isLast && /^\s*$/.test(after);
      const citation = parseCitation(found.text);
      if (!citation.ok) report({ offset, message: citation.problem });
      if (!closesSentence && !endsParagraph) {
        report({
          offset: startOf(node) + found.end,
          message: 'a citation stands directly before a full stop or ends its paragraph; move it there',
        });
      }
      const fullStop = closesSentence ? '.' : '';
      const before = node.value.slice(from, found.index).trimEnd() + fullStop;
      const nodes = [...pending, textNode(before, node)];
      const start = startOfPassage(nodes, startOf(node) + from);
      const passage = buildPassage(nodes, citation.ok ? citation.articles : [], start, report);
      checkPassage(passage, report);
      passages.push(passage);
      pending = [];
      from = found.end + fullStop.length;
    }
    const rest = node.value.slice(from);
    if (rest !== '') pending.push(textNode(rest, node, from));
  }
  const uncited = toString({ type: 'paragraph', children: pending }).trim();
  if (uncited !== '') {
    report({
      offset: startOfPassage(pending, startOf(paragraph)),
      message: `no citation follows “${excerpt(uncited)}”; end the sentence with one: … [@2020-01-10-military-times].`,
    });
  }
  return passages;
}

function buildPassage(
  nodes: readonly PhrasingContent[],
  articles: readonly string[],
  offset: number,
  report: Reading['report'],
): Passage {
  const trimmed = trimEnds(nodes);
  const text = toString({ type: 'paragraph', children: trimmed }).replace(/\s+/g, ' ');
  const { quotations, problems } = findQuotations(text);
  for (const problem of problems) report({ offset, message: problem.message });
  const { html, links } = renderPhrasing(trimmed);
  return { html, text, articles, quotations, links, offset };
}

function checkPassage({ text, offset }: Passage, report: Reading['report']): void {
  const words = countWords(text);
  if (words === 0) {
    report({ offset, message: 'this citation follows no words; put several articles in one bracket: [@one; @two]' });
  } else if (words > longestPassage) {
    report({
      offset,
      message: `${words} words rest on one citation, from “${excerpt(text)}”; write at most ${longestPassage}, each passage with its own citation`,
    });
  } else if (!/[.!?…][”’»›)]*$/u.test(text)) {
    report({ offset, message: unfinishedSentence });
  }
}

/** Forms that CommonMark would read as something else than the citation that was meant. */
function* findTraps(paragraph: Paragraph, source: string): Generator<BodyProblem> {
  const start = startOf(paragraph);
  const raw = source.slice(start, paragraph.position?.end.offset);
  for (const { index } of raw.matchAll(/\\\[|\\@|\[\\@|&#(?:91|64|x5b|x40);|&(?:lbrack|lsqb|commat);/gi)) {
    yield { offset: start + index, message: 'an escaped bracket or @ is no citation; write it plainly: [@slug]' };
  }
  for (const { index } of raw.matchAll(/\[\^[^\]]*\]/g)) {
    yield { offset: start + index, message: 'footnotes are not used here; cite the article: [@slug]' };
  }
  for (const { index } of raw.matchAll(/^[ \t]*(?:\||:?-{3,}:?\s*\|)/gm)) {
    yield { offset: start + index, message: 'a table does not belong in a body; write sentences' };
  }
}

function refuseForeignContent(nodes: readonly PhrasingContent[], reading: Reading): void {
  for (const node of nodes) {
    if (node.type === 'text') continue;
    if (node.type === 'emphasis') refuseForeignContent(node.children, reading);
    else if (node.type === 'link') refuseBadLink(node, reading);
    else refuse(node, reading);
  }
}

function refuseBadLink(link: Extract<PhrasingContent, { type: 'link' }>, reading: Reading): void {
  const offset = startOf(link);
  if (toString(link).startsWith('@')) {
    reading.report({ offset, message: 'a citation has no address; write only [@slug]' });
  } else if (!/^(?:https?:\/\/|\/(?!\/))/.test(link.url)) {
    reading.report({
      offset,
      message: `“${link.url}” is no address to link to; begin with https:// or, for a page of ours, with /`,
    });
  } else if (toString(link).trim() === '') {
    reading.report({ offset, message: 'the link has no words; write what it leads to' });
  }
  refuseForeignContent(link.children, reading);
}

const namesOfForeignContent: Partial<Record<Nodes['type'], string>> = {
  blockquote: 'a block quotation',
  break: 'a forced line break',
  code: 'a code block',
  definition: 'a reference definition',
  heading: 'a heading',
  html: 'raw HTML',
  image: 'an image',
  imageReference: 'an image',
  inlineCode: 'code',
  linkReference: 'a reference link',
  list: 'a list',
  strong: 'strong emphasis',
  thematicBreak: 'a rule',
};

function refuse(node: Nodes, { kind, report }: Reading): void {
  const name = namesOfForeignContent[node.type] ?? `“${node.type}”`;
  const allowed =
    kind === 'summary' ? 'paragraphs, *emphasis*, links and block quotations' : 'paragraphs, *emphasis* and links';
  const remedy =
    node.type === 'definition' && node.identifier.startsWith('@')
      ? '; a citation stands in brackets at the end of a sentence: … [@slug].'
      : `; use only ${allowed}`;
  report({ offset: startOf(node), message: `${name} does not belong in this body${remedy}` });
}

function textNode(value: string, origin: Text, shift = 0): Text {
  const position = origin.position && {
    ...origin.position,
    start: { ...origin.position.start, offset: startOf(origin) + shift },
  };
  return position === undefined ? { type: 'text', value } : { type: 'text', value, position };
}

/** Removes white space before the first and after the last word. */
function trimEnds(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node, index) => {
    if (node.type !== 'text') return node;
    let { value } = node;
    if (index === 0) value = value.trimStart();
    if (index === nodes.length - 1) value = value.trimEnd();
    return { ...node, value };
  });
}

/** Where the first word of a passage stands. */
function startOfPassage(nodes: readonly PhrasingContent[], fallback: number): number {
  const first = nodes[0];
  if (first === undefined) return fallback;
  if (first.type !== 'text') return startOf(first);
  return Math.max(fallback, startOf(first)) + (/^\s*/.exec(first.value)?.[0].length ?? 0);
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function excerpt(text: string): string {
  const words = text.split(/\s+/);
  return words.length <= 6 ? text : `${words.slice(0, 6).join(' ')} …`;
}
