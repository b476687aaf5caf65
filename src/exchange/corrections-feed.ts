import { x } from 'xastscript';
import { titlesIn } from '../model/addresses.ts';
import type { Archive } from '../model/archive.ts';
import { allCorrections, allWithdrawals, type CorrectionOfEvent } from '../model/corrections.ts';
import type { Tombstone } from '../model/ledger.ts';
import { compareText } from '../model/order.ts';
import { lastChangeIn, type Feed, type FeedEntry } from './feed.ts';
import { identifyCorrection, identifyWithdrawal } from './identity.ts';
import type { Publication } from './publication.ts';
import { correctionNote } from './tell-event.ts';
import { formatMarkup } from './xml.ts';

/**
 * What was corrected and withdrawn, the last first: an entry for each, which itself never changes.
 * Where nothing was corrected yet, the feed is there to be subscribed to, and has no entries.
 */
export function buildFeedOfCorrections(archive: Archive, { name }: Publication): Feed {
  const titleOf = titlesIn(archive);
  const entries = [
    ...allCorrections(archive).map(entryOfCorrection),
    ...allWithdrawals(archive).map((tombstone) => entryOfWithdrawal(tombstone, titleOf)),
  ].sort((a, b) => compareText(b.updated, a.updated));
  return {
    title: `${name}: corrections`,
    description: 'What was changed in our accounts after they were published, and why.',
    page: 'corrections',
    updated: entries[0]?.updated ?? lastChangeIn(archive),
    entries,
  };
}

function entryOfCorrection(correction: CorrectionOfEvent): FeedEntry {
  const { event, date, change, why } = correction;
  return {
    id: identifyCorrection(correction),
    title: `Corrected: ${event.headline}`,
    page: { event: event.slug },
    html: formatMarkup([correctionNote(correction)]),
    summary: `${change} Why: ${why}`,
    published: date,
    updated: date,
    topics: [],
    sources: [],
  };
}

function entryOfWithdrawal(tombstone: Tombstone, titleOf: (address: string) => string): FeedEntry {
  const { address, date, because } = tombstone;
  return {
    id: identifyWithdrawal(tombstone),
    title: `Withdrawn: ${titleOf(address)}`,
    page: { path: address },
    html: formatMarkup([x('p', because)]),
    summary: because,
    published: date,
    updated: date,
    topics: [],
    sources: [],
  };
}
