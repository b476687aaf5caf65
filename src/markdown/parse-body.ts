import type { Link, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { remark } from 'remark';
import type { Block, Passage } from '../model/citation.ts';
import { isWebAddress } from '../model/fields.ts';
import { formatNumber } from '../model/figure.ts';
import { countWords, describeOverlong, findQuotations } from '../model/quotation.ts';
import { findBareAts, findCitations, parseCitation, type FoundCitation } from './citations.ts';
import {
  cutNodes,
  cutText,
  isMiscastCitation,
  layOut,
  spell,
  startOf,
  type Line,
} from './located-text.ts';
import { findMarkup, isOwnPath, renderPhrasing } from './render-phrasing.ts';

/**
 * What a body is for: an account rests on citations, passage by passage; a basis is a line of the
 * same sort that need not be a sentence; a summary rests on its own article and may hold block
 * quotations of it.
 */
export type BodyKind = 'account' | 'basis' | 'summary';

/** Something that a body may not hold, or lacks, and where. */
export interface BodyProblem {
  readonly message: string;
  /** Characters from the start of the source. */
  readonly offset: number;
}

/** The most words that one citation can vouch for. */
export const longestPassage = 45;

const parser = remark();

/**
 * Reads a Markdown body (CommonMark, without extensions) into blocks of passages.
 *
 * @param source The whole file, its front matter blanked out, so that offsets are the file's own.
 */
export function parseBody(
  source: string,
  kind: BodyKind,
): { readonly blocks: readonly Block[]; readonly problems: readonly BodyProblem[] } {
  const problems: BodyProblem[] = [...findOverlongParagraphs(source)];
  if (problems.length > 0) return { blocks: [], problems };
  const report: Report = (offset, message) => problems.push({ offset, message });
  const reading: Reading = { source, kind, report, reportCitation: report, refused: [] };
  const blocks = parser.parse(source).children.flatMap((node) => readBlock(node, reading));
  if (blocks.length === 0 && problems.length === 0) {
    const message =
      kind === 'summary' ? 'sum the article up' : 'tell what happened, with its citations';
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
  const { blocks, problems } = parseBody(text, 'basis');
  const [passage, ...more] = blocks.flatMap((block) => block.passages);
  const second = more[0];
  if (second === undefined || problems.length > 0) return { passage, problems };
  const message =
    'this must be one passage; write one line with one bracket at its end: … [@one; @two]';
  return { passage, problems: [{ offset: second.offset, message }] };
}

/**
 * Paragraphs beyond any that is meant. They are not parsed: open brackets by the thousand take a parser
 * of Markdown minutes.
 */
function* findOverlongParagraphs(source: string): Generator<BodyProblem> {
  for (const { 0: paragraph, index } of source.matchAll(/\S.*(?:\r?\n[ \t]*\S.*)*/g)) {
    if (paragraph.length <= longestParagraph) continue;
    const length = formatNumber(paragraph.length);
    const message = `this paragraph has ${length} characters; write shorter ones, with an empty line between them`;
    yield { offset: index, message };
  }
}

/** Characters of a paragraph, some 800 words. */
const longestParagraph = 5_000;

type Report = (offset: number, message: string) => void;

interface Reading {
  readonly source: string;
  readonly kind: BodyKind;
  readonly report: Report;
  /** Reports a citation gone wrong, so that the words before it are not called uncited as well. */
  readonly reportCitation: Report;
  /** Stretches of the source that were refused as a whole, so that not every character in them is. */
  readonly refused: readonly { readonly from: number; readonly to: number }[];
}

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
  const badCitations: number[] = [];
  const reportCitation: Report = (offset, message) => {
    badCitations.push(offset);
    reading.report(offset, message);
  };
  const refused = refuseTraps(paragraph, { ...reading, reportCitation });
  const within = { ...reading, reportCitation, refused };
  refuseForeignContent(paragraph.children, within);
  const line = layOut(paragraph.children, reading.source);
  if (reading.kind === 'summary')
    return { kind, passages: [readSummaryPassage(line, kind, within)] };
  return { kind, passages: readPassages(line, within, badCitations) };
}

/** A paragraph of a summary is one passage that rests on the summary's own article. */
function readSummaryPassage(line: Line, kind: Block['kind'], reading: Reading): Passage {
  for (const { index } of findCitations(line.text)) {
    reading.report(
      line.offsets[index]!,
      'a summary rests on its own article; leave the citation out',
    );
  }
  const passage = readPassage(line, { from: 0, to: line.text.length }, reading);
  if (kind === 'paragraph') return passage;
  // A block quotation is itself the mark, whatever stands inside it.
  const overlong = describeOverlong(passage.text);
  if (overlong !== undefined) reading.report(passage.offset, overlong);
  return { ...passage, quotations: [{ text: passage.text, index: 0, offset: passage.offset }] };
}

/**
 * Splits a paragraph of an account at its citations.
 *
 * @param badCitations Places of citations that were reported, also while this runs.
 */
function readPassages(line: Line, reading: Reading, badCitations: readonly number[]): Passage[] {
  const { report, reportCitation } = reading;
  for (const { text, index } of findBareAts(line.text)) {
    reportCitation(
      line.offsets[index]!,
      `“${text}” has an @ outside brackets; write a citation as [@slug], and leave addresses out`,
    );
  }
  const passages: Passage[] = [];
  let from = 0;
  let settled = 0;
  const citations = findCitations(line.text);
  for (const [number, found] of citations.entries()) {
    const citation = parseCitation(found.text);
    if (!citation.ok) reportCitation(line.offsets[found.index]!, citation.problem);
    const fullStop = /^\.(?=\s|$)/.test(line.text.slice(found.end)) ? found.end : undefined;
    const passage = readPassage(
      line,
      { from, to: found.index, fullStop },
      reading,
      citation.ok ? citation.articles : [],
    );
    const problem = describePassage(passage, line.text, found, citations[number + 1], reading.kind);
    if (problem?.atCitation) reportCitation(line.offsets[found.index]!, problem.message);
    else if (problem !== undefined) report(passage.offset, problem.message);
    passages.push(passage);
    settled = found.index;
    from = fullStop === undefined ? found.end : found.end + 1;
  }
  const rest = cutText(line, from, line.text.length, reading.source);
  const isKnown = badCitations.some((offset) => offset >= (line.offsets[settled] ?? 0));
  if (rest.text !== '' && !isKnown) {
    report(
      rest.offsets[0]!,
      `no citation follows “${excerpt(rest.text)}”; end the sentence with one: … [@2020-01-10-military-times].`,
    );
  }
  return passages;
}

/** Reads a stretch of a line, with the full stop that stands after its citation. */
function readPassage(
  line: Line,
  { from, to, fullStop }: { from: number; to: number; fullStop?: number | undefined },
  { source, report, refused }: Reading,
  articles: readonly string[] = [],
): Passage {
  const cut = cutText(line, from, to, source);
  const nodes = cutNodes(line, from, to);
  // “in the U.S. [@slug].” has its full stop already.
  const stop = fullStop === undefined || /[.!?…][”’»›]*$/u.test(cut.text) ? '' : '.';
  const text = cut.text + stop;
  const { quotations, problems } = findQuotations(text);
  for (const { index, message } of problems) {
    const place = cut.offsets[index]!;
    if (!refused.some(({ from, to }) => from <= place && place < to)) report(place, message);
  }
  const offset = cut.offsets[0] ?? line.offsets[from] ?? 0;
  const { html, links } = renderPhrasing([...nodes, { type: 'text', value: stop }]);
  const markup = findMarkup(nodes);
  return {
    html,
    text,
    articles,
    quotations: quotations.map((found) => ({
      ...found,
      offset: cut.offsets[found.index] ?? offset,
    })),
    links,
    ...(markup.length > 0 && { markup }),
    offset,
  };
}

/** The first thing wrong with a passage or with where its citation stands. */
function describePassage(
  { text }: Passage,
  line: string,
  found: FoundCitation,
  next: FoundCitation | undefined,
  kind: BodyKind,
): { readonly message: string; readonly atCitation: boolean } | undefined {
  const words = countWords(text);
  if (words === 0) {
    const message =
      'no words stand before this citation; write it after what it supports, several articles in one bracket: [@one; @two]';
    return { message, atCitation: true };
  }
  if (words > longestPassage) {
    const message = `${words} words rest on one citation, from “${excerpt(text)}”; write at most ${longestPassage}, each passage with its own citation`;
    return { message, atCitation: false };
  }
  const after = line.slice(found.end);
  if (/^\.(?=\s|$)/.test(after)) return undefined;
  if (after.trim() === '') {
    if (kind === 'basis' || /[.!?…][”’»›)]*$/u.test(text)) return undefined;
    return {
      message: `the sentence has no full stop; write it after the citation: ${found.text}.`,
      atCitation: true,
    };
  }
  // Another citation follows at once: that one is told that no words stand before it.
  if (next !== undefined && countWords(line.slice(found.end, next.index)) === 0) return undefined;
  const message =
    'a citation stands directly before a full stop or ends its paragraph; move it there';
  return { message, atCitation: true };
}

