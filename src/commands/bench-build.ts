import { spawn } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { copyProject } from '../test/copy-project.ts';
import { Letter, projectFolder, runCommand } from './command.ts';
import { describeMachine } from './describe-machine.ts';
import { eventSlug, writePlausibleContent } from './plausible-content.ts';

const USAGE = 'Usage: npm run bench:build -- [--events 100] [--events 1000] …';

/** How often the memory of a build is looked at, in milliseconds. */
const LOOK_EVERY = 250;

/** What one build took. */
interface Run {
  readonly seconds: number;
  /** The most memory that its processes held at once, in MiB. */
  readonly peak: number;
}

/** Builds a site of so many invented events and articles twice, the second time after one edit. */
async function measure(count: number): Promise<Record<string, number>> {
  const project = await mkdtemp(join(tmpdir(), 'bench-build-'));
  try {
    await copyProject(project);
    const content = join(project, 'content');
    await rm(content, { recursive: true });
    await writePlausibleContent(count, join(projectFolder, 'content'), content);
    const cold = await build(project);
    const edited = join(content, `events/${eventSlug(Math.floor(count / 2))}.md`);
    await appendFile(edited, `\nThe talks went on [@report-000000].\n`);
    const again = await build(project);

    const dist = join(project, 'dist');
    const files = await readdir(dist, { recursive: true });
    const pages = files.filter((file) => file.endsWith('.html')).length;
    const home = await readFile(join(dist, 'index.html'));
    return {
      events: count,
      'cold s': round(cold.seconds),
      'after an edit s': round(again.seconds),
      'peak MiB': Math.round(cold.peak),
      pages,
      'pages/s': round(pages / cold.seconds),
      'output MiB': round((await sizeOf(dist, files)) / 2 ** 20),
      '/ gzip KB': round(gzipSync(home, { level: 9 }).length / 1024),
    };
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}

/** @throws Letter when the build fails, with the last that it printed */
function build(project: string): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, ['src/commands/build.ts'], {
    cwd: project,
    env: { ...process.env, CARDS: 'off', SITE: 'https://example.org' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream
      .setEncoding('utf8')
      .on('data', (text: string) => (printed = (printed + text).slice(-4000)));
  }
  let peak = 0;
  const looking = setInterval(() => {
    void memoryOfTree(child.pid!).then((now) => (peak = Math.max(peak, now)));
  }, LOOK_EVERY);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(looking);
      if (status === 0) resolve({ seconds: (performance.now() - started) / 1000, peak });
      else reject(new Letter(`The build failed:\n${printed}`));
    });
  });
}

/** The memory in use by a process and all that it started, in MiB; 0 where there is no `/proc`. */
async function memoryOfTree(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const [, kibibytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(status) ?? [];
    const threads = await readdir(`/proc/${pid}/task`);
    const lists = threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8'));
    const children = (await Promise.all(lists)).flatMap((list) => list.split(' ').filter(Boolean));
    const below = await Promise.all(children.map((child) => memoryOfTree(Number(child))));
    return below.reduce((sum, part) => sum + part, Number(kibibytes) / 1024);
  } catch {
    // It ended while it was looked at.
    return 0;
  }
}

async function sizeOf(folder: string, files: readonly string[]): Promise<number> {
  let size = 0;
  for (const file of files) {
    const found = await stat(join(folder, file));
    if (found.isFile()) size += found.size;
  }
  return size;
}

/** How much of each there is for each of the size before; 10 times the events should be at most 10 times the rest. */
function growth(before: Record<string, number>, after: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, `×${round(value / before[name]!)}`]),
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function readSizes(): number[] {
  try {
    const { values } = parseArgs({ options: { events: { type: 'string', multiple: true } } });
    const sizes = (values.events ?? ['100', '1000']).map(Number);
    if (sizes.every((size) => Number.isInteger(size) && size > 0)) return sizes;
  } catch (error) {
    throw new Letter(`${(error as Error).message}\n${USAGE}`);
  }
  throw new Letter(`--events takes a whole number above 0.\n${USAGE}`);
}

await runCommand(async () => {
  const sizes = readSizes();
  let before: Record<string, number> | undefined;
  for (const size of sizes) {
    console.log(describeMachine());
    const found = await measure(size);
    console.table(before === undefined ? [found] : [found, growth(before, found)]);
    before = found;
  }
  return 0;
});
