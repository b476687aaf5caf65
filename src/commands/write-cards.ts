import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { drawCard } from '../exchange/card.ts';
import type { Archive } from '../model/archive.ts';
import { buildCards, cardSize } from '../model/card.ts';
import { site } from '../site.ts';
import { openLettering } from './card-lettering.ts';
import { projectFolder } from './command.ts';
import { encodePng } from './encode-png.ts';

/** Where painted cards are kept between builds. It may be deleted at any time. */
export const cardCache = join(projectFolder, 'node_modules/.cache/troop-question/cards');

/** How many cards are painted at once: painting leaves our thread. */
const LANES = 3;

/** What is kept was painted and packed by this; whoever changes how sets another number. */
const PAINTER = 'resvg 2.6.2, palette 1';

/** How to paint. */
interface PaintOptions {
  /** The folder that keeps what is painted. */
  readonly cache?: string;
  /** Ends the work, when nobody wants the cards any more. */
  readonly signal?: AbortSignal;
}

/** A card as a picture, and every file below the site’s root that shows it. */
export interface PaintedCard {
  readonly files: readonly string[];
  readonly png: Uint8Array;
}

/**
 * Paints every card of the archive as PNG. A card whose drawing was painted before comes from the
 * cache, by the hash of the drawing: words, places, outlines of letters and all. Two paintings at a time
 * may share a cache.
 */
export async function paintCards(
  archive: Pick<Archive, 'events' | 'articles' | 'spine'>,
  { cache = cardCache, signal }: PaintOptions = {},
): Promise<readonly PaintedCard[]> {
  const tools = { lettering: openLettering(), siteName: site.name };
  const cards = buildCards(archive);
  const painted: PaintedCard[] = [];
  const waiting = cards.entries();
  await mkdir(cache, { recursive: true });
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const [index, card] of waiting) {
        if (signal?.aborted) return;
        const png = await paintOrRecall(drawCard(card, tools), cache);
        painted[index] = { files: card.names.map((name) => `cards/${name}.png`), png };
      }
    }),
  );
  return painted;
}

/** Writes painted cards into the folder of a build. */
export async function writeCards(cards: readonly PaintedCard[], folder: string): Promise<void> {
  for (const { files, png } of cards) {
    for (const file of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), png);
    }
  }
}

/** A drawing as PNG: from the cache where it is there and whole, else painted and kept. */
async function paintOrRecall(svg: string, cache: string): Promise<Uint8Array> {
  const key = createHash('sha256').update(PAINTER).update(svg).digest('hex');
  const path = join(cache, key);
  const kept = await recall(path, key);
  if (kept !== undefined) return kept;

  const png = await paint(svg);
  // Renamed into place, so that a build at the same time never reads half a card.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, Buffer.concat([sealOf(key, png), png]));
  await rename(unfinished, path);
  return png;
}

/** What is kept under a key; undefined where there is nothing or its seal is broken. */
async function recall(path: string, key: string): Promise<Uint8Array | undefined> {
  const sealed = await readFile(path).catch(() => undefined);
  if (sealed === undefined) return undefined;
  const png = sealed.subarray(SEAL_LENGTH);
  return sealed.subarray(0, SEAL_LENGTH).equals(sealOf(key, png)) ? png : undefined;
}

const SEAL_LENGTH = 32;

/** Tells a card that was damaged, cut short or put under another’s key from one that is whole. */
function sealOf(key: string, png: Uint8Array): Buffer {
  return createHash('sha256').update(key).update(png).digest();
}

/** Paints a drawing. It has no text of its own, so no font of the machine has a part in it. */
async function paint(svg: string): Promise<Uint8Array> {
  const { pixels } = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return encodePng({ ...cardSize, rgba: pixels });
}
