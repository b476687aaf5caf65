import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goOnUnheard } from './go-on-unheard.ts';

/** The folder that holds package.json. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** A fault that its reader can mend: the message says what is wrong and what to do, and is all that is printed. */
export class Letter extends Error {
  override name = 'Letter';

  constructor(message: string) {
    super(message);
    // Astro prints a stack under the message wherever it finds one.
    this.stack = '';
  }
}

/**
 * Runs a command's work and sets the exit status of the process: what the work returns, or 1 when it
 * throws. A `Letter` is printed as it stands, anything else with its stack.
 */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  goOnUnheard();
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof Letter ? error.message : error);
    process.exitCode = 1;
  }
}

/** The signals by which someone asks a process to end. */
export const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How to run another program. */
export interface RunOptions {
  /** Variables to add to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is ended; for ever when absent. */
  readonly timeout?: number;
  /** Whether to open a channel to the program, which closes when we end, in whatever way. */
  readonly hasChannel?: boolean;
}

/**
 * Runs a program in the project's folder, its output going where ours goes.
 * Interrupting us interrupts the program first, so that the caller can still tidy up.
 *
 * @returns its exit status, or 1 when a signal ended it
 * @throws Error when it cannot be started
 */
export function runProgram(
  program: string,
  programArguments: readonly string[],
  { env = {}, timeout, hasChannel = false }: RunOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      stdio: ['inherit', 'inherit', 'inherit', ...(hasChannel ? ['ipc' as const] : [])],
      ...(timeout === undefined ? {} : { timeout }),
    });
    const endChild = (signal: NodeJS.Signals): void => void child.kill(signal);
    const release = (): void => {
      for (const name of INTERRUPTIONS) process.off(name, endChild);
    };
    for (const name of INTERRUPTIONS) process.on(name, endChild);
    child.on('error', (error) => {
      release();
      reject(error);
    });
    child.on('close', (status) => {
      release();
      resolve(status ?? 1);
    });
  });
}

/**
 * Runs the command of an installed package, under the Node that runs us: `runPackage('astro', ['check'])`.
 * One with a channel ends with us, even when we are killed.
 *
 * @returns its exit status
 */
export function runPackage(
  name: string,
  packageArguments: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  const preloads = options.hasChannel === true ? ['--import', END_WITH_PARENT] : [];
  return runProgram(
    process.execPath,
    [...preloads, findProgram(name), ...packageArguments],
    options,
  );
}

const END_WITH_PARENT = new URL('end-with-parent.ts', import.meta.url).href;

/** The file behind a package's command of the same name. */
function findProgram(name: string): string {
  const folder = join(projectFolder, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const program = typeof bin === 'string' ? bin : bin[name];
  if (program === undefined) throw new Error(`The package ${name} has no command of its own name.`);
  return join(folder, program);
}
