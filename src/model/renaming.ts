/** Something that may be renamed, and the slugs that it had before. */
export interface Renamable {
  readonly slug: string;
  readonly formerly: readonly string[];
}

/** Every slug that something has or had, its present one first. */
export function namesOf({ slug, formerly }: Renamable): string[] {
  return [slug, ...formerly];
}

/** The present slug of each thing by all the slugs that it ever had. */
export function presentNames(things: readonly Renamable[]): Map<string, string> {
  return new Map(things.flatMap((thing) => namesOf(thing).map((name) => [name, thing.slug])));
}
