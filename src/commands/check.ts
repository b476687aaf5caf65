import { join } from 'node:path';
import type { Content } from '../model/archive.ts';
import { reportContent } from '../reading/report-content.ts';
import { site } from '../site.ts';
import { projectFolder, runCommand } from './command.ts';

/**
 * Reads and checks the content, without Astro, and prints the report: to the output when all is well,
 * to the error output when there are faults.
 *
 * @returns the content, undefined where it has faults
 */
export async function checkContent(folder: string): Promise<Content | undefined> {
  const { content, text } = await reportContent(folder, site);
  if (content === undefined) console.error(text);
  else console.log(text);
  return content;
}

if (import.meta.main) {
  await runCommand(async () => {
    const content = await checkContent(join(projectFolder, 'content'));
    return content === undefined ? 1 : 0;
  });
}
