import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactPage } from './compact-page.ts';
import { escapeAttributes } from './escape-attributes.ts';
import { listFiles } from './list-files.ts';
import { shareWork } from './share-work.ts';
import { tightenPolicy } from './tighten-policy.ts';

/**
 * Makes every page that Astro has written as small and its content security policy as strict as what
 * it tells allows.
 *
 * @param folder The folder of a finished build.
 * @throws Error when a page has no policy, or one that does not cover its own styles and scripts
 */
export async function finishPages(folder: string): Promise<void> {
  const pages = listFiles(folder).filter((file) => file.endsWith('.html'));
  await shareWork({ module: import.meta.url, name: finishPage.name, folder }, pages);
}

/** Finishes one page; see {@link finishPages}. */
export function finishPage(folder: string, page: string): void {
  const file = join(folder, page);
  const written = readFileSync(file, 'utf8');
  try {
    writeFileSync(file, tightenPolicy(compactPage(escapeAttributes(written))));
  } catch (error) {
    throw new Error(`${page}: ${(error as Error).message}`, { cause: error });
  }
}
