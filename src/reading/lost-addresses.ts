import { addressesLeadingOn, formerAddresses, publicAddresses } from '../model/addresses.ts';
import { buildArchive, type Archive, type Content } from '../model/archive.ts';
import type { Fault } from '../model/content-error.ts';
import { nearestFirst } from '../model/did-you-mean.ts';
import type { Ledger, Tombstone } from '../model/ledger.ts';
import { compareText } from '../model/order.ts';
import { describeBadReason, proposeAddress } from './withdraw-address.ts';

/**
 * Addresses that were published and lead to nothing any more, and tombstones that cannot stand.
 *
 * @param content Content without faults.
 */
export function findLostAddresses(content: Content, ledger: Ledger): Fault[] {
  const archive = buildArchive({ ...content, tombstones: ledger.tombstones });
  const present = new Set(publicAddresses(archive));
  return [
    ...lostAddresses(content, ledger, present),
    ...impossibleTombstones(ledger, archive, present),
    ...withdrawnFormerSlugs(content, ledger),
  ];
}

/**
 * The public addresses to keep in the ledger: all that it has and all that are present, those that
 * were withdrawn left out; sorted.
 */
export function recordAddresses(content: Content, ledger: Ledger): string[] {
  const withdrawn = new Set(ledger.tombstones.map(({ address }) => address));
  const known = new Set([...ledger.addresses, ...publicAddresses(buildArchive(content))]);
  return [...known].filter((address) => !withdrawn.has(address)).sort(compareText);
}

function lostAddresses(content: Content, ledger: Ledger, present: ReadonlySet<string>): Fault[] {
  const leading = new Set([
    ...present,
    ...formerAddresses(content).keys(),
    ...ledger.tombstones.map(({ address }) => address),
  ]);
  const recorded = new Set(ledger.addresses);
  return ledger.addresses.flatMap((address, index) => {
    if (leading.has(address)) return [];
    const remedy = findNewFiles(address, content, recorded) ?? bringBack(address, present);
    return [
      {
        place: { file: 'content/ledger/addresses.json', field: [index] },
        message: `${address} was published and leads to nothing now; ${remedy}`,
      },
    ];
  });
}

/** A renamed thing is found again by its former slug; undefined where an address is of nothing renamable. */
function findNewFiles(
  address: string,
  content: Content,
  recorded: ReadonlySet<string>,
): string | undefined {
  const { kind, slug } = renamable.exec(address)?.groups ?? {};
  if (kind === undefined || slug === undefined) return undefined;
  const fresh = new Map(
    content[kind as 'events' | 'articles' | 'actors']
      .filter((thing) => !recorded.has(`/${kind}/${thing.slug}/`))
      .map((thing) => [thing.slug, thing.file]),
  );
  const files = nearestFirst(slug, fresh.keys()).map((name) => fresh.get(name)!);
  return `if its file was renamed, add formerly: [${slug}] to it${hint(files)}; if it is gone for good, ${withdrawIt(address)}`;
}

const renamable = /^\/(?<kind>events|articles|actors)\/(?<slug>[^/]+)\/$/;

function hint(files: readonly string[]): string {
  if (files.length === 0) return '';
  const shown = files.slice(0, 3).join(', ');
  return ` (new ${files.length === 1 ? 'is' : 'are'} ${shown}${files.length > 3 ? ' …' : ''})`;
}

/** What else was published can only be withdrawn, in favour of what it was a part of: a day, of its month. */
function bringBack(address: string, present: ReadonlySet<string>): string {
  let whole = address;
  do whole = whole.replace(/[^/]*\/$/, '');
  while (whole.length > 1 && !present.has(whole));
  const see = whole.length > 1 ? ` --see ${whole}` : '';
  return `bring it back, or ${withdrawIt(address)}${see}`;
}

function withdrawIt(address: string): string {
  return `run npm run ledger -- --withdraw ${address} --because "…"`;
}

function* impossibleTombstones(
  { tombstones }: Ledger,
  archive: Archive,
  present: ReadonlySet<string>,
): Generator<Fault> {
  const leadingOn = addressesLeadingOn(archive);
  const seen = new Set<string>();
  for (const [index, { address, date, because, see }] of tombstones.entries()) {
    const fault = (field: keyof Tombstone, message: string): Fault => ({
      place: { file: 'content/ledger/tombstones.json', field: [index, field] },
      message,
    });
    if (present.has(address)) {
      yield fault(
        'address',
        `${address} was withdrawn on ${date} and has a page again; ${restoreIt(address)}, or give what is there now another name`,
      );
    }
    const problem = describeBadReason(because);
    if (problem !== undefined) yield fault('because', `the reason ${problem}`);
    if (seen.has(address)) {
      yield fault('address', `${address} was withdrawn twice; delete one of the two lines`);
    } else if (see !== undefined && !leadingOn.has(address)) {
      yield fault(
        'see',
        `${address} was withdrawn and leads on to ${see}, where there is nothing; write the address of a page${proposeAddress(see, present)}, or leave "see" out`,
      );
    }
    seen.add(address);
  }
}

function withdrawnFormerSlugs(content: Content, { tombstones }: Ledger): Fault[] {
  const withdrawn = new Map(tombstones.map(({ address, date }) => [address, date]));
  return (['events', 'articles', 'actors'] as const).flatMap((kind) =>
    content[kind].flatMap(({ file, formerly }) =>
      formerly.flatMap((former, index) => {
        const address = `/${kind}/${former}/`;
        const date = withdrawn.get(address);
        if (date === undefined) return [];
        return [
          {
            place: { file, field: ['formerly', index] },
            message: `“${former}” was withdrawn on ${date}, and an address cannot be withdrawn and lead on; leave it out here, or ${restoreIt(address)}`,
          },
        ];
      }),
    ),
  );
}

function restoreIt(address: string): string {
  return `run npm run ledger -- --restore ${address}`;
}
