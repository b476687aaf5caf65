import { formerAddresses, publicAddresses } from '../model/addresses.ts';
import { buildArchive, type Content } from '../model/archive.ts';
import { nearestFirst } from '../model/did-you-mean.ts';
import type { Ledger, Tombstone } from '../model/ledger.ts';
import { findQuotations } from '../model/quotation.ts';
import { findHiddenCharacters } from './hidden-characters.ts';

/** The ledger after a change, or a letter that says why it cannot be made. */
export type LedgerChange =
  { readonly ok: true; readonly ledger: Ledger } | { readonly ok: false; readonly problem: string };

/** Withdraws a published address: from now on it leads to the reason why nothing is there any more. */
export function withdrawAddress(
  content: Content,
  ledger: Ledger,
  tombstone: Tombstone,
): LedgerChange {
  const problem = findObstacle(content, ledger, tombstone);
  if (problem !== undefined) return { ok: false, problem };
  const tombstones = [...ledger.tombstones, tombstone];
  const addresses = ledger.addresses.filter((recorded) => recorded !== tombstone.address);
  return { ok: true, ledger: { ...ledger, addresses, tombstones } };
}

/** Takes a withdrawal back, once the address leads somewhere again. */
export function restoreAddress(content: Content, ledger: Ledger, address: string): LedgerChange {
  const withdrawn = ledger.tombstones.map((tombstone) => tombstone.address);
  if (!withdrawn.includes(address)) {
    const problem = `${address} was not withdrawn; write an address that was${proposeAddress(address, withdrawn)}`;
    return { ok: false, problem };
  }
  const leading = [...presentAddresses(content), ...formerAddresses(content).keys()];
  if (!leading.includes(address)) {
    return { ok: false, problem: `${address} has no page; bring back what was shown there first` };
  }
  const tombstones = ledger.tombstones.filter((tombstone) => tombstone.address !== address);
  const addresses = [...ledger.addresses, address];
  return { ok: true, ledger: { ...ledger, addresses, tombstones } };
}

/** What is wrong with the reason for a withdrawal; undefined where nothing is. */
export function describeBadReason(because: string): string | undefined {
  if (because.trim() === '') return 'is empty, and readers will ask why; say it in a sentence';
  const [hidden] = findHiddenCharacters({ file: '', text: because });
  if (hidden !== undefined) return `cannot be shown: ${hidden.message}`;
  if (/[\n\r\t]/.test(because)) return 'has a line break or a tab in it; write it on one line';
  const { quotations, problems } = findQuotations(because);
  if (quotations.length + problems.length === 0) return undefined;
  return 'holds quotation marks, which mark words of an article, or other characters than letters, digits and the usual punctuation; leave them out';
}

/** The address probably meant, as the end of a letter: `, perhaps /events/`. Empty where there is none. */
export function proposeAddress(address: string, known: Iterable<string>): string {
  const all = new Set(known);
  const steps = address.split('/').filter((step) => step !== '');
  const tidy = ['', ...steps, ''].join('/');
  const [nearest] = all.has(tidy) ? [tidy] : nearestFirst(tidy, alike(tidy, all));
  return nearest === undefined ? '' : `, perhaps ${nearest}`;
}

/** The addresses of the same kind as one: those that have the first step and the number of steps. */
function alike(address: string, others: ReadonlySet<string>): string[] {
  return [...others].filter((other) => shapeOf(other) === shapeOf(address));
}

function shapeOf(address: string): string {
  const [, first = '', ...others] = address.split('/');
  return `${/^\d+$/.test(first) ? 'period' : first} ${others.length}`;
}

function presentAddresses(content: Content): Set<string> {
  return new Set(publicAddresses(buildArchive(content)));
}

function findObstacle(
  content: Content,
  ledger: Ledger,
  { address, see }: Tombstone,
): string | undefined {
  const withdrawn = ledger.tombstones.find((tombstone) => tombstone.address === address);
  if (withdrawn !== undefined) {
    return `${address} was withdrawn on ${withdrawn.date} already, for this reason: ${withdrawn.because}`;
  }
  const present = presentAddresses(content);
  if (present.has(address)) {
    return `${address} has a page; delete what is shown there first, or rename it`;
  }
  const successor = formerAddresses(content).get(address);
  if (successor !== undefined) {
    return `${address} leads on to ${successor}, so nothing is lost; to withdraw it all the same, take it out of “formerly” first`;
  }
  if (!ledger.addresses.includes(address)) {
    return `${address} was never published, so nobody can miss it; write the address of a page that was${proposeAddress(address, ledger.addresses)}`;
  }
  if (see !== undefined && !present.has(see)) {
    return `there is no page of ours at ${see} to send readers to; write the address of one${proposeAddress(see, present)}, or leave --see out`;
  }
  return undefined;
}
