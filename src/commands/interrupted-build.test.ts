import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import files, { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildSite } from './build-site.ts';
import { projectFolder } from './command.ts';
import { nameWork } from './work-in-progress.ts';

// An import by name would become what stands in for them.
const { cp, rename } = files;

// Processes take their time to start where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
let out = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interrupted-'));
  out = join(folder, 'dist');
  await mkdir(out);
  await writeFile(join(out, 'index.html'), 'an earlier build');
});

afterEach(async () => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  await rm(folder, { recursive: true });
});

const check = async (): Promise<string> => 'content';

async function render(_content: string, site: string): Promise<number> {
  for (const name of ['index.html', 'late.html']) await writeFile(join(site, name), 'new');
  return 0;
}

/** An error as the system gives it. */
function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: write`), { code });
}

describe('a full disk', () => {
  test('while pages are made leaves no dist, and is told of in a letter', async () => {
    const renderUntilFull = async (content: string, site: string): Promise<number> => {
      await render(content, site);
      throw new Error('late.html: ENOSPC', { cause: systemError('ENOSPC') });
    };
    await expect(buildSite({ out, check, render: renderUntilFull })).rejects.toMatchObject({
      name: 'Letter',
      message: expect.stringMatching(/^Nothing was built: the disk is full\. Make room/),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that made another program fail is told of in a letter after what that has printed', async () => {
    const little = { bavail: 1_000, bsize: 4_096 } as Awaited<ReturnType<typeof files.statfs>>;
    replace('statfs').mockResolvedValueOnce(little);
    await expect(buildSite({ out, check, render: async () => 1 })).rejects.toMatchObject({
      name: 'Letter',
      message: expect.stringMatching(/^Nothing was built: the disk is full, with 4 MB free/),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('while the site is copied to another disk leaves nothing there, not even a half', async () => {
    putOutOnAnotherDisk();
    replace('cp').mockImplementationOnce(async (_from, to) => {
      await mkdir(String(to));
      await writeFile(join(String(to), 'index.html'), 'new');
      throw systemError('ENOSPC');
    });
    await expect(buildSite({ out, check, render })).rejects.toThrow('the disk is full');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('on another disk the site is copied beside its place and takes it whole', async () => {
  putOutOnAnotherDisk();
  replace('cp').mockImplementationOnce(async (from, to, options) => {
    await cp(from, to, options);
    expect(existsSync(out)).toBe(false);
  });
  expect(await buildSite({ out, check, render })).toBe(0);
  expect(readdirSync(folder)).toEqual(['dist']);
  expect(readdirSync(out)).toEqual(['index.html', 'late.html']);
});

test.each([
  ['EBUSY', 'a disk of its own'],
  ['EACCES', 'may not be written'],
  ['EROFS', 'cannot be written'],
])('a place that refuses (%s) is told of in a letter', async (code, words) => {
  replace('rename').mockRejectedValueOnce(systemError(code));
  await expect(buildSite({ out, check, render })).rejects.toMatchObject({
    name: 'Letter',
    message: expect.stringContaining(words),
  });
});

/** Every page is there, and the site is not yet in its place. */
const writeAllAndStrike = `
  await write(site, 'index.html');
  await write(site, 'late.html');
  await strike();
  return 0;