/** Forms that other dialects of Markdown know, or that hide a citation: here they would be text. */
const traps: readonly (readonly [form: RegExp, message: string])[] = [
  [/&#?\w+;/g, 'a character reference does not belong in a body; write the character itself'],
  [/~~(?:[^]*?~~)?/g, 'struck text does not belong in a body; leave it out'],
  [/\]\[(?!@)[^\]]*\]/g, 'a reference link does not belong in a body; write [words](https://…)'],
];

/** The same where a citation may have been meant, or where the whole paragraph is none. */
const citationTraps: typeof traps = [
  [/\|[^]*/g, 'a table does not belong in a body; write sentences, without |'],
  [/\\\[[^[\]]*\]?|\\[\]@]/g, 'a backslash hides a bracket or @; write it plainly: [@slug]'],
  [/\[\^[^\]]*\]/g, 'footnotes are not used here; cite the article: [@slug]'],
];

function refuseTraps(
  paragraph: Paragraph,
  { source, report, reportCitation }: Reading,
): Reading['refused'] {
  const start = startOf(paragraph);
  const raw = source.slice(start, paragraph.position?.end.offset);
  const refuseForms = (forms: typeof traps, tell: Report) =>
    forms.flatMap(([form, message]) =>
      Array.from(raw.matchAll(form), ({ 0: found, index }) => {
        tell(start + index, message);
        return { from: start + index, to: start + index + found.length };
      }),
    );
  return [...refuseForms(traps, report), ...refuseForms(citationTraps, reportCitation)];
}

