import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
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

/** What became of the tests that ran. */
interface Verdict {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** What vitest printed of the failures, without the code of the tests. */
  readonly report: string;
}

/**
 * Tests the tests: breaks one promise after the other in a copy of the project, and expects the test
 * that keeps it to fail, for that reason. All of them have to pass while the copy is whole. Prints what
 * was caught.
 *
 * @param only Words that what is broken is told with; empty for all breaches.
 * @returns 0 when every breach is caught, and none where there is none
 * @throws Letter when no breach is told so, or the copy cannot be built
 */
export async function testTests(only: string): Promise<number> {
  const ofSite = SITE_BREACHES.filter(({ what }) => what.includes(only));
  const ofSource = SOURCE_BREACHES.filter(({ what }) => what.includes(only));
  if (ofSite.length + ofSource.length === 0) {
    throw new Letter(
      `No breach is told with “${only}”. Write words that one has in src/test/broken-promises.ts, as “weekday”.`,
    );
  }

  const project = await mkdtemp(join(tmpdir(), 'broken-'));
  try {
    await copyProject(project);
    await rename(project);
    console.log('Building a copy to break …');
    const { status, output } = await runBuild('dist', SETTINGS, project);
    if (status !== 0)
      throw new Letter(`${output}\nThe site cannot be built, so no test can be tested.`);

    console.log('Testing it while it is whole …');
    const whole = await testWhole(project, [...ofSite, ...ofSource]);

    console.log('Breaking it:\n');
    const results = [
      ...(await inLanes(ofSite, (breach, lane) => breakSite(project, breach, lane))),
      ...(await inLanes(ofSource, (breach) => breakSource(project, breach), 1)),
    ];
    const missed = results.filter((isCaught) => !isCaught).length;
    const count = `${results.length - missed} of ${results.length} breaches caught`;
    console.log(`\n${count}, by ${whole.passed.length} tests.`);
    if (whole.failed.length > 0) console.error(`\nFailing on what is whole:\n${whole.report}`);
    return missed + whole.failed.length === 0 ? 0 : 1;
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}

/** Runs the files of tests that breaches name, before anything is broken. */
function testWhole(project: string, breaches: readonly Breach[]): Promise<Verdict> {
  const files = new Set(breaches.map(({ file }) => file));
  return runTests(project, [...files], { name: 'whole' });
}

/** Breaks a built site of its own, and says whether its test noticed. */
async function breakSite(project: string, breach: Breach, lane: number): Promise<boolean> {
  const site = `.broken-${lane}`;
  await rm(join(project, site), { recursive: true, force: true });
  await cp(join(project, 'dist'), join(project, site), { recursive: true });
  return isCaught(breach, join(project, site), () =>
    runTests(project, [breach.file], { name: site, title: breach.title, site }),
  );
}

/** Breaks the project itself, says whether a test noticed, and mends it. */
async function breakSource(
  project: string,
  breach: (typeof SOURCE_BREACHES)[number],
): Promise<boolean> {
  try {
    return await isCaught(breach, project, () =>
      runTests(project, [breach.file], { name: 'source', title: breach.title }),
    );
  } finally {
    await breach.mend(project);
  }
}

async function isCaught(
  { what, damage, evidence }: Breach,
  folder: string,
  test: () => Promise<Verdict>,
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

function judge({ passed, failed, report }: Verdict, evidence: string): string {
  if (failed.length > 0) {
    return report.includes(evidence) ? 'caught' : `NOT CAUGHT: no word of ${evidence}\n${report}`;
  }
  return passed.length > 0 ? 'NOT CAUGHT' : 'NOT CAUGHT: there is no such test';
}

/** Which tests to run, on what. */
interface Choice {
  /** Tells the reports of tests that run side by side apart. */
  readonly name: string;
  /** The one test to run; all of the files when absent. */
  readonly title?: string | undefined;
  /** The built site to test; the project's own when absent. */
  readonly site?: string;
}

async function runTests(
  project: string,
  files: readonly string[],
  { name, title, site = 'dist' }: Choice,
): Promise<Verdict> {
  const path = join(project, `.verdict-${name}.json`);
  const { output } = await run(
    process.execPath,
    [
      join(project, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...files.map((file) => `src/${file}.test.ts`),
      ...(title === undefined ? [] : ['-t', `^${RegExp.escape(title)}$`]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${path}`,
    ],
    { folder: project, settings: { ...SETTINGS, SITE_FOLDER: site } },
  );
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`vitest gave no verdict.\n${output}`);
  });
  await rm(path);
  return readVerdict(text, output);
}

function readVerdict(text: string, output: string): Verdict {
  const { testResults } = JSON.parse(text) as {
    testResults: {
      name: string;
      status: string;
      assertionResults: { title: string; status: string }[];
    }[];
  };
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const titlesOf = (wanted: string): string[] =>
    tests.filter(({ status }) => status === wanted).map(({ title }) => title);
  // A file that cannot be loaded, or not be prepared, fails without a test.
  const unready = testResults
    .filter(({ status, assertionResults }) => {
      return status === 'failed' && !assertionResults.some((result) => result.status === 'failed');
    })
    .map(({ name }) => name);
  return {
    passed: titlesOf('passed'),
    failed: [...titlesOf('failed'), ...unready],
    report: output
      .slice(Math.max(0, output.search(/Failed (?:Tests|Suites)/)))
      .replace(/^ *\d* *\|.*\n/gm, ''),
  };
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

function readOnly(): string {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
    return values.only;
  } catch (error) {
    const message = (error as Error).message;
    throw new Letter(`${message}\nUsage: npm run test:tests -- [--only "words of a breach"]`);
  }
}

if (import.meta.main) await runCommand(async () => testTests(readOnly()));
