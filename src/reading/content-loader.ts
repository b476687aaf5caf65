import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Content } from '../model/archive.ts';
import { ContentError } from '../model/content-error.ts';
import type { PublicationState } from './compare-with-ledger.ts';
import type { Section } from './content-files.ts';
import { readContent, type ContentReading } from './read-content.ts';
import { formatReport } from './report-content.ts';

/** What of the content comes from the ledger. It travels as one entry, since Astro warns of empty collections. */
export type LedgerPart = Pick<Content, 'quotations' | 'tombstones'>;

/** All that travels through Astro; the faults are the report of what is wrong with the content. */
export type Part = Section | 'ledger' | 'faults';

/**
 * A loader that carries one part of the content into Astro's store. All parts come from one reading.
 *
 * In a build, faults stop everything. While authors work, the report is stored in place of the
 * content, so that every page shows it until the faults are mended.
 */
export function contentLoader(part: Part, state: PublicationState) {
  return {
    name: `content: ${part}`,
    load: async (context) => {
      const folder = resolve(fileURLToPath(new URL('content/', context.config.root)));
      await store(part, folder, context, state);
      context.watcher?.add(folder);
      context.watcher?.on('all', (_change, path) => {
        if (!resolve(path).startsWith(folder + sep)) return;
        // A failure here is no fault of the content, and must not end the author’s preview.
        store(part, folder, context, state).catch((error: unknown) =>
          context.logger.error(String(error)),
        );
      });
    },
  } satisfies Loader;
}

async function store(
  part: Part,
  folder: string,
  context: LoaderContext,
  state: PublicationState,
): Promise<void> {
  const { content, faults } = await readOnce(folder, state);
  const report = faults.length === 0 ? '' : formatReport(faults, 'nothing was built');
  if (report !== '' && context.watcher === undefined) throw new ContentError([], report);
  if (part === 'faults') {
    if (report !== '') context.logger.error(`\n${report}`);
    context.store.set({ id: 'report', data: { report } });
  } else if (report !== '') {
    return;
  } else if (part === 'ledger') {
    const { quotations, tombstones } = content;
    context.store.set({ id: part, data: { quotations, tombstones } });
  } else {
    context.store.clear();
    for (const [index, data] of content[part].entries()) {
      context.store.set({ id: String(index), data: { ...data } });
    }
  }
}

/** What pages need of a reading. */
type CarriedReading = Pick<ContentReading, 'content' | 'faults'>;

const readings = new Map<string, Promise<CarriedReading>>();

/** One reading for all loaders that ask within the same moment: they run side by side. */
function readOnce(folder: string, state: PublicationState): Promise<CarriedReading> {
  const current = readings.get(folder);
  if (current !== undefined) return current;
  const reading = new Promise<void>((settle) => setTimeout(settle, settlingTime)).then(() => {
    readings.delete(folder);
    return readChecked() ?? readContent(folder, state);
  });
  readings.set(folder, reading);
  return reading;
}

/** The content as `npm run build` read and checked it before it started Astro. */
function readChecked(): CarriedReading | undefined {
  const file = process.env['CHECKED_CONTENT'];
  if (file === undefined) return undefined;
  return { content: JSON.parse(readFileSync(file, 'utf8')) as Content, faults: [] };
}

/** Milliseconds in which an editor's several writes of one save, and all loaders, come together. */
const settlingTime = 40;
