import type { Content } from '../model/archive.ts';
import { formatFault, type LocatedFault } from './located-fault.ts';
import { readContent } from './read-content.ts';

/**
 * Checks all content and says so in words.
 *
 * @returns The content, undefined where it has faults, and the report: every fault of every file, or
 *   what was read.
 */
export async function reportContent(
  folder: string,
): Promise<{ readonly content: Content | undefined; readonly text: string }> {
  const { content, faults } = await readContent(folder);
  return faults.length === 0
    ? { content, text: summarise(content) }
    : { content: undefined, text: formatReport(faults) };
}

/** All faults as one letter to the author, one line each, with their number at the end. */
export function formatReport(faults: readonly LocatedFault[]): string {
  const lines = faults.map(formatFault);
  return [...lines, '', `${count(faults.length, 'fault')} in the content; nothing was built.`].join(
    '\n',
  );
}

function summarise({ articles, events, actors }: Content): string {
  const numbers = [
    count(events.length, 'event'),
    count(articles.length, 'article'),
    count(actors.length, 'actor'),
  ];
  return `${numbers.join(', ')}: no faults.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
