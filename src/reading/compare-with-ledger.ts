import type { Content } from '../model/archive.ts';
import type { Fault } from '../model/content-error.ts';
import type { Ledger, VerifiedQuotation } from '../model/ledger.ts';
import { parseDay } from '../model/partial-date.ts';
import { findLostAddresses } from './lost-addresses.ts';
import { findSilentChanges } from './silent-changes.ts';
import { verifyQuotations } from './verify-quotations.ts';

/** What of the site is not written in the content. */
export interface PublicationState {
  /** The day of the first public release; before it accounts may change freely. */
  readonly launched?: string | undefined;
}

/**
 * Holds the content against what was checked and published.
 *
 * @param content Content without faults.
 * @returns Its quotations that were found word for word in their articles, and faults: quotations
 *   that were not, addresses that are gone, and accounts that changed without a word.
 */
export function compareWithLedger(
  content: Content,
  ledger: Ledger,
  state: PublicationState,
): { readonly quotations: readonly VerifiedQuotation[]; readonly faults: readonly Fault[] } {
  const { verified, faults } = verifyQuotations(content, ledger);
  return { quotations: verified, faults: [...faults, ...findUnannounced(content, ledger, state)] };
}

/** What the public would miss or find changed without being told: addresses, and accounts. */
export function findUnannounced(
  content: Content,
  ledger: Ledger,
  { launched }: PublicationState,
): Fault[] {
  const lost = findLostAddresses(content, ledger);
  if (launched === undefined) return lost;
  const day = parseDay(launched);
  if (day.ok) return [...lost, ...findSilentChanges(content, ledger)];
  return [...lost, { place: { file: 'src/site.ts' }, message: `launched: ${day.problem}` }];
}
