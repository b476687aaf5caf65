import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Content } from '../model/archive.ts';
import type { Fault } from '../model/content-error.ts';
import type { Ledger } from '../model/ledger.ts';
import { readArticleTexts } from '../reading/article-texts.ts';
import { checkTexts } from '../reading/check-texts.ts';
import {
  compareWithLedger,
  findUnannounced,
  type PublicationState,
} from '../reading/compare-with-ledger.ts';
import { compareLists, writeLedger } from '../reading/ledger-files.ts';
import {
  locateFaults,
  readUncompared,
  type UncomparedReading,
  type WrittenReading,
} from '../reading/read-content.ts';
import { findUncompared, recordLedger } from '../reading/record-ledger.ts';
import { formatReport, tellUncompared } from '../reading/report-content.ts';
import { reportEvidence } from '../reading/report-evidence.ts';
import { findFutureChanges, recordAccounts } from '../reading/silent-changes.ts';
import {
  describeBadReason,
  restoreAddress,
  withdrawAddress,
  type LedgerChange,
} from '../reading/withdraw-address.ts';
import { site } from '../site.ts';
import { Letter, projectFolder, runCommand } from './command.ts';

const USAGE = `Usage:

  npm run ledger                                 records new addresses, and forgets what is no longer quoted
  npm run ledger -- --texts FOLDER               compares the content with the texts in a folder, and records it
  npm run ledger -- --report                     says what the events rest on, and records nothing
  npm run ledger -- --withdraw ADDRESS --because TEXT [--see ADDRESS]
                                                 lets an address lead to the reason why nothing is there any more
  npm run ledger -- --restore ADDRESS            takes a withdrawal back, once there is a page again`;

/** What one run is to do. */
export type LedgerTask =
  | { readonly kind: 'record' }
  | { readonly kind: 'texts'; readonly folder: string }
  | { readonly kind: 'report' }
  | {
      readonly kind: 'withdraw';
      readonly address: string;
      readonly because: string;
      readonly see: string | undefined;
    }
  | { readonly kind: 'restore'; readonly address: string };

/** What a run knows besides the content. */
export interface LedgerSurroundings extends PublicationState {
  /** The day of the run, in UTC: `2026-11-22`. */
  readonly today: string;
}

/** What a run knows here and now. */
export function readSurroundings(): LedgerSurroundings {
  return {
    launched: site.launched,
    today: new Date().toISOString().slice(0, '2026-11-22'.length),
  };
}

/**
 * Reads what a run is to do from the words after `npm run ledger --`.
 *
 * @throws Letter with the usage where they make no sense
 */
export function parseTask(words: readonly string[]): LedgerTask {
  const { texts, report, withdraw, restore, because, see } = parseOptions(words);
  const tasks = [texts, report, withdraw, restore].filter((option) => option !== undefined);
  if (tasks.length > 1) {
    throw usage('--texts, --report, --withdraw and --restore are runs of their own.');
  }
  if (withdraw === undefined && (because ?? see) !== undefined) {
    throw usage('--because and --see belong to --withdraw.');
  }
  if (texts !== undefined) {
    if (texts.trim() === '') throw usage('--texts needs the folder that holds the texts.');
    return { kind: 'texts', folder: texts };
  }
  if (report !== undefined) return { kind: 'report' };
  if (restore !== undefined) return { kind: 'restore', address: restore };
  if (withdraw === undefined) return { kind: 'record' };
  if (because === undefined) {
    throw usage('--withdraw needs its reason, which readers will see: --because "…".');
  }
  const problem = describeBadReason(because);
  if (problem !== undefined) throw usage(`The text of --because ${problem}.`);
  return { kind: 'withdraw', address: withdraw, because: because.trim(), see };
}

/**
 * Does one task on the ledger of a content folder. What is recorded is recorded only where nothing at
 * all is wrong; a withdrawal mends one fault, beside which others may stand.
 *
 * @returns What to tell the editor.
 * @throws Letter saying everything that is wrong
 */
export function runTask(
  folder: string,
  task: LedgerTask,
  surroundings: LedgerSurroundings,
): string {
  const reading = readInOrder(folder, 'nothing was recorded');
  const { content, ledger } = reading;
  if (task.kind === 'report') return reportEvidence(content, ledger);
  const next = changeLedger(reading, task, surroundings);
  writeLedger(folder, next);
  const uncompared = findUncompared(content, next).length;
  return [tellChanges(ledger, next), ...tellUncompared(uncompared)].join('\n');
}

