import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  rename,
  SETTINGS,
  SITE_BREACHES,
  SOURCE_BREACHES,
  type Breach,
} from '../test/broken-promises.ts';
import { copyProject } from '../test/copy-project.ts';
import { run, runBuild } from '../test/run-build.ts';
import { Letter, runCommand } from './command.ts';

/** How many tests run side by side: one to a core of a small machine. */
const LANES = 2;

/** What vitest says of one test. */
interface Verdict {
  readonly title: string;
  readonly status: string;
  readonly report: string;
}

/**
 * Tests the tests: breaks one promise after the other in a copy of the project, and expects the test
 * that keeps it to fail, for that reason, after having passed on the whole copy. Prints what was caught.
 *
 * @returns 0 when every breach is caught
 * @throws Letter when the copy cannot be built, or a test fails on what is whole
 */
export async function testTests(): Promise<number> {
  const project = await mkdtemp(join(tmpdir(), 'broken-'));
  try {
    await copyProject(project);
    await rename(project);
    console.log('Building a copy to break …');
    const { status, output } = await runBuild('dist', SETTINGS, project);
    if (status !== 0)
      throw new Letter(`${output}\nThe site cannot be built, so no test can be tested.`);

    console.log('Testing it while it is whole …');
    const whole = await expectPassing(project);

    console.log('Breaking it:\n');
    const results = [
      ...(await inLanes(SITE_BREACHES, (breach, lane) => breakSite(project, breach, lane))),
      ...(await inLanes(SOURCE_BREACHES, (breach) => breakSource(project, breach), 1)),
    ];
    const missed = results.filter((isCaught) => !isCaught).length;
    console.log(
      `\n${results.length - missed} of ${results.length} breaches caught, by ${whole} tests.`,
    );
    return missed === 0 ? 0 : 1;
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}

/** Runs every test that a breach names, and returns how many there are. */
async function expectPassing(project: string): Promise<number> {
  const files = new Set([...SITE_BREACHES, ...SOURCE_BREACHES].map(({ file }) => file));
  const verdicts = await runTests(project, [...files], { report: 'whole' });
  const failed = verdicts.filter(({ status }) => status === 'failed');
  if (failed.length > 0) {
    const reports = failed.map(({ title, report }) => `${title}\n${report}`).join('\n\n');
    throw new Letter(`${reports}\n\nThese tests fail on what is whole. Mend that first.`);
  }
  return verdicts.length;
}

/** Breaks a built site of its own, and says whether its test noticed. */
async function breakSite(project: string, breach: Breach, lane: number): Promise<boolean> {
  const site = `.broken-${lane}`;
  await rm(join(project, site), { recursive: true, force: true });
  await cp(join(project, 'dist'), join(project, site), { recursive: true });
  return isCaught(breach, join(project, site), () =>
    runTests(project, [breach.file], { report: site, title: breach.title, site }),
  );
}

/** Breaks the project itself, says whether a test noticed, and mends it. */
async function breakSource(
  project: string,
  breach: (typeof SOURCE_BREACHES)[number],
): Promise<boolean> {
  try {
    return await isCaught(breach, project, () =>
      runTests(project, [breach.file], { report: 'source', title: breach.title }),
    );
  } finally {
    await breach.mend(project);
  }
}

async function isCaught(
  { what, damage, evidence }: Breach,
  folder: string,
  test: () => Promise<readonly Verdict[]>,
): Promise<boolean> {
  let outcome: string;
  try {
    await damage(folder);
    outcome = judge(await test(), evidence);
  } catch (error) {
    outcome = `NOT CAUGHT: ${(error as Error).message}`;
  }
  console.log(`${what.padEnd(50)}  ${outcome}`);
  return outcome === 'caught';
}

function judge(verdicts: readonly Verdict[], evidence: string): string {
  const failed = verdicts.filter(({ status }) => status === 'failed');
  if (verdicts.length === 0) return 'NOT CAUGHT: there is no such test';
  if (failed.length === 0) return 'NOT CAUGHT';
  const isNamed = failed.some(({ title, report }) => `${title}\n${report}`.includes(evidence));
  return isNamed ? 'caught' : `NOT CAUGHT: it fails, but does not name ${evidence}`;
}

/** Which tests to run, on what. */
interface Choice {
  /** A name for vitest's own report. */
  readonly report: string;
  readonly title?: string | undefined;
  /** The built site to test; the project's own when absent. */
  readonly site?: string;
}

/** Runs tests of the copy, and returns those that ran. */
async function runTests(
  project: string,
  files: readonly string[],
  { report, title, site = 'dist' }: Choice,
): Promise<readonly Verdict[]> {
  const path = join(project, `.report-${report}.json`);
  const named = title === undefined ? [] : ['-t', `^${RegExp.escape(title)}$`];
  const { output } = await run(
    process.execPath,
    [
      join(project, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...files.map((file) => `src/${file}.test.ts`),
      ...named,
      '--reporter=json',
      `--outputFile=${path}`,
    ],
    { folder: project, settings: { ...SETTINGS, SITE_FOLDER: site } },
  );
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Letter(`${output}\nvitest has written no report.`);
  });
  await rm(path);
  return readVerdicts(text);
}

function readVerdicts(text: string): readonly Verdict[] {
  const { testResults } = JSON.parse(text) as {
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { title: string; status: string; failureMessages: string[] }[];
    }[];
  };
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const ran = assertionResults
      .filter((result) => ['passed', 'failed'].includes(result.status))
      .map((result) => ({ ...result, report: result.failureMessages.join('\n') }));
    // A file that could not even be loaded has no results of its own.
    return ran.length === 0 && status === 'failed' && message !== ''
      ? [{ title: name, status, report: message }]
      : ran;
  });
}

/** Does the same to each of many, a few side by side, and keeps their order. */
async function inLanes<Item, Result>(
  items: readonly Item[],
  work: (item: Item, lane: number) => Promise<Result>,
  lanes = LANES,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (const [index, item] of waiting) results[index] = await work(item, lane);
    }),
  );
  return results;
}

if (import.meta.main) await runCommand(testTests);
