import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const COMMAND = new URL('command.ts', import.meta.url).href;
const BUILD_LOG = new URL('build-log.ts', import.meta.url).href;

/** Prints more than a pipe holds, and goes on after that. */
const PRINTING = `
for (let line = 0; line < 10_000; line += 1) console.log('much to read');
await new Promise((resolve) => setTimeout(resolve, 100));
console.log('and more');
console.error('done');
`;

test.each([
  [
    'a command',
    `import { runCommand } from '${COMMAND}'; await runCommand(async () => { ${PRINTING} return 0; });`,
  ],
  ['Astro, which a build starts,', `import '${BUILD_LOG}'; ${PRINTING}`],
])('%s goes on to its end when nobody reads what it prints any more', async (_who, script) => {
  const program = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  let complaints = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  program.stdout.once('data', () => program.stdout.destroy());
  const [status] = await once(program, 'close');
  expect(complaints).toBe('done\n');
  expect(status).toBe(0);
});