/**
 * Reads a content folder and its ledger for a command that works on both.
 *
 * @param outcome What came of the run, to end the letter with.
 * @throws Letter listing everything that is wrong with either
 */
export function readInOrder(folder: string, outcome: string): UncomparedReading {
  const reading = readUncompared(folder);
  refuseFaults(reading.faults, reading, outcome);
  return reading;
}

function changeLedger(
  reading: UncomparedReading,
  task: Exclude<LedgerTask, { kind: 'report' }>,
  surroundings: LedgerSurroundings,
): Ledger {
  const { content, ledger } = reading;
  switch (task.kind) {
    case 'record':
      return record(reading, surroundings);
    case 'texts':
      return recordTexts(reading, task.folder, surroundings);
    case 'withdraw': {
      const { address, because, see } = task;
      const date = surroundings.today;
      return changed(
        withdrawAddress(content, ledger, { address, date, because, ...(see && { see }) }),
      );
    }
    case 'restore':
      return changed(restoreAddress(content, ledger, task.address));
  }
}

function record(reading: UncomparedReading, surroundings: LedgerSurroundings): Ledger {
  const { content } = reading;
  const ledger = openAccounts(content, reading.ledger, surroundings);
  const faults = [
    ...compareWithLedger(content, ledger, surroundings).faults,
    ...findFutureChanges(content, surroundings.today),
  ];
  refuseFaults(faults, reading, 'nothing was recorded');
  return recordLedger(content, ledger, surroundings);
}

/** A ledger without any account gets those of all events, if the launch is not past. */
function openAccounts(
  content: Content,
  ledger: Ledger,
  { launched, today }: LedgerSurroundings,
): Ledger {
  const isLaunch = launched !== undefined && launched >= today && ledger.accounts.length === 0;
  return isLaunch ? { ...ledger, accounts: recordAccounts(content, ledger) } : ledger;
}

function recordTexts(
  reading: UncomparedReading,
  folder: string,
  surroundings: LedgerSurroundings,
): Ledger {
  const { content, ledger } = reading;
  const { texts, problems } = readArticleTexts(resolve(projectFolder, folder), content.articles);
  if (problems.length > 0) throw new Letter(problems.join('\n'));
  const checked = checkTexts(content, ledger, texts, surroundings.today);
  if (checked.ok) {
    return record({ ...reading, ledger: { ...ledger, ...checked.evidence } }, surroundings);
  }
  const others = findUnannounced(content, ledger, surroundings);
  throw refusal([...checked.faults, ...others], reading, 'nothing was recorded');
}

function changed(change: LedgerChange): Ledger {
  if (!change.ok) throw new Letter(change.problem);
  return change.ledger;
}

function parseOptions(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        texts: { type: 'string' },
        report: { type: 'boolean' },
        withdraw: { type: 'string' },
        restore: { type: 'string' },
        because: { type: 'string' },
        see: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw usage((error as Error).message);
  }
}

function usage(problem: string): Letter {
  return new Letter(`${problem}\n\n${USAGE}`);
}

function refuseFaults(
  faults: readonly Fault[],
  reading: Pick<WrittenReading, 'files'>,
  outcome: string,
): void {
  if (faults.length > 0) throw refusal(faults, reading, outcome);
}

function refusal(
  faults: readonly Fault[],
  { files }: Pick<WrittenReading, 'files'>,
  outcome: string,
): Letter {
  return new Letter(formatReport(locateFaults(faults, files), outcome));
}

/** How many records of each list are new or gone. */
function tellChanges(before: Ledger, after: Ledger): string {
  const changes = (Object.keys(after) as (keyof Ledger)[]).flatMap((list) => {
    const { added, gone } = compareLists(before[list], after[list]);
    const told = [
      ...(added.length > 0 ? [`${added.length} new`] : []),
      ...(gone.length > 0 ? [`${gone.length} gone`] : []),
    ];
    return told.length === 0 ? [] : [`  ${list}: ${told.join(', ')}`];
  });
  if (changes.length === 0) return 'The ledger is up to date; nothing was recorded.';
  return ['Recorded in content/ledger/:', ...changes].join('\n');
}

if (import.meta.main) {
  await runCommand(async () => {
    const task = parseTask(process.argv.slice(2));
    console.log(runTask(join(projectFolder, 'content'), task, readSurroundings()));
    return 0;
  });
}
