import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Fault } from '../model/content-error.ts';
import type { Ledger } from '../model/ledger.ts';
import { findQuotations } from '../model/quotation.ts';
import { readArticleTexts } from '../reading/article-texts.ts';
import { checkTexts } from '../reading/check-texts.ts';
import { compareWithLedger, findUnannounced } from '../reading/compare-with-ledger.ts';
import { compareLists, readLedger, writeLedger } from '../reading/ledger-files.ts';
import { retireAddress } from '../reading/lost-addresses.ts';
import { locateFaults, readWritten, type WrittenReading } from '../reading/read-content.ts';
import { findUncompared, recordLedger } from '../reading/record-ledger.ts';
import { formatReport, tellUncompared } from '../reading/report-content.ts';
import { reportEvidence } from '../reading/report-evidence.ts';
import { site } from '../site.ts';
import { Letter, projectFolder, runCommand } from './command.ts';

const USAGE = `Usage:

  npm run ledger                                 records new addresses, and forgets what is no longer quoted
  npm run ledger -- --texts FOLDER               compares the content with the texts in a folder, and records it
  npm run ledger -- --report                     says what the events rest on, and records nothing
  npm run ledger -- --retire ADDRESS --because TEXT [--see ADDRESS]
                                                 lets an address lead to the reason why nothing is there any more`;

/** What one run is to do. */
export type LedgerTask =
  | { readonly kind: 'record' }
  | { readonly kind: 'texts'; readonly folder: string }
  | { readonly kind: 'report' }
  | {
      readonly kind: 'retire';
      readonly address: string;
      readonly because: string;
      readonly see: string | undefined;
    };

/** What a run knows besides the content. */
export interface LedgerSurroundings {
  /** The day of the first public release, undefined until then. */
  readonly launched: string | undefined;
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
  const { texts, report, retire, because, see } = parseOptions(words);
  const tasks = [texts, report, retire].filter((option) => option !== undefined);
  if (tasks.length > 1) throw usage('--texts, --report and --retire are runs of their own.');
  if (retire === undefined && (because ?? see) !== undefined) {
    throw usage('--because and --see belong to --retire.');
  }
  if (texts !== undefined) {
    if (texts.trim() === '') throw usage('--texts needs the folder that holds the texts.');
    return { kind: 'texts', folder: texts };
  }
  if (report !== undefined) return { kind: 'report' };
  if (retire === undefined) return { kind: 'record' };
  if (because === undefined || because.trim() === '') {
    throw usage('--retire needs its reason, which readers will see: --because "…".');
  }
  const { quotations, problems } = findQuotations(because);
  if (quotations.length + problems.length > 0) {
    throw usage('--because holds quotation marks, which mark words of an article; leave them out.');
  }
  return { kind: 'retire', address: retire, because: because.trim(), see };
}

/**
 * Does one task on the ledger of a content folder. The ledger is written only where nothing at all is
 * wrong.
 *
 * @returns What to tell the editor.
 * @throws Letter saying everything that is wrong
 */
export function runTask(
  folder: string,
  task: LedgerTask,
  surroundings: LedgerSurroundings,
): string {
  const written = readWritten(folder);
  const { ledger, faults, files } = readLedger(folder);
  const reading = { ...written, ledger, files: [...written.files, ...files] };
  refuseFaults([...written.faults, ...faults], reading);
  if (task.kind === 'report') return reportEvidence(reading.content, ledger);

  const next =
    task.kind === 'retire'
      ? retire(reading, task, surroundings)
      : task.kind === 'texts'
        ? recordTexts(reading, task.folder, surroundings)
        : record(reading, ledger, surroundings);
  writeLedger(folder, next);
  const uncompared = findUncompared(reading.content, next).length;
  return [tellChanges(ledger, next), ...tellUncompared(uncompared)].join('\n');
}

/** The content folder as a task finds it: what authors wrote in order, and the ledger. */
interface Reading extends WrittenReading {
  readonly ledger: Ledger;
}

function record(reading: Reading, ledger: Ledger, surroundings: LedgerSurroundings): Ledger {
  refuseFaults(compareWithLedger(reading.content, ledger, surroundings).faults, reading);
  return recordLedger(reading.content, ledger, surroundings);
}

function recordTexts(reading: Reading, folder: string, surroundings: LedgerSurroundings): Ledger {
  const { content, ledger } = reading;
  const { texts, problems } = readArticleTexts(resolve(projectFolder, folder), content.articles);
  if (problems.length > 0) throw new Letter(problems.join('\n'));
  const checked = checkTexts(content, ledger, texts, surroundings.today);
  if (checked.ok) return record(reading, { ...ledger, ...checked.evidence }, surroundings);
  const others = findUnannounced(content, ledger, surroundings);
  throw new Letter(describeFaults([...checked.faults, ...others], reading));
}

function retire(
  { content, ledger }: Reading,
  { address, because, see }: Extract<LedgerTask, { kind: 'retire' }>,
  { today }: LedgerSurroundings,
): Ledger {
  const retired = retireAddress(content, ledger, {
    address,
    because,
    date: today,
    ...(see !== undefined && { see }),
  });
  if (!retired.ok) throw new Letter(retired.problem);
  return retired.ledger;
}

function parseOptions(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        texts: { type: 'string' },
        report: { type: 'boolean' },
        retire: { type: 'string' },
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

function refuseFaults(faults: readonly Fault[], { files }: WrittenReading): void {
  if (faults.length > 0) throw new Letter(describeFaults(faults, { files }));
}

function describeFaults(
  faults: readonly Fault[],
  { files }: Pick<WrittenReading, 'files'>,
): string {
  return formatReport(locateFaults(faults, files), 'nothing was recorded');
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
