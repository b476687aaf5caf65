import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { copyProject } from '../test/copy-project.ts';
import { eventsIn, sampleAround, writeFolder } from '../test/judge-content.ts';
import { TimelyJudge } from '../test/judge-in-time.ts';
import { mutate, mutations, type Folder } from '../test/mutations.ts';
import { run, runBuild } from '../test/run-build.ts';
import { Letter, projectFolder, runCommand } from './command.ts';

const USAGE = `Usage:

  npm run fuzz                                   breaks copies of content files for a minute
  npm run fuzz -- --minutes 60                   for an hour
  npm run fuzz -- --runs 5000 --seed 7           as often as that, in the same ways each time
  npm run fuzz -- --builds 50                    builds a site of every 50th copy that is in order (0: of none)`;

/** What one run of the command is to do. */
interface Task {
  readonly seed: number;
  /** Where in the runs of the seed to begin: what a failure printed. */
  readonly path: string | undefined;
  readonly runs: number;
  readonly minutes: number;
  /** A site is built of one in so many copies that are in order; of none where it is 0. */
  readonly builds: number;
}

/** What has been tried so far. */
interface Tally {
  runs: number;
  accepted: number;
  built: number;
}

/**
 * Breaks real content files in every way it can think of, and expects each time a report that names
 * file and line, or content that is told whole.
 *
 * @returns 0 when every run kept the promises, 1 at the first that did not
 */
async function fuzz({ seed, path, runs, minutes, builds }: Task): Promise<number> {
  console.log(`Seed ${seed}.`);
  const content = join(projectFolder, 'content');
  const samples = new Map<string, Folder>();
  const sampleOf = (event: string): Folder => {
    const sample = samples.get(event) ?? sampleAround(event, content);
    samples.set(event, sample);
    return sample;
  };
  const judge = new TimelyJudge();
  const tally: Tally = { runs: 0, accepted: 0, built: 0 };
  let hasFailed = false;
  const progress = setInterval(() => console.log(describe(tally)), 10_000);
  try {
    const property = fc.asyncProperty(
      fc.constantFrom(...eventsIn(content)),
      mutations,
      // Drawn, not counted, so that a run that is repeated alone builds what it built among others.
      fc.nat(),
      async (event, changes, lot) => {
        const folder = mutate(sampleOf(event), changes);
        const { isAccepted, complaints } = await judge.judge(folder);
        if (!hasFailed) tally.runs++;
        if (!hasFailed && isAccepted) tally.accepted++;
        // Not again and again for the least change that fails: that would take hours.
        const isBuilt = isAccepted && !hasFailed && builds > 0 && lot % builds === 0;
        const faults = isBuilt ? [...complaints, ...(await judgeBuild(folder))] : complaints;
        if (isBuilt) tally.built++;
        hasFailed ||= faults.length > 0;
        if (faults.length > 0) throw new Letter(faults.slice(0, 20).join('\n'));
      },
    );
    const details = await fc.check(property, {
      seed,
      numRuns: runs,
      ...(path !== undefined && { path }),
      ...(Number.isFinite(minutes) && { interruptAfterTimeLimit: minutes * 60_000 }),
    });
    console.log(`${describe(tally)} Seed ${seed}.`);
    const [event, changes] = details.counterexample ?? [];
    if (!details.failed || event === undefined || changes === undefined) return 0;
    const place = await keep(mutate(sampleOf(event), changes));
    const list = changes.map((change) => `  ${abridge(JSON.stringify(change))}`).join('\n');
    console.error(
      `\nA promise broken, with ${event} and these changes:\n${list}\n\n` +
        `${(details.errorInstance as Error).message}\n\n` +
        `The files are kept in ${place}\n` +
        `To repeat it: npm run fuzz -- --seed ${seed} --path ${details.counterexamplePath} --runs 1 --builds ${builds}`,
    );
    return 1;
  } finally {
    clearInterval(progress);
    await judge.close();
  }
}

/** Builds a site of a content folder, and asks it for its pages and some of the general promises. */
async function judgeBuild(folder: Folder): Promise<string[]> {
  const project = await mkdtemp(join(tmpdir(), 'fuzz-build-'));
  try {
    await copyProject(project);
    await rm(join(project, 'content'), { recursive: true });
    writeFolder(folder, join(project, 'content'));
    const settings = { SITE: 'https://example.org', CARDS: 'off' };
    const built = await runBuild('dist', settings, project);
    if (built.status !== 0) return [`The build fails:\n${built.output.slice(-2_000)}`];
    const missing = [...folder.keys()]
      .filter((path) => /^events\/(?!.*(?:^|\/)\.).*\.md$/.test(path))
      .map((path) => `events/${basename(path, '.md')}/index.html`)
      .filter((page) => !existsSync(join(project, 'dist', page)));
    const tests = ['html', 'links', 'policy'].map((name) => `src/test/${name}.site.test.ts`);
    const vitest = join(project, 'node_modules/vitest/vitest.mjs');
    const tested = await run(process.execPath, [vitest, 'run', '--project', 'site', ...tests], {
      folder: project,
      settings,
    });
    return [
      ...missing.map((page) => `There is no ${page}`),
      ...(tested.status === 0 ? [] : [`The site fails its tests:\n${tested.output.slice(-4_000)}`]),
    ];
  } finally {
    await rm(project, { recursive: true });
  }
}

/** Leaves a folder on the disk for someone to look into. */
async function keep(folder: Folder): Promise<string> {
  const place = join(await mkdtemp(join(tmpdir(), 'fuzz-')), 'content');
  await mkdir(place);
  writeFolder(folder, place);
  return place;
}

function describe({ runs, accepted, built }: Tally): string {
  return `${runs} runs: ${accepted} in order and told whole, ${runs - accepted} refused with file and line; ${built} built.`;
}

function abridge(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 200)} … ${text.slice(-50)}`;
}

function parseTask(words: readonly string[]): Task {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        seed: { type: 'string' },
        path: { type: 'string' },
        runs: { type: 'string' },
        minutes: { type: 'string' },
        builds: { type: 'string', default: '100' },
      },
    });
    const isEndless = values.runs === undefined;
    return {
      seed: parseNumber('seed', values.seed ?? String(Date.now() % 2 ** 31)),
      path: values.path,
      runs: isEndless ? Number.MAX_SAFE_INTEGER : parseNumber('runs', values.runs!),
      minutes:
        values.minutes === undefined
          ? isEndless
            ? 1
            : Infinity
          : parseNumber('minutes', values.minutes),
      builds: parseNumber('builds', values.builds),
    };
  } catch (error) {
    throw new Letter(`${(error as Error).message}\n${USAGE}`);
  }
}

function parseNumber(name: string, text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a number, not “${text}”.`);
}

if (import.meta.main) await runCommand(() => fuzz(parseTask(process.argv.slice(2))));
