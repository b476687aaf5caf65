import { getCollection, type CollectionKey } from 'astro:content';
import { buildArchive, type Archive, type Content } from './model/archive.ts';
import { ContentError } from './model/content-error.ts';

let opened: Promise<Archive> | undefined;
let carriedContent: Promise<Content> | undefined;

/**
 * The whole archive, connected and in order.
 *
 * @throws {ContentError} While authors work: the report of what is wrong, for every page to show.
 */
export function openArchive(): Promise<Archive> {
  opened ??= openContent().then(buildArchive);
  return opened;
}

/**
 * All content, not yet connected: for pages that connect a part of it. With {@link openArchive} the
 * only reader of Astro's collections.
 *
 * @throws {ContentError} As {@link openArchive} does.
 */
export function openContent(): Promise<Content> {
  carriedContent ??= readCarried();
  return carriedContent;
}

async function readCarried(): Promise<Content> {
  const [faults] = await getCollection('faults');
  if (faults !== undefined && faults.data.report !== '')
    throw new ContentError([], faults.data.report);
  const [ledger] = await getCollection('ledger');
  return {
    articles: await carried('articles'),
    events: await carried('events'),
    actors: await carried('actors'),
    sides: await carried('sides'),
    places: await carried('places'),
    measures: await carried('measures'),
    story: await carried('story'),
    quotations: ledger!.data.quotations,
    tombstones: ledger!.data.tombstones,
  };
}

/** The entries of a collection in the order in which they were stored. */
async function carried<Name extends keyof Content & CollectionKey>(
  name: Name,
): Promise<Content[Name]> {
  const entries = await getCollection(name);
  return entries
    .sort((a, b) => Number(a.id) - Number(b.id))
    .map((entry) => entry.data) as unknown as Content[Name];
}
