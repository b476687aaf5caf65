import { addressOf, formerAddresses } from '../model/addresses.ts';
import type { Content } from '../model/archive.ts';
import { passagesOf } from '../model/citation.ts';
import type { Fault } from '../model/content-error.ts';
import type { Correction, EventRecord } from '../model/event.ts';
import type { Ledger, PublishedAccount } from '../model/ledger.ts';
import { namesOf } from '../model/renaming.ts';
import { digestOfAll } from './certificate.ts';

/**
 * Accounts that changed since they were published, without a correction and not marked as minor;
 * corrections that were published and are gone or changed; and published events of whose account
 * nothing is known. To be asked from the launch on.
 *
 * @param content Content without faults.
 */
export function findSilentChanges(content: Content, ledger: Ledger): Fault[] {
  if (ledger.accounts.length === 0 && ledger.addresses.length > 0) return [noAccounts];
  const presentAddresses = formerAddresses(content);
  const findPublished = publishedAccounts(ledger);
  const recorded = new Set(ledger.addresses);
  return content.events.flatMap((event) => {
    const published = findPublished(event);
    if (published !== undefined) return findSilence(event, published, presentAddresses);
    const address = namesOf(event)
      .map((name) => addressOf({ event: name }))
      .find((name) => recorded.has(name));
    return address === undefined ? [] : [lostAccount(address)];
  });
}

/**
 * What each event tells now, for the ledger to keep.
 *
 * @param content Content in which {@link findSilentChanges} finds nothing wrong.
 */
export function recordAccounts(content: Content, ledger: Ledger): PublishedAccount[] {
  const findPublished = publishedAccounts(ledger);
  return content.events.map((event) => {
    // A day once used to excuse a change excuses no other, even if it is taken out and put back.
    const earlier = findPublished(event)?.minor;
    const minor = [event.minor, earlier].filter((day) => day !== undefined).sort();
    return {
      event: event.slug,
      digest: digestOfAccount(event),
      passages: referencesOf(event),
      corrections: event.corrections.map(digestOfCorrection),
      ...(minor.length > 0 && { minor: minor.at(-1) }),
    };
  });
}

/** Changes of the content that are dated after today. */
export function findFutureChanges({ events }: Content, today: string): Fault[] {
  return events.flatMap(({ file, corrections, minor }) => {
    const days = [
      ...corrections.map(({ date }, index) => ({
        day: date,
        field: ['corrections', index, 'date'],
      })),
      ...(minor === undefined ? [] : [{ day: minor, field: ['minor'] }]),
    ];
    return days
      .filter(({ day }) => day > today)
      .map(({ day, field }) => ({
        place: { file, field },
        message: `${day} is still to come; today is ${today} (UTC), so write that day or an earlier one`,
      }));
  });
}

/**
 * The SHA-256 of what an event tells: its headline, its date, and the words of its body with what is
 * emphasised and linked. Where the lines of the file break is no part of it, nor is what it cites and
 * links to by name.
 */
export function digestOfAccount({ headline, when, account }: EventRecord): string {
  const body = account.map(({ kind, passages }) => [
    kind,
    ...passages.map(({ text, markup = [], links }) => [
      withoutBreaks(text),
      ...markup.map(({ from, to, address }) => [
        from,
        to,
        ...(address === undefined ? [] : [links.includes(address) ? '' : address]),
      ]),
    ]),
  ]);
  return digestOfAll([withoutBreaks(headline), when.text, JSON.stringify(body)]);
}

const accountsFile = 'content/ledger/accounts.json';

const noAccounts: Fault = {
  place: { file: accountsFile },
  message:
    'the site has its day of launch (src/site.ts), and no account is recorded here; run npm run ledger on that day or before it, or later take this file from the last commit',
};

function lostAccount(address: string): Fault {
  return {
    place: { file: accountsFile },
    message: `${address} was published, and what it told is not recorded here; take the lost line from the last commit`,
  };
}

/** What the ledger knows of each event, under its present slug or else a former one. */
function publishedAccounts({ accounts }: Ledger) {
  const byName = new Map(accounts.map((account) => [account.event, account]));
  return (event: EventRecord): PublishedAccount | undefined =>
    namesOf(event)
      .map((name) => byName.get(name))
      .find((account) => account !== undefined);
}

function findSilence(
  event: EventRecord,
  published: PublishedAccount,
  presentAddresses: ReadonlyMap<string, string>,
): Fault[] {
  const { file, minor } = event;
  const corrections = new Set(event.corrections.map(digestOfCorrection));
  const lost = published.corrections.filter((digest) => !corrections.has(digest));
  if (lost.length > 0) {
    return [{ place: { file, field: ['corrections'] }, message: explainLoss(lost.length) }];
  }
  const isExplained =
    corrections.size > published.corrections.length ||
    (minor !== undefined && minor > (published.minor ?? ''));
  if (isExplained || tellsTheSame(event, published, presentAddresses)) return [];
  return [{ place: { file, field: ['headline'] }, message: explainSilence(event, published) }];
}

function explainLoss(number: number): string {
  const which = number === 1 ? 'a published correction is' : `${number} published corrections are`;
  return `${which} gone or not as published; put back what the last commit has, and if it was mistaken, add another that says so`;
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
  presentAddresses: ReadonlyMap<string, string>,
): boolean {
  if (digestOfAccount(event) !== published.digest) return false;
  const present = (address: string) =>
    address.replace(/^[^#?]*/, (path) => presentAddresses.get(path) ?? path);
  const byPresentNames = (passages: PublishedAccount['passages']) =>
    passages.map(({ cites, links }) => [
      cites.map((article) => present(addressOf({ article }))).sort(),
      links.map(present),
    ]);
  const [then, now] = [published.passages, referencesOf(event)].map(byPresentNames);
  return JSON.stringify(then) === JSON.stringify(now);
}

function referencesOf({ account }: EventRecord): PublishedAccount['passages'] {
  return passagesOf(account).map(({ articles, links }) => ({
    cites: articles.toSorted(),
    links: [...links],
  }));
}

function digestOfCorrection({ date, change, why }: Correction): string {
  return digestOfAll([date, withoutBreaks(change), withoutBreaks(why)]);
}

function withoutBreaks(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
