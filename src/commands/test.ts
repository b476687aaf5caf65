import { Letter, runCommand, runPackage, runProgram } from './command.ts';

/** One thing to check: a heading to print, and work that prints its own report and returns an exit status. */
interface Step {
  readonly heading: string;
  readonly run: () => Promise<number>;
}

const STEPS: readonly Step[] = [
  { heading: 'Format', run: () => runPackage('prettier', ['--check', '.']) },
  { heading: 'Types', run: () => runPackage('astro', ['check']) },
  { heading: 'Unit tests', run: () => runVitest('unit') },
  { heading: 'Build', run: () => runProgram(process.execPath, ['src/commands/build.ts']) },
  { heading: 'Promises about the built site', run: () => runVitest('site') },
  { heading: 'Browser tests', run: () => runVitest('browser') },
];

/**
 * Runs all checks in order, each under a heading and with the time it took.
 *
 * @throws Letter naming the first step that fails; those after it are not run
 */
export async function testEverything(): Promise<void> {
  const start = performance.now();
  for (const [index, { heading, run }] of STEPS.entries()) {
    const name = `${index + 1}/${STEPS.length} ${heading}`;
    console.log(`\n=== ${name}\n`);
    const stepStart = performance.now();
    const status = await run();
    const duration = formatDuration(performance.now() - stepStart);
    if (status !== 0) throw new Letter(`\n=== ${name}: FAILED after ${duration}`);
    console.log(`\n=== ${name}: passed in ${duration}`);
  }
  console.log(`\n=== All passed in ${formatDuration(performance.now() - start)}`);
}

function runVitest(project: string): Promise<number> {
  return runPackage('vitest', ['run', '--project', project]);
}

function formatDuration(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

if (import.meta.main) {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  await runCommand(async () => {
    await testEverything();
    return 0;
  });
}
