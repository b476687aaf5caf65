import type { Archive } from './archive.ts';
import { formatDay, formatPeriod } from './date-wording.ts';
import { buildKinds } from './event-kind.ts';
import { daysOfPublication } from './known-on.ts';
import { buildPeriods } from './period.ts';
import { parseDay, parsePartialDate } from './partial-date.ts';
import { permalinksUnder, type Destination } from './permalink.ts';
import type { Renamable } from './renaming.ts';

/** A page of the site that is a public address, and what prose calls it. */
interface PublicPage {
  readonly to: Destination;
  readonly title: string;
}

/**
 * Every page of the site that is a public address: what search engines are told of, and what the
 * ledger keeps. Pages that only lead on are none of them.
 */
export function publicDestinations(archive: Archive): Destination[] {
  return publicPages(archive).map(({ to }) => to);
}

/** Every public address, from the site's root and without the base: `/events/parliament-vote/`. */
export function publicAddresses(archive: Archive): string[] {
  return publicDestinations(archive).map(addressOf);
}

/** Where a destination is found, from the site's root and without the base. */
export const addressOf = permalinksUnder('/');

/** The rest of a destination’s path below a section: `iran/part-2` of `/sides/iran/part-2/`. */
export function pathBelow(section: Destination, to: Destination): string {
  return addressOf(to).slice(addressOf(section).length, -1);
}

/** Every address under which something was published before it was renamed, and its present one. */
export function formerAddresses({
  events,
  articles,
  actors,
}: Readonly<Record<'events' | 'articles' | 'actors', readonly Renamable[]>>): Map<string, string> {
  const renamed = (things: readonly Renamable[], toDestination: (slug: string) => Destination) =>
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

/**
 * Prepares saying what the page at an address is or was called. Of a page that was withdrawn only its
 * address is left to tell.
 */
export function titlesIn(archive: Archive): (address: string) => string {
  const titles = new Map(publicPages(archive).map(({ to, title }) => [addressOf(to), title]));
  return (address) => titles.get(address) ?? titleFromAddress(address);
}

/** What an address tells of a page: its date, or a name and what sort of thing has it. */
function titleFromAddress(address: string): string {
  const [first = '', ...others] = address.split('/').filter((step) => step !== '');
  const period = [first, ...others].join('-');
  if (parsePartialDate(period).ok) return formatPeriod(period);
  const name = others.join('-');
  if (first === 'known-on' && parseDay(name).ok) return titleOfKnownDay(name);
  const noun = nouns[first];
  return noun === undefined ? address : `${name.replaceAll('-', ' ')} (${noun})`;
}

const nouns: Readonly<Record<string, string>> = {
  events: 'an event',
  articles: 'an article',
  actors: 'an actor',
  sides: 'a side',
  places: 'a place',
  kinds: 'a kind of event',
};

function publicPages(archive: Archive): PublicPage[] {
  return [
    { to: 'timeline', title: 'the timeline' },
    { to: 'events', title: 'all events' },
    { to: 'articles', title: 'all sources' },
    { to: 'actors', title: 'all actors' },
    { to: 'sides', title: 'all sides' },
    { to: 'positions', title: 'who wanted what' },
    { to: 'places', title: 'all places' },
    { to: 'kinds', title: 'all kinds of events' },
    { to: 'about', title: 'about this timeline' },
    { to: 'disagreements', title: 'where sources differ' },
    { to: 'troop-levels', title: 'troop levels' },
    { to: 'corrections', title: 'all corrections' },
    { to: 'known-on', title: 'what was known when' },
    { to: 'print', title: 'the printed edition' },
    { to: 'search', title: 'the search' },
    { to: 'data', title: 'the timeline as data' },
    ...archive.events.map(({ slug, headline }) => ({ to: { event: slug }, title: headline })),
    ...archive.articles.map(({ slug, title }) => ({ to: { article: slug }, title })),
    ...archive.actors.map(({ slug, name }) => ({ to: { actor: slug }, title: name })),
    ...archive.sides.map(({ slug, name }) => ({ to: { side: slug }, title: name })),
    ...archive.places.map(({ slug, name }) => ({ to: { place: slug }, title: name })),
    ...buildKinds(archive.events).map(({ slug, name }) => ({ to: { kind: slug }, title: name })),
    ...buildPeriods(archive).map(({ iso }) => ({ to: { period: iso }, title: formatPeriod(iso) })),
    ...daysOfPublication(archive.articles).map((day) => ({
      to: { knownOn: day },
      title: titleOfKnownDay(day),
    })),
  ];
}

function titleOfKnownDay(day: string): string {
  return `what was known on ${formatDay(day)}`;
}
