import type { Content } from '../model/archive.ts';
import type { Certificate, CheckedText, Comparison, Ledger } from '../model/ledger.ts';
import { compareText } from '../model/order.ts';
import { proseIn } from '../model/quotations-in.ts';
import { presentNames } from '../model/renaming.ts';
import { certificateOf, digestOfAll } from './certificate.ts';
import type { PublicationState } from './compare-with-ledger.ts';
import { recordAddresses } from './lost-addresses.ts';
import { recordAccounts } from './silent-changes.ts';
import { latestOfEach, verifyQuotations } from './verify-quotations.ts';

/**
 * The ledger as it should stand beside this content: with the addresses that are new, with accounts
 * once the site is public, with the present names of what was renamed, and without certificates of
 * what is no longer quoted.
 *
 * @param content Content in order, in which {@link compareWithLedger} finds nothing wrong.
 */
export function recordLedger(
  content: Content,
  ledger: Ledger,
  { launched }: PublicationState,
): Ledger {
  return {
    ...tidyEvidence(content, ledger),
    addresses: recordAddresses(content, ledger),
    accounts: launched === undefined ? ledger.accounts : recordAccounts(content, ledger),
  };
}

/**
 * The same ledger with its evidence, texts, certificates and comparisons, brought up to the names and
 * the quotations that the content has now. Nothing is certified that was not.
 */
export function tidyEvidence(content: Content, ledger: Ledger): Ledger {
  return {
    ...ledger,
    texts: textsByPresentName(content, ledger.texts),
    quotations: certificatesInUse(content, ledger),
    comparisons: comparisonsByPresentName(content, ledger.comparisons),
  };
}

/** The digest of our own words in each file, by the file’s kind and slug. */
export function digestsOfProse(content: Content): ReadonlyMap<string, string> {
  const files = Map.groupBy(proseIn(content), ({ file }) => file);
  return new Map(
    [...files].map(([file, uses]) => [file, digestOfAll(uses.map(({ text }) => text))]),
  );
}

/**
 * The files whose words are not those that were compared with the articles they rest on, as far as
 * the ledger has seen the texts of these articles.
 */
export function findUncompared(content: Content, ledger: Ledger): string[] {
  const texts = textsByPresentName(content, ledger.texts);
  const comparisons = comparisonsByPresentName(content, ledger.comparisons);
  const checked = new Set(texts.map(({ article }) => article));
  const compared = new Map(comparisons.map((comparison) => [comparison.file, comparison]));
  const articlesOf = new Map(proseIn(content).map(({ file, articles }) => [file, articles]));
  return [...digestsOfProse(content)]
    .filter(([file, digest]) => {
      const due = articlesOf.get(file)!.filter((article) => checked.has(article));
      const comparison = compared.get(file);
      if (comparison === undefined) return due.length > 0;
      return comparison.digest !== digest || due.some((name) => !comparison.with.includes(name));
    })
    .map(([file]) => file)
    .sort(compareText);
}

function textsByPresentName({ articles }: Content, texts: readonly CheckedText[]): CheckedText[] {
  const present = presentNames(articles);
  return latestOfEach(
    texts.flatMap((text) => {
      const article = present.get(text.article);
      return article === undefined ? [] : [{ ...text, article }];
    }),
  );
}

/** Certificates of what the content quotes, made out to the present names of the articles. */
function certificatesInUse(content: Content, ledger: Ledger): Certificate[] {
  return verifyQuotations(content, ledger).verified.map(({ article, text, selects }) => ({
    article,
    certificate: certificateOf(article, text),
    selects,
  }));
}

function comparisonsByPresentName(
  content: Content,
  comparisons: readonly Comparison[],
): Comparison[] {
  const digests = digestsOfProse(content);
  const presentArticles = presentNames(content.articles);
  const presentFiles = new Map([
    ['story', 'story'],
    ...underFolder('articles', presentArticles),
    ...underFolder('events', presentNames(content.events)),
  ]);
  const articlesOf = new Map(proseIn(content).map(({ file, articles }) => [file, articles]));
  const byFile = Map.groupBy(comparisons, ({ file }) => presentFiles.get(file));
  return [...byFile].flatMap(([file, records]) => {
    if (file === undefined || !digests.has(file)) return [];
    // Of two histories that were joined, what is said of the present words counts.
    const digest = records.some((record) => record.digest === digests.get(file))
      ? digests.get(file)!
      : records.map((record) => record.digest).sort(compareText)[0]!;
    const others = records
      .filter((record) => record.digest === digest)
      .flatMap((record) => record.with.flatMap((name) => presentArticles.get(name) ?? []))
      .filter((article) => articlesOf.get(file)!.includes(article));
    // What rests on none of those articles any more need not differ from them.
    if (others.length === 0) return [];
    return [{ file, digest, with: [...new Set(others)].sort(compareText) }];
  });
}

function underFolder(
  folder: string,
  names: ReadonlyMap<string, string>,
): (readonly [string, string])[] {
  return [...names].map(([name, present]) => [`${folder}/${name}`, `${folder}/${present}`]);
}
