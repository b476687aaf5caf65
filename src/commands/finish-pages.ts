import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compactPage } from './compact-page.ts';
import { escapeAttributes } from './escape-attributes.ts';
import { tightenPolicy } from './tighten-policy.ts';

/**
 * Makes every page that Astro has written as small and its content security policy as strict as what
 * it tells allows.
 *
 * @param folder The folder of a finished build.
 * @throws Error when a page has no policy, or one that does not cover its own styles and scripts
 */
export async function finishPages(folder: string): Promise<void> {
  const paths = glob('**/*.html', { cwd: folder });
  // All workers take from the one list of pages, so that no page waits for its neighbours.
  await Promise.all(Array.from({ length: pagesAtOnce }, () => finishEach(paths, folder)));
}

const pagesAtOnce = 16;

async function finishEach(paths: AsyncIterator<string>, folder: string): Promise<void> {
  for (let next = await paths.next(); !next.done; next = await paths.next()) {
    const file = join(folder, next.value);
    const page = await readFile(file, 'utf8');
    try {
      await writeFile(file, tightenPolicy(compactPage(escapeAttributes(page))));
    } catch (error) {
      throw new Error(`${next.value}: ${(error as Error).message}`, { cause: error });
    }
  }
}
