import type { Archive } from './archive.ts';
import { formatDay, formatPeriod } from './date-wording.ts';
import { daysOfPublication } from './known-on.ts';
import { buildPeriods } from './period.ts';
import { permalinksUnder, type Destination } from './permalink.ts';

/**
 * Every page of the site that is a public address: what search engines are told of, and what the
 * ledger keeps. Pages that only lead on are none of them.
 */
export function publicDestinations(archive: Archive): Destination[] {
  return [
    'timeline',
    'events',
    'articles',
    'actors',
    'sides',
    'about',
    'disagreements',
    'corrections',
    'known-on',
    ...archive.events.map(({ slug }) => ({ event: slug })),
    ...archive.articles.map(({ slug }) => ({ article: slug })),
    ...archive.actors.map(({ slug }) => ({ actor: slug })),
    ...archive.sides.map(({ slug }) => ({ side: slug })),
    ...buildPeriods(archive).map(({ iso }) => ({ period: iso })),
    ...daysOfPublication(archive.articles).map((day) => ({ knownOn: day })),
  ];
}

/** Every public address, from the site's root and without the base: `/events/parliament-vote/`. */
export function publicAddresses(archive: Archive): string[] {
  return publicDestinations(archive).map(addressOf);
}

/** Where a destination is found, from the site's root and without the base. */
export const addressOf = permalinksUnder('/');

/** Things that may be renamed, each with its former slugs. */
export type Renamable = Readonly<
  Record<
    'events' | 'articles' | 'actors',
    readonly { readonly slug: string; readonly formerly: readonly string[] }[]
  >
>;

/** Every address under which something was published before it was renamed, and its present one. */
export function formerAddresses({ events, articles, actors }: Renamable): Map<string, string> {
  const renamed = <T extends { slug: string; formerly: readonly string[] }>(
    things: readonly T[],
    toDestination: (slug: string) => Destination,
  ) =>
    things.flatMap(({ slug, formerly }) =>
      formerly.map((former): [string, string] => [
        addressOf(toDestination(former)),
        addressOf(toDestination(slug)),
      ]),
    );
  return new Map([
    ...renamed(events, (event) => ({ event })),
    ...renamed(articles, (article) => ({ article })),
    ...renamed(actors, (actor) => ({ actor })),
  ]);
}

/**
 * Every address at which nothing is any more but from which readers are led on, and where they are
 * led: former addresses, and withdrawn ones that have a better place to look. Who follows one stands
 * on a page at once, however often things were renamed or withdrawn on the way.
 */
export function addressesLeadingOn(archive: Archive): Map<string, string> {
  const next = formerAddresses(archive);
  for (const { address, see } of archive.tombstones) if (see !== undefined) next.set(address, see);
  const pages = new Set([
    ...publicAddresses(archive),
    ...archive.tombstones.map(({ address }) => address),
  ]);
  return new Map(
    [...next.keys()].flatMap((from): [string, string][] => {
      const to = follow(from, next);
      return to !== undefined && pages.has(to) ? [[from, to]] : [];
    }),
  );
}

/** Where a chain of addresses ends; undefined where it runs in a circle. */
function follow(from: string, next: ReadonlyMap<string, string>): string | undefined {
  const passed = new Set<string>();
  let address = from;
  for (let to = next.get(address); to !== undefined; to = next.get(address)) {
    if (passed.has(address)) return undefined;
    passed.add(address);
    address = to;
  }
  return address;
}

/** What the page at a public address is called; the address itself where nothing has another name. */
export function titleOf(address: string, archive: Archive): string {
  const titles: [Destination, string][] = [
    ['timeline', 'the timeline'],
    ...archive.events.map(({ slug, headline }): [Destination, string] => [
      { event: slug },
      headline,
    ]),
    ...archive.articles.map(({ slug, title }): [Destination, string] => [{ article: slug }, title]),
    ...archive.actors.map(({ slug, name }): [Destination, string] => [{ actor: slug }, name]),
    ...archive.sides.map(({ slug, name }): [Destination, string] => [{ side: slug }, name]),
    ...buildPeriods(archive).map(({ iso }): [Destination, string] => [
      { period: iso },
      formatPeriod(iso),
    ]),
    ...daysOfPublication(archive.articles).map((day): [Destination, string] => [
      { knownOn: day },
      `what was known on ${formatDay(day)}`,
    ]),
  ];
  return titles.find(([to]) => addressOf(to) === address)?.[1] ?? address;
}
