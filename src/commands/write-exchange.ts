import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { filesToWrite } from '../exchange/exchange-files.ts';
import { pathOf } from '../exchange/manifest.ts';
import type { Archive } from '../model/archive.ts';
import { site } from '../site.ts';

/**
 * Writes every file in which the timeline goes elsewhere into the folder of a build: data, feeds,
 * calendar, citations.
 *
 * @param signal Ends the work, when nobody wants the files any more.
 */
export async function writeExchange(
  archive: Archive,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  for (const { to, write } of filesToWrite(archive)) {
    // Others on this thread, and whoever interrupts us, are heard between any two files.
    await setImmediate();
    if (signal?.aborted) return;
    const file = join(folder, pathOf(to));
    mkdirSync(dirname(file), { recursive: true });
    // At once: that costs a third of what it costs to be told when it is done.
    writeFileSync(file, write(archive, site));
  }
}
