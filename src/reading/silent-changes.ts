import { createHash } from 'node:crypto';
import { formerAddresses } from '../model/addresses.ts';
import type { Content } from '../model/archive.ts';
import type { Fault } from '../model/content-error.ts';
import type { EventRecord } from '../model/event.ts';
import type { Ledger, PublishedAccount } from '../model/ledger.ts';

/**
 * Accounts that changed since they were published, without a correction and not marked as minor, and
 * corrections that were published and are gone. To be asked from the launch on.
 *
 * @param content Content without faults.
 */
export function findSilentChanges(content: Content, ledger: Ledger): Fault[] {
  const formerNames = formerNamesIn(content);
  const findPublished = publishedAccounts(ledger);
  return content.events.flatMap((event): Fault[] => {
    const published = findPublished(event);
    return published === undefined ? [] : findSilence(event, published, formerNames);
  });
}

/**
 * What each event tells now, for the ledger to keep. An account that changed in silence stays on
 * record as it was published, so that recording hides nothing.
 */
export function recordAccounts(content: Content, ledger: Ledger): PublishedAccount[] {
  const formerNames = formerNamesIn(content);
  const findPublished = publishedAccounts(ledger);
  return content.events.map((event) => {
    const published = findPublished(event);
    if (published !== undefined && findSilence(event, published, formerNames).length > 0) {
      return { ...published, event: event.slug };
    }
    // A day once used to excuse a change excuses no other, even if it is taken out and put back.
    const minor = [event.minor, published?.minor].filter((day) => day !== undefined).sort();
    return {
      event: event.slug,
      digest: digestOf(event),
      corrections: event.corrections.length,
      ...(minor.length > 0 && { minor: minor.at(-1) }),
    };
  });
}

/**
 * The SHA-256 of what an event tells: its headline, its date, and the words, emphasis, links and
 * citations of its body. Where the lines of the file break is no part of it, nor is the site's base,
 * nor the order of the articles in one citation.
 *
 * @param nameOf The name that counts for an address: things that an account cites or links to may
 *   have been renamed since, which changes nothing of what it tells.
 */
export function digestOf(
  { headline, when, account }: EventRecord,
  nameOf: (address: string) => string = (address) => address,
): string {
  const body = account.map(({ kind, passages }) => [
    kind,
    ...passages.map(({ html, links, articles }) => [
      withLinks(html, links.map(nameOf)).replace(/\s+/gu, ' ').trim(),
      articles.map((slug) => nameOf(`/articles/${slug}/`)).sort(),
    ]),
  ]);
  const told = JSON.stringify([headline.replace(/\s+/gu, ' '), when.text, body]);
  return createHash('sha256').update(told).digest('hex');
}

/** The former addresses of whatever was renamed, by its present one. */
type FormerNames = ReadonlyMap<string, readonly string[]>;

function formerNamesIn(content: Content): FormerNames {
  const formers = [...formerAddresses(content)];
  const byPresent = Map.groupBy(formers, ([, present]) => present);
  return new Map([...byPresent].map(([present, pairs]) => [present, pairs.map(([from]) => from)]));
}

/** What the ledger knows of each event, under its present slug or a former one. */
function publishedAccounts({ accounts }: Ledger) {
  const byEvent = new Map(accounts.map((account) => [account.event, account]));
  return ({ slug, formerly }: EventRecord): PublishedAccount | undefined =>
    [slug, ...formerly].map((name) => byEvent.get(name)).find((account) => account !== undefined);
}

function findSilence(
  event: EventRecord,
  published: PublishedAccount,
  formerNames: FormerNames,
): Fault[] {
  const { file, corrections, minor } = event;
  if (corrections.length < published.corrections) {
    return [
      {
        place: { file, field: ['corrections'] },
        message: `corrections published: ${published.corrections}, still here: ${corrections.length}; a published correction stays, so put back what the last commit had, and if it was mistaken, add another that says so`,
      },
    ];
  }
  const isExplained =
    corrections.length > published.corrections ||
    (minor !== undefined && minor > (published.minor ?? ''));
  if (isExplained || tellsTheSame(event, published, formerNames)) return [];
  return [{ place: { file, field: ['headline'] }, message: explainSilence(event, published) }];
}

function explainSilence({ corrections }: EventRecord, published: PublishedAccount): string {
  const correction =
    '{ date: YYYY-MM-DD, change: "What stood here before.", why: "How we know better." }';
  const add =
    corrections.length === 0
      ? `add corrections: [${correction}]`
      : `add to its corrections - ${correction}`;
  const later = published.minor === undefined ? '' : `, a day after ${published.minor}`;
  return `what this event tells (headline, date or text) has changed since it was published; ${add}, or, if only spelling or style changed, write minor: YYYY-MM-DD${later}`;
}

/** Does an event tell what it told, whatever the things that it names were called then? */
function tellsTheSame(
  event: EventRecord,
  published: PublishedAccount,
  formerNames: FormerNames,
): boolean {
  if (digestOf(event) === published.digest) return true;
  const named = addressesIn(event).filter((address) => formerNames.has(address));
  return namings(named, formerNames)
    .map((names) => digestOf(event, (address) => names.get(address) ?? address))
    .includes(published.digest);
}

/** The addresses that an account cites and links to, each once. */
function addressesIn({ account }: EventRecord): string[] {
  const passages = account.flatMap((block) => block.passages);
  const cited = passages.flatMap(({ articles }) => articles.map((slug) => `/articles/${slug}/`));
  return [...new Set([...cited, ...passages.flatMap(({ links }) => links)])];
}

/** Every way in which some renamed things may have been called together at one time. */
function namings(
  addresses: readonly string[],
  formerNames: FormerNames,
): ReadonlyMap<string, string>[] {
  return addresses.reduce<ReadonlyMap<string, string>[]>(
    (known, address) =>
      [address, ...formerNames.get(address)!].flatMap((name) =>
        known.map((names) => new Map([...names, [address, name]])),
      ),
    [new Map()],
  );
}

/** HTML of a passage with its links to pages of ours as given, in their order. */
function withLinks(html: string, links: readonly string[]): string {
  let next = 0;
  // Links elsewhere carry a `rel`; ours have an address and nothing else.
  return html.replace(/<a href="[^"]*">/g, (link) => {
    const address = links[next++];
    return address === undefined ? link : `<a href="${address}">`;
  });
}
