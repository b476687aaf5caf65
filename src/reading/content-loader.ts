import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Content } from '../model/archive.ts';
import { ContentError } from '../model/content-error.ts';
import { readContent, type ContentReading } from './read-content.ts';
import { formatReport } from './report-content.ts';

/** The parts of the content that travel through Astro, and the report of what is wrong with it. */
export type Part = keyof Content | 'faults';

/**
 * A loader that carries one part of the content into Astro's store. All parts come from one reading.
 *
 * In a build, faults stop everything. While authors work, the report is stored in place of the
 * content, so that every page shows it until the faults are mended.
 */
export function contentLoader(part: Part) {
  return {
    name: `content: ${part}`,
    load: async (context) => {
      const folder = fileURLToPath(new URL('content/', context.config.root));
      await store(part, folder, context);
      context.watcher?.on('all', (_change, path) => {
        if (resolve(path).startsWith(resolve(folder))) void store(part, folder, context);
      });
    },
  } satisfies Loader;
}

async function store(part: Part, folder: string, context: LoaderContext): Promise<void> {
  const { content, faults } = await readOnce(folder);
  const report = formatReport(faults);
  if (faults.length > 0 && context.watcher === undefined) throw new ContentError([], report);
  if (faults.length > 0 && part === 'faults') context.logger.error(`\n${report}`);

  context.store.clear();
  if (faults.length > 0) {
    if (part === 'faults') context.store.set({ id: 'report', data: { report } });
    return;
  }
  for (const [index, data] of entriesOf(content, part).entries()) {
    context.store.set({ id: String(index), data: data as Record<string, unknown> });
  }
}

function entriesOf(content: Content, part: Part): readonly object[] {
  return part === 'faults' ? [] : content[part];
}

const readings = new Map<string, Promise<ContentReading>>();

/** One reading for all loaders that ask within the same moment: they run side by side. */
function readOnce(folder: string): Promise<ContentReading> {
  const current = readings.get(folder);
  if (current !== undefined) return current;
  const reading = new Promise<void>((settle) => setTimeout(settle, settlingTime)).then(() => {
    readings.delete(folder);
    return readContent(folder);
  });
  readings.set(folder, reading);
  return reading;
}

/** Milliseconds in which an editor's several writes of one save, and all loaders, come together. */
const settlingTime = 40;
