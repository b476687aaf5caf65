import { getCollection, type CollectionKey } from 'astro:content';
import { buildArchive, type Archive, type Content } from './model/archive.ts';
import { ContentError } from './model/content-error.ts';

let opened: Promise<Archive> | undefined;

/**
 * The whole archive, connected and in order. The only reader of Astro's collections.
 *
 * @throws {ContentError} While authors work: the report of what is wrong, for every page to show.
 */
export function openArchive(): Promise<Archive> {
  opened ??= readArchive();
  return opened;
}

async function readArchive(): Promise<Archive> {
  const [faults] = await getCollection('faults');
  if (faults !== undefined && faults.data.report !== '')
    throw new ContentError([], faults.data.report);
  return buildArchive({
    articles: await carried('articles'),
    events: await carried('events'),
    actors: await carried('actors'),
    sides: await carried('sides'),
    places: await carried('places'),
    measures: await carried('measures'),
    story: await carried('story'),
  });
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
