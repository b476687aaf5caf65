import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildArchive, type Archive, type Content } from '../model/archive.ts';
import { buildSite } from './build-site.ts';
import { checkContent } from './check.ts';
import { Letter, projectFolder, runCommand, runPackage } from './command.ts';
import { finishPages } from './finish-pages.ts';
import { writeHostHeaders } from './host-headers.ts';
import { parseBase, parseCards, parseContact, parseSite } from './settings.ts';
import { paintCards, writeCards } from './write-cards.ts';
import { writeExchange } from './write-exchange.ts';
import { readSource, writeManifest } from './write-manifest.ts';
import { writeSearchIndex } from './write-search-index.ts';

const NO_SITE = `
NOTE: SITE is not set, so this build does not know its public address. It has no canonical links,
no absolute addresses in feeds, sitemap and cards, offers no code to embed it, and should not be
published. To publish, name the origin, and the path below it if there is one:

  SITE=https://example.org BASE=/history/ npm run build
`;

/**
 * Writes the site with Astro, and what Astro does not write. With `--force`: Astro's cache does not notice
 * when code that the content passes through has changed.
 *
 * @param finish What is to be done with all files before they are listed.
 * @returns an exit status
 */
export async function renderSite(
  content: Content,
  folder: string,
  cache: string,
  finish?: () => Promise<void>,
): Promise<number> {
  // What was checked is what is built; reading ten thousand files twice would take ten seconds more.
  const checked = join(cache, 'checked-content.json');
  await mkdir(cache, { recursive: true });
  await writeFile(checked, JSON.stringify(content));

  say('Connecting the content');
  const archive = buildArchive(content);
  say('Rendering the pages');
  // Astro fills one core with the pages; what is no page is made beside it.
  const stop = new AbortController();
  const rest = writeRest(archive, folder, stop.signal);
  // A failure is heard of where the rest is waited for, which is later.
  rest.catch(() => undefined);
  const status = await runPackage('astro', ['build', '--force', '--outDir', folder], {
    env: { BUILD_CACHE: cache, CHECKED_CONTENT: checked, ASTRO_TELEMETRY_DISABLED: '1' },
    hasChannel: true,
  });
  if (status !== 0) {
    stop.abort();
    return status;
  }
  say('Making the pages small and their policies strict');
  await finishPages(folder);
  say('Writing data, search index and cards');
  await rest;
  await writeHostHeaders(folder, parseBase(process.env['BASE']));
  await finish?.();
  say('Listing all files');
  await writeManifest(archive, folder, await readSource(projectFolder));
  return 0;
}

/** Writes what the site has besides pages. */
async function writeRest(archive: Archive, folder: string, signal: AbortSignal): Promise<void> {
  const cards = parseCards(process.env['CARDS']) ? paintCards(archive, { signal }) : [];
  const others = [writeExchange(archive, folder, signal), writeSearchIndex(archive, folder)];
  await Promise.all([...others, writeCards(await cards, folder)]);
}

/** Tells whoever waits what the build does next, on one line. */
function say(stage: string): void {
  console.log(`${stage} …`);
}

/** The settings are parsed before Astro starts, so that a wrong one is answered with a letter alone. */
export async function checkEverything(): Promise<Content | undefined> {
  parseBase(process.env['BASE']);
  parseCards(process.env['CARDS']);
  parseContact(process.env['CONTACT']);
  parseSite(process.env['SITE']);
  say('Reading the content');
  return checkContent(join(projectFolder, 'content'));
}

function readOut(): string {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });
    return resolve(projectFolder, values.out);
  } catch (error) {
    throw new Letter(`${(error as Error).message}\nUsage: npm run build -- [--out FOLDER]`);
  }
}

if (import.meta.main) {
  await runCommand(async () => {
    const out = readOut();
    const status = await buildSite({ out, check: checkEverything, render: renderSite });
    // Last, where it is seen.
    if (status === 0 && parseSite(process.env['SITE']) === undefined) console.error(NO_SITE);
    return status;
  });
  // What an interrupted build still has in hand ends with it.
  process.exit();
}
