import type { Content } from '../model/archive.ts';
import type { Fault } from '../model/content-error.ts';
import type { Certificate, CheckedText, Comparison, Ledger } from '../model/ledger.ts';
import { matchQuotation } from '../model/match-quotation.ts';
import { compareText } from '../model/order.ts';
import { proseIn, quotationsIn, type ProseUse, type QuotationUse } from '../model/quotations-in.ts';
import { findSharedRuns } from '../model/shared-runs.ts';
import { chooseSelections } from '../model/text-fragment.ts';
import { certificateOf, digestOf, digestOfAll } from './certificate.ts';
import { tidyEvidence } from './record-ledger.ts';
import { certificatesOf, describeBadParts, placeOf } from './verify-quotations.ts';

/** The parts of the ledger that rest on texts. */
export type Evidence = Pick<Ledger, 'texts' | 'quotations' | 'comparisons'>;

/**
 * Compares the content with the texts of articles: every quotation, and all words of ours.
 *
 * What the ledger says of articles whose texts are not at hand stays as it is. The day of a check
 * stays the earlier one where the text is the same and no quotation is new.
 *
 * @param texts Texts at hand, by the present slugs of their articles.
 * @param today The day of this check, such as `2026-11-22`.
 * @returns The evidence for the ledger, or everything that is wrong.
 */
export function checkTexts(
  content: Content,
  ledger: Ledger,
  texts: ReadonlyMap<string, string>,
  today: string,
):
  | { readonly ok: true; readonly evidence: Evidence }
  | { readonly ok: false; readonly faults: readonly Fault[] } {
  const before = tidyEvidence(content, ledger);
  const { certificates, faults } = certify(content, before, texts);
  const copied = findCopiedRuns(content, texts);
  if (faults.length + copied.length > 0) return { ok: false, faults: [...faults, ...copied] };
  return {
    ok: true,
    evidence: {
      texts: dateTexts(before, certificates, texts, today),
      quotations: certificates,
      comparisons: recordComparisons(content, before, texts),
    },
  };
}

/** Certifies every quotation that stands in a text, or stood in one that is not at hand now. */
function certify(
  content: Content,
  before: Ledger,
  texts: ReadonlyMap<string, string>,
): { certificates: Certificate[]; faults: Fault[] } {
  const lookUp = certificatesOf(content, before);
  const certificates = new Map<string, Certificate>();
  const faults: Fault[] = [];
  for (const use of quotationsIn(content)) {
    const problem = describeBadParts(use);
    if (problem !== undefined) {
      faults.push({ place: placeOf(use), message: problem });
      continue;
    }
    const seen = use.articles.filter((article) => texts.has(article));
    const unseen = use.articles.filter((article) => !texts.has(article));
    const looked = seen.map((article) => lookInText(use, article, texts.get(article)!));
    const found = [
      ...looked.flatMap((look) => look.certificate ?? []),
      ...unseen.flatMap((article) => {
        const earlier = lookUp.find(article, use.text);
        return earlier === undefined ? [] : [certifiedAs(article, use.text, earlier.selects)];
      }),
    ];
    for (const certificate of found) certificates.set(certificate.certificate, certificate);
    if (found.length > 0) continue;
    const message = looked.map((look) => look.problem).join('; ') || lookUp.explain(use);
    faults.push({ place: placeOf(use), message });
  }
  const inOrder = [...certificates.values()].sort(
    (a, b) => compareText(a.article, b.article) || compareText(a.certificate, b.certificate),
  );
  return { certificates: inOrder, faults };
}

function lookInText(
  { text: quotation }: QuotationUse,
  article: string,
  text: string,
): { readonly certificate?: Certificate; readonly problem?: string } {
  const match = matchQuotation(quotation, text);
  if (!match.ok) return { problem: `${article}: ${match.problem}` };
  return { certificate: certifiedAs(article, quotation, chooseSelections(text, match.parts)) };
}

function certifiedAs(
  article: string,
  quotation: string,
  selects: Certificate['selects'],
): Certificate {
  return { article, certificate: certificateOf(article, quotation), selects };
}

/** Words of ours that stand in the text of an article that their file rests on. */
function findCopiedRuns(content: Content, texts: ReadonlyMap<string, string>): Fault[] {
  const titles = new Map(content.articles.map(({ slug, title }) => [slug, title]));
  const prose = proseIn(content);
  // Article by article, as a text is taken apart once as long as no other comes between.
  return [...texts].flatMap(([slug, text]) =>
    prose
      .filter(({ articles }) => articles.includes(slug))
      .flatMap((use) =>
        findSharedRuns(use.text, { text, title: titles.get(slug) ?? '' }).map(
          ({ words, index }) => ({
            place: { ...use.placeAt(index), words },
            message: `${slug} says the same, word for word: “${words}”; rewrite it in our own words, or quote it in “ ”`,
          }),
        ),
      ),
  );
}

function dateTexts(
  before: Ledger,
  certificates: readonly Certificate[],
  texts: ReadonlyMap<string, string>,
  today: string,
): CheckedText[] {
  const known = new Set(before.quotations.map(({ certificate }) => certificate));
  const unseen = before.texts.filter(({ article }) => !texts.has(article));
  const seen = [...texts].map(([article, text]): CheckedText => {
    const digest = digestOf(text);
    const earlier = before.texts.find((record) => record.article === article);
    const isNew = certificates.some(
      (certificate) => certificate.article === article && !known.has(certificate.certificate),
    );
    const isSame = earlier?.digest === digest && !isNew;
    return { article, digest, checked: isSame ? earlier.checked : today };
  });
  return [...unseen, ...seen].sort((a, b) => compareText(a.article, b.article));
}

/** What was compared now; and what was compared before, where the words are still the same. */
function recordComparisons(
  content: Content,
  before: Ledger,
  texts: ReadonlyMap<string, string>,
): Comparison[] {
  const files = Map.groupBy(proseIn(content), ({ file }) => file);
  const comparisons = [...files].flatMap(([file, uses]) => {
    const earlier = before.comparisons.find((comparison) => comparison.file === file);
    const seen = articlesOf(uses).filter((article) => texts.has(article));
    if (seen.length === 0) return earlier ?? [];
    const digest = digestOfAll(uses.map(({ text }) => text));
    const unseen = earlier?.digest === digest ? earlier.with : [];
    const others = unseen.filter((article) => articlesOf(uses).includes(article));
    return [{ file, digest, with: [...new Set([...seen, ...others])].sort(compareText) }];
  });
  return comparisons.sort((a, b) => compareText(a.file, b.file));
}

function articlesOf(uses: readonly ProseUse[]): string[] {
  return [...new Set(uses.flatMap(({ articles }) => articles))];
}