function refuseForeignContent(nodes: readonly PhrasingContent[], reading: Reading): void {
  for (const node of nodes) {
    if (node.type === 'text') continue;
    if (isMiscastCitation(node)) {
      reading.reportCitation(
        startOf(node),
        'a citation has no address of its own; write only [@slug]',
      );
      continue;
    }
    if (node.type !== 'emphasis' && node.type !== 'link') {
      refuse(node, reading);
      continue;
    }
    if (findCitations(spell([node])).length > 0) {
      reading.reportCitation(
        startOf(node),
        'a citation stands inside emphasis or a link; move it outside',
      );
    }
    if (node.type === 'link') refuseBadLink(node, reading);
    refuseForeignContent(node.children, reading);
  }
}

function refuseBadLink(link: Link, { report }: Reading): void {
  const offset = startOf(link);
  if (!isWebAddress(link.url) && !isOwnPath(link.url)) {
    report(
      offset,
      `“${link.url}” is no address to link to; begin with https:// or, for a page of ours, with /`,
    );
  } else if (spell([link]).trim() === '') {
    report(offset, 'the link has no words; write in its brackets what it leads to');
  } else if (link.title) {
    report(offset, `the link has a title, which few can see; leave “${link.title}” out`);
  }
}

const namesOfForeignContent: Partial<Record<Nodes['type'], string>> = {
  blockquote: 'a block quotation',
  break: 'a forced line break (two spaces or a backslash at the end of a line)',
  code: 'a code block (a fence, or an indent of four spaces)',
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
    kind === 'summary'
      ? 'paragraphs, *emphasis*, links and block quotations'
      : 'paragraphs, *emphasis* and links';
  const remedy =
    node.type === 'definition' && node.identifier.startsWith('@')
      ? 'write a citation in brackets at the end of a sentence: … [@slug].'
      : `use only ${allowed}`;
  report(startOf(node), `${name} does not belong in a body; ${remedy}`);
}

function excerpt(text: string): string {
  const words = text.split(' ');
  return words.length <= 6 ? text : `${words.slice(0, 6).join(' ')} …`;
}
