import { join } from 'node:path';
import { reportContent } from '../reading/report-content.ts';
import { projectFolder, runCommand } from './command.ts';

/**
 * Reads and checks the content, without Astro, and prints the report: to the output when all is well,
 * to the error output when there are faults.
 *
 * @returns the number of faults
 */
export async function checkContent(folder: string): Promise<number> {
  const { faults, text } = await reportContent(folder);
  if (faults > 0) console.error(text);
  else console.log(text);
  return faults;
}

if (import.meta.main) {
  await runCommand(async () => {
    const faults = await checkContent(join(projectFolder, 'content'));
    return faults > 0 ? 1 : 0;
  });
}
