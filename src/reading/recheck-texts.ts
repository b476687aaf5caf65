import { emptyLedger, type Ledger } from '../model/ledger.ts';
import { checkTexts, type Evidence } from './check-texts.ts';
import { compareLists } from './ledger-files.ts';
import { formatFault } from './located-fault.ts';
import { locateFaults, type WrittenReading } from './read-content.ts';

/**
 * Computes from the texts alone what the ledger should say of them, and compares.
 *
 * @param texts The texts of all articles that the ledger speaks of, by their slugs.
 * @returns Every difference, as a letter to the editor; days are left aside.
 */
export function recheckTexts(
  { content, files }: WrittenReading,
  ledger: Ledger,
  texts: ReadonlyMap<string, string>,
): string[] {
  const missing = findMissingTexts(ledger, texts);
  if (missing.length > 0) return missing;
  const check = checkTexts(content, emptyLedger, texts, sameDay);
  if (!check.ok) return locateFaults(check.faults, files).map(formatFault);
  return compareEvidence(withoutDays(ledger), check.evidence);
}

/** What stands for the days of all checks, which the texts cannot tell. */
const sameDay = '0000-01-01';

function withoutDays(ledger: Ledger): Evidence {
  return { ...ledger, texts: ledger.texts.map((text) => ({ ...text, checked: sameDay })) };
}

function findMissingTexts(ledger: Ledger, texts: ReadonlyMap<string, string>): string[] {
  const spokenOf = [...ledger.texts, ...ledger.quotations].map(({ article }) => article);
  const compared = ledger.comparisons.flatMap((comparison) => comparison.with);
  return [...new Set([...spokenOf, ...compared])]
    .filter((article) => !texts.has(article))
    .sort()
    .map((article) => `${article} has certificates, but ${article}.txt is not among the texts`);
}

function compareEvidence(stands: Evidence, due: Evidence): string[] {
  return (['texts', 'quotations', 'comparisons'] as const).flatMap((list) => {
    const { gone, added } = compareLists(stands[list], due[list]);
    return [
      ...added.map((line) => `${list}.json lacks ${line}`),
      ...gone.map((line) => `${list}.json has, but should not have, ${line}`),
    ];
  });
}
