import { addressesLeadingOn, formerAddresses, publicAddresses } from '../model/addresses.ts';
import { buildArchive, type Archive, type Content } from '../model/archive.ts';
import type { Fault } from '../model/content-error.ts';
import { nearestFirst } from '../model/did-you-mean.ts';
import type { Ledger, Tombstone } from '../model/ledger.ts';
import { compareText } from '../model/order.ts';
import { parseDay } from '../model/partial-date.ts';

/**
 * Addresses that were published and lead to nothing any more, and tombstones that cannot stand.
 *
 * @param content Content without faults.
 */
export function findLostAddresses(content: Content, ledger: Ledger): Fault[] {
  const archive = buildArchive({ ...content, tombstones: ledger.tombstones });
  const standing: Standing = {
    content,
    present: new Set(publicAddresses(archive)),
    former: formerAddresses(content),
    withdrawn: new Map(ledger.tombstones.map((tombstone) => [tombstone.address, tombstone])),
    recorded: new Set(ledger.addresses),
  };
  return [
    ...lostAddresses(ledger, standing),
    ...impossibleTombstones(ledger, archive, standing),
    ...withdrawnFormerSlugs(standing),
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

/** What an editor says when withdrawing an address. */
export interface Retirement {
  readonly address: string;
  /** The reason, which readers see. */
  readonly because: string;
  /** Where they should go instead, where there is such a page. */
  readonly see?: string | undefined;
  /** The day of the withdrawal. */
  readonly date: string;
}

/**
 * Withdraws a published address for good.
 *
 * @returns The ledger with its tombstone, or a letter that says why it cannot be withdrawn.
 */
export function retireAddress(
  content: Content,
  ledger: Ledger,
  { address, because, see, date }: Retirement,
):
  | { readonly ok: true; readonly ledger: Ledger }
  | { readonly ok: false; readonly problem: string } {
  const present = new Set(publicAddresses(buildArchive(content)));
  const problem = findObstacle({ address, because, see, date }, content, ledger, present);
  if (problem !== undefined) return { ok: false, problem };
  const tombstone: Tombstone = {
    address,
    date,
    because: because.trim(),
    ...(see !== undefined && { see }),
  };
  const tombstones = [...ledger.tombstones, tombstone];
  const addresses = ledger.addresses.filter((recorded) => recorded !== address);
  return { ok: true, ledger: { ...ledger, addresses, tombstones } };
}

/** What addresses were and are. */
interface Standing {
  readonly content: Content;
  /** Addresses with a page of their own. */
  readonly present: ReadonlySet<string>;
  /** Addresses of former slugs, and where each leads. */
  readonly former: ReadonlyMap<string, string>;
  readonly withdrawn: ReadonlyMap<string, Tombstone>;
  /** All that the ledger says was published. */
  readonly recorded: ReadonlySet<string>;
}

function* lostAddresses({ addresses }: Ledger, standing: Standing): Generator<Fault> {
  const { present, former, withdrawn } = standing;
  for (const [index, address] of addresses.entries()) {
    if (present.has(address) || former.has(address) || withdrawn.has(address)) continue;
    yield {
      place: { file: 'content/ledger/addresses.json', field: [index] },
      message: explainLoss(address, standing),
    };
  }
}

/** A renamed thing is found again by its former slug; anything else can only be withdrawn. */
function explainLoss(address: string, standing: Standing): string {
  const { kind, slug } = renamable.exec(address)?.groups ?? {};
  const beginning = `${address} was published and leads to nothing now; `;
  const retire = `run npm run ledger -- --retire ${address} --because "…"`;
  if (kind !== undefined && slug !== undefined) {
    const things = standing.content[kind as 'events' | 'articles' | 'actors'];
    const fresh = new Map(
      things
        .filter((thing) => !standing.recorded.has(`/${kind}/${thing.slug}/`))
        .map((thing) => [thing.slug, thing.file]),
    );
    const files = nearestFirst(slug, fresh.keys()).map((name) => fresh.get(name)!);
    return `${beginning}if its file was renamed, add formerly: [${slug}] to it${hint(files)}; if it is gone for good, ${retire}`;
  }
  const [meant] = nearestFirst(address, likeIt(address, standing));
  const see = meant === undefined ? '' : ` --see ${meant}`;
  return `${beginning}bring it back, or ${retire}${see}`;
}

const renamable = /^\/(?<kind>events|articles|actors)\/(?<slug>[^/]+)\/$/;

function hint(files: readonly string[]): string {
  if (files.length === 0) return '';
  const shown = files.slice(0, 3).join(', ');
  return ` (new ${files.length === 1 ? 'is' : 'are'} ${shown}${files.length > 3 ? ' …' : ''})`;
}

/** Present addresses of the same kind: new ones, where there are any. */
function likeIt(address: string, { present, recorded }: Standing): string[] {
  const candidates = alike(address, present);
  const fresh = candidates.filter((other) => !recorded.has(other));
  return fresh.length > 0 ? fresh : candidates;
}

/** The addresses of the same kind as one; all of them where none is. */
function alike(address: string, others: Iterable<string>): string[] {
  const all = [...others];
  const ofKind = all.filter((other) => shapeOf(other) === shapeOf(address));
  return ofKind.length > 0 ? ofKind : all;
}

/** What addresses of one kind have in common: their first step, and how many there are. */
function shapeOf(address: string): string {
  const [, first = '', ...others] = address.split('/');
  return `${/^\d+$/.test(first) ? 'period' : first} ${others.length}`;
}

function* impossibleTombstones(
  { tombstones }: Ledger,
  archive: Archive,
  { present }: Standing,
): Generator<Fault> {
  const leadingOn = addressesLeadingOn(archive);
  const seen = new Set<string>();
  for (const [index, { address, date, see }] of tombstones.entries()) {
    const fault = (field: keyof Tombstone, message: string): Fault => ({
      place: { file: tombstoneFile, field: [index, field] },
      message,
    });
    if (present.has(address)) {
      yield fault(
        'address',
        `${address} was withdrawn on ${date} and has a page again; delete this line, with the comma that parts it from the others, or give what is there now another name`,
      );
    }
    if (seen.has(address)) {
      yield fault('address', `${address} was withdrawn twice; delete one of the two lines`);
    } else if (see !== undefined && !leadingOn.has(address)) {
      const [meant] = nearestFirst(see, alike(see, present));
      yield fault(
        'see',
        `${address} was withdrawn and leads on to ${see}, where there is nothing; write the address of a page, perhaps ${meant}, or leave "see" out`,
      );
    }
    seen.add(address);
  }
}

const tombstoneFile = 'content/ledger/tombstones.json';

function* withdrawnFormerSlugs({ content, withdrawn }: Standing): Generator<Fault> {
  for (const kind of ['events', 'articles', 'actors'] as const) {
    for (const { file, formerly } of content[kind]) {
      for (const [index, former] of formerly.entries()) {
        const tombstone = withdrawn.get(`/${kind}/${former}/`);
        if (tombstone === undefined) continue;
        yield {
          place: { file, field: ['formerly', index] },
          message: `“${former}” was withdrawn on ${tombstone.date}, and an address cannot be withdrawn and lead on; leave it out here, or delete its line in ${tombstoneFile}`,
        };
      }
    }
  }
}

/** Why an address cannot be withdrawn, as a letter; undefined where it can. */
function findObstacle(
  { address, because, see, date }: Retirement,
  content: Content,
  ledger: Ledger,
  present: ReadonlySet<string>,
): string | undefined {
  const withdrawn = ledger.tombstones.find((tombstone) => tombstone.address === address);
  if (withdrawn !== undefined) {
    return `${address} was withdrawn on ${withdrawn.date} already; its reason stands in ${tombstoneFile}`;
  }
  if (present.has(address)) {
    return `${address} has a page; delete what is shown there first, or rename it`;
  }
  const successor = formerAddresses(content).get(address);
  if (successor !== undefined) {
    return `${address} leads on to ${successor}, so nothing is lost; to withdraw it all the same, take it out of “formerly” first`;
  }
  if (!ledger.addresses.includes(address)) {
    const [meant] = nearestFirst(address, alike(address, ledger.addresses));
    return `${address} was never published, so nobody can miss it${meant === undefined ? '' : `; the nearest that was is ${meant}`}`;
  }
  if (because.trim() === '') {
    return `readers of ${address} will ask why; give the reason: --because "It told of two events, which now stand by themselves."`;
  }
  if (see !== undefined && !present.has(see)) {
    const [meant] = nearestFirst(see, alike(see, present));
    return `there is no page at ${see} to send readers to; write --see ${meant}, or leave it out`;
  }
  const day = parseDay(date);
  return day.ok ? undefined : day.problem;
}