`;

describe('a build that is ended by', () => {
  test.each([
    ['SIGTERM', 'the reading of the content', { check: 'await strike(); return true' }],
    ['SIGINT', 'the rendering', { render: "await write(site, 'index.html'); await strike()" }],
    ['SIGHUP', 'its last step', { render: writeAllAndStrike }],
    ['SIGTERM', 'its last step', { render: writeAllAndStrike }],
    ['SIGKILL', 'its last step', { render: writeAllAndStrike }],
  ] as const)('%s in %s leaves no dist', async (signal, _moment, code) => {
    const build = await runUntil(signal, code);
    expect(existsSync(out)).toBe(false);
    expect(build.status).not.toBe(0);
    // Nobody can tidy up after that one but the next.
    if (signal === 'SIGKILL') expect(await buildSite({ out, check, render })).toBe(0);
    expect(existsSync(build.workshop)).toBe(false);
    expect(readdirSync(folder)).toEqual(signal === 'SIGKILL' ? ['dist'] : []);
    expect(build.output).not.toMatch(/^\s+at /m);
  });
});

test('when a build is killed, the Astro that it started ends too, and writes no pages', async () => {
  const build = spawn(process.execPath, ['src/commands/build.ts', '--out', out], {
    cwd: projectFolder,
    env: { ...process.env, CARDS: 'off', NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const workshop = workshopOf(build);
  try {
    // Astro has it open too, so that it is closed only when both have ended.
    const closed = once(build.stdout.resume(), 'close');
    // What Astro keeps of the content, before it renders anything.
    await vi.waitUntil(() => existsSync(join(workshop, 'cache/data-store.json')), 90_000);
    build.kill('SIGKILL');
    await closed;
    expect(readdirSync(join(workshop, 'site'))).not.toContain('index.html');
    expect(existsSync(out)).toBe(false);
  } finally {
    build.kill('SIGKILL');
    await rm(workshop, { recursive: true, force: true });
  }
});

test('a build under npm ends when npm is ended, whose shell tells it nothing', async () => {
  const program = programOf({ render: "console.log('rendering'); await wait(20_000); return 0" });
  const shell = `require('node:child_process').spawn(process.execPath, ${JSON.stringify(argumentsOf(program))}, { stdio: 'inherit' })`;
  const npm = spawn(process.execPath, ['--eval', shell], {
    cwd: projectFolder,
    env: { ...process.env, npm_lifecycle_event: 'build' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (text.includes('rendering')) npm.kill('SIGKILL');
    });
  }
  await once(npm, 'close');
  expect(output).toContain('Interrupted (SIGTERM): nothing was built.');
  expect(readdirSync(folder)).toEqual([]);
});

/** Whatever is moved out of a workshop is refused, as between two disks. */
function putOutOnAnotherDisk(): void {
  replace('rename').mockImplementation(async (from, to) => {
    if (String(from).startsWith(join(projectFolder, '.build-'))) throw systemError('EXDEV');
    await rename(from, to);
  });
}

/**
 * Has something stand in for a function of the file system, in modules loaded long ago too, until the
 * test ends; it does what the real one does where it is not told otherwise.
 */
function replace<Name extends 'cp' | 'rename' | 'statfs'>(name: Name) {
  const standIn = vi.spyOn(files, name);
  syncBuiltinESMExports();
  return standIn;
}

interface Steps {
  readonly check?: string;
  readonly render?: string;
}

/** Code that builds by other code; `strike` ends it in the middle. */
function programOf(
  { check = 'return true', render = 'return 0' }: Steps,
  signal: NodeJS.Signals = 'SIGKILL',
): string {
  return `
    import { writeFile } from 'node:fs/promises';
    import { join } from 'node:path';
    import { setTimeout as wait } from 'node:timers/promises';
    import { buildSite } from './src/commands/build-site.ts';
    import { runCommand } from './src/commands/command.ts';
    const write = (site, name) => writeFile(join(site, name), 'new');
    const strike = () => {
      process.kill(process.pid, '${signal}');
      return wait(50);
    };
    await runCommand(() => buildSite({
      out: ${JSON.stringify(out)},
      check: async () => { ${check} },
      render: async (checked, site) => { ${render} },
    }));
    process.exit();
  `;
}

function argumentsOf(program: string): string[] {
  return ['--input-type=module', '--eval', program];
}

/** Builds in a process of its own that is sent a signal at some moment. */
function runUntil(
  signal: NodeJS.Signals,
  steps: Steps,
): Promise<{ status: number | null; output: string; workshop: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argumentsOf(programOf(steps, signal)), {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, output, workshop: workshopOf(child) });
    });
  });
}

function workshopOf({ pid }: ChildProcess): string {
  return join(projectFolder, nameWork().replace(/\d+$/, String(pid)));
}
