import type { Content } from '../model/archive.ts';
import { quotationsIn } from '../model/quotations-in.ts';
import type { PublicationState } from './compare-with-ledger.ts';
import { formatFault, type LocatedFault } from './located-fault.ts';
import { readContent } from './read-content.ts';
import { findUncompared } from './record-ledger.ts';

/**
 * Checks all content and says so in words.
 *
 * @returns The content, undefined where it has faults, and the report: every fault of every file, or
 *   what was read.
 */
export async function reportContent(
  folder: string,
  state: PublicationState = {},
): Promise<{ readonly content: Content | undefined; readonly text: string }> {
  const { content, ledger, faults } = await readContent(folder, state);
  if (faults.length > 0)
    return { content: undefined, text: formatReport(faults, 'nothing was built') };
  const uncompared = findUncompared(content, ledger).length;
  return { content, text: [summarise(content), ...tellUncompared(uncompared)].join('\n') };
}

/** All faults as one letter to the author, one line each, at the end their number and what came of them. */
export function formatReport(faults: readonly LocatedFault[], outcome: string): string {
  const lines = faults.map(formatFault);
  return [...lines, '', `${count(faults.length, 'fault')} in the content; ${outcome}.`].join('\n');
}

/** A line about files that the next run with texts should look at; none where there are no such files. */
export function tellUncompared(number: number): string[] {
  if (number === 0) return [];
  return [
    `${count(number, 'file')} not compared with the articles’ texts as they stand now; npm run ledger -- --report names them.`,
  ];
}

function summarise(content: Content): string {
  const { articles, events, actors } = content;
  const numbers = [
    count(events.length, 'event'),
    count(articles.length, 'article'),
    count(actors.length, 'actor'),
  ];
  const quotations = count(quotationsIn(content).length, 'quotation');
  return `${numbers.join(', ')}: no faults; ${quotations} checked word for word.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
