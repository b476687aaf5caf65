import { spawn } from 'node:child_process';
import { projectFolder } from '../commands/command.ts';

/** What a program left behind. */
export interface Outcome {
  readonly status: number;
  /** What it printed, to either output. */
  readonly output: string;
}

/** What vitest adds to its environment and what the site's own settings are: no build may inherit it. */
const SETTINGS =
  /^(?:NODE_ENV|MODE|DEV|PROD|SSR|TEST|BASE_URL|VITEST.*|SITE|BASE|CONTACT|CARDS|BUILD_CACHE|FORCE_COLOR)$/;

/** Builds the site of a project into a folder, under these settings and no others. */
export function runBuild(
  out: string,
  settings: Readonly<Record<string, string>>,
  project = projectFolder,
): Promise<Outcome> {
  const build = ['src/commands/build.ts', '--out', out];
  return run(process.execPath, build, { folder: project, settings });
}

/** Runs a program to its end and keeps what it prints. */
export function run(
  program: string,
  programArguments: readonly string[],
  { folder, settings = {} }: { folder: string; settings?: Readonly<Record<string, string>> },
): Promise<Outcome> {
  const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.test(name));
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      cwd: folder,
      env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}
