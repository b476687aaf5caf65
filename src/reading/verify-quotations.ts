import type { Content } from '../model/archive.ts';
import type { Fault, FaultPlace } from '../model/content-error.ts';
import type { Certificate, CheckedText, Ledger, VerifiedQuotation } from '../model/ledger.ts';
import { partsOfQuotation } from '../model/match-quotation.ts';
import { normaliseText } from '../model/normalise-text.ts';
import { compareText } from '../model/order.ts';
import { quotationsIn, type QuotationUse } from '../model/quotations-in.ts';
import { namesOf as allNamesOf } from '../model/renaming.ts';
import { certificateOf } from './certificate.ts';

/**
 * Finds the certificates of every quotation in the content. A quotation is certified where one of its
 * articles has a certificate, under its present name or a former one.
 *
 * @returns Each certified quotation once for every article that has it, under the article’s present
 *   slug, in order of article and words; and a fault for every place of one that is not certified.
 */
export function verifyQuotations(
  content: Content,
  ledger: Ledger,
): { readonly verified: readonly VerifiedQuotation[]; readonly faults: readonly Fault[] } {
  const lookUp = certificatesOf(content, ledger);
  const verified = new Map<string, VerifiedQuotation>();
  const faults: Fault[] = [];
  for (const use of quotationsIn(content)) {
    const found = use.articles.flatMap((article) => lookUp.find(article, use.text) ?? []);
    for (const quotation of found) verified.set(keyOf(quotation), quotation);
    const problem = describeBadParts(use) ?? (found.length > 0 ? undefined : lookUp.explain(use));
    if (problem !== undefined) faults.push({ place: placeOf(use), message: problem });
  }
  const inOrder = [...verified].sort(([a], [b]) => compareText(a, b));
  return { verified: inOrder.map(([, quotation]) => quotation), faults };
}

/** Where a quotation stands: in a field, where its words do. */
export function placeOf({ place, text }: QuotationUse): FaultPlace {
  return place.offset === undefined ? { ...place, words: text } : place;
}

/** What is wrong with the gaps of a quotation; undefined where nothing is. */
export function describeBadParts({ text }: Pick<QuotationUse, 'text'>): string | undefined {
  const parts = partsOfQuotation(text);
  return parts.ok ? undefined : parts.problem;
}

/** The certificates of a ledger, to look a quotation up in. */
interface CertificateLookUp {
  /** A quotation of an article, if it is certified. */
  readonly find: (article: string, quotation: string) => VerifiedQuotation | undefined;
  /** Why a quotation counts for nothing, and what to do. */
  readonly explain: (use: Pick<QuotationUse, 'text' | 'articles'>) => string;
}

/** Prepares looking up certificates by the present slugs of the content’s articles. */
export function certificatesOf({ articles }: Content, ledger: Ledger): CertificateLookUp {
  const namesOf = new Map(articles.map((article) => [article.slug, allNamesOf(article)]));
  const certificates = new Map<string, Certificate>();
  // Where two histories of the ledger were joined, the first in the order of its lines holds.
  for (const certificate of inOrder(ledger.quotations)) {
    if (!certificates.has(certificate.certificate))
      certificates.set(certificate.certificate, certificate);
  }
  const texts = new Map(latestOfEach(ledger.texts).map((text) => [text.article, text]));
  const textOf = (article: string) =>
    latestOfEach((namesOf.get(article) ?? [article]).flatMap((name) => texts.get(name) ?? []));

  return {
    find: (article, quotation) => {
      for (const name of namesOf.get(article) ?? [article]) {
        const certificate = certificates.get(certificateOf(name, quotation));
        const checked = texts.get(name)?.checked;
        // A certificate that speaks of another article, or of no check, was written by hand.
        if (certificate?.article !== name || checked === undefined) continue;
        return { article, text: normaliseText(quotation), selects: certificate.selects, checked };
      }
      return undefined;
    },
    explain: ({ text, articles: possible }) => {
      const wasChecked = possible.some((article) => textOf(article).length > 0);
      const state = wasChecked
        ? `is not certified as standing in ${anyOf(possible)}`
        : `is not certified, as ${sayNeverCompared(possible)}`;
      return `“${text}” ${state}; ${remedyFor(possible)}`;
    },
  };
}

/** The last check of each article. */
export function latestOfEach(texts: readonly CheckedText[]): CheckedText[] {
  const latest = new Map<string, CheckedText>();
  for (const text of inOrder(texts)) {
    const before = latest.get(text.article);
    if (before === undefined || before.checked < text.checked) latest.set(text.article, text);
  }
  return [...latest.values()];
}

/** Names one or several things, any of which would do: `a, b or c`. */
function anyOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}

function sayNeverCompared(articles: readonly string[]): string {
  return articles.length === 1
    ? `the text of ${anyOf(articles)} was never compared`
    : `no text of ${anyOf(articles)} was ever compared`;
}

function remedyFor(articles: readonly string[]): string {
  const whose = articles.length === 1 ? 'its text' : 'the text of one of them';
  const files = anyOf(articles.map((article) => `${article}.txt`));
  return `put ${whose} into a folder as ${files} and run npm run ledger -- --texts FOLDER`;
}

function keyOf({ article, text }: VerifiedQuotation): string {
  return `${article}\n${text}`;
}

/** Records in an order that does not depend on how they came. */
function inOrder<Item>(records: readonly Item[]): Item[] {
  return records
    .map((record) => [JSON.stringify(record), record] as const)
    .sort(([a], [b]) => compareText(a, b))
    .map(([, record]) => record);
}
