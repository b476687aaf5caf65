import { z } from 'astro/zod';
import { parseDay } from './partial-date.ts';

/**
 * What was published and checked, as `npm run ledger` keeps it in `content/ledger/`: one file for each
 * list, one record a line. Nothing in it is written by hand.
 */
export interface Ledger {
  /** Every public address ever, from the site’s root and without the base: `/events/parliament-vote/`. */
  readonly addresses: readonly string[];
  /** Addresses that lead to nothing any more, each with its reason. */
  readonly tombstones: readonly Tombstone[];
  /** The texts against which quotations were checked. */
  readonly texts: readonly CheckedText[];
  /** The quotations found word for word in those texts. */
  readonly quotations: readonly Certificate[];
  /** The texts of ours that were compared with the texts of the articles they rest on. */
  readonly comparisons: readonly Comparison[];
  /** What each event told when it was last published; empty until the launch. */
  readonly accounts: readonly PublishedAccount[];
}

const sha256 = () =>
  z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in 64 hexadecimal digits' });
const isoDay = () =>
  z.string().superRefine((text, context) => {
    const day = parseDay(text);
    if (!day.ok) context.addIssue({ code: 'custom', message: day.problem });
  });
const address = () =>
  z.string().regex(/^\/(?:[^\s/?#]+\/)*$/, { error: 'must be an address such as /events/x/' });
const words = () => z.string().min(1);

const tombstone = z.strictObject({
  address: address(),
  /** The day on which it was withdrawn. */
  date: isoDay(),
  because: words(),
  /** Where readers should go instead, where there is such a place. */
  see: address().optional(),
});

const checkedText = z.strictObject({
  article: words(),
  /** The SHA-256 of the text, as UTF-8. */
  digest: sha256(),
  /** The day of the check. */
  checked: isoDay(),
});

const certificate = z.strictObject({
  article: words(),
  /** The SHA-256 of the article’s slug and the normalised quotation. */
  certificate: sha256(),
  /**
   * Words of the quotation that find it in the article: for each part of it (a gap parts them) all of
   * its words, or only its first and its last ones.
   */
  selects: z.array(z.array(words()).min(1).max(2)).min(1),
});

const comparison = z.strictObject({
  /** What was compared, by kind and slug: `events/parliament-vote`. */
  file: words(),
  /** The SHA-256 of all of our words in it. */
  digest: sha256(),
  /** The articles with whose texts it was compared. */
  with: z.array(words()),
});

const publishedAccount = z.strictObject({
  event: words(),
  /** The SHA-256 of its headline, its date and the words of its body, with their emphasis and links. */
  digest: sha256(),
  /**
   * The articles that each passage cites and the pages of ours that it links to, as they were called
   * then: the digest leaves them out, since things may be renamed.
   */
  passages: z.array(z.strictObject({ cites: z.array(words()), links: z.array(words()) })),
  /** The SHA-256 of each of its corrections. */
  corrections: z.array(sha256()),
  /** The day of its last minor change. */
  minor: isoDay().optional(),
});

/** The lists of the ledger by their names, which are those of their files. */
export const ledgerSchemas = {
  addresses: z.array(address()),
  tombstones: z.array(tombstone),
  texts: z.array(checkedText),
  quotations: z.array(certificate),
  comparisons: z.array(comparison),
  accounts: z.array(publishedAccount),
} as const satisfies { readonly [Name in keyof Ledger]: z.ZodType<Ledger[Name]> };

export type Tombstone = z.output<typeof tombstone>;
export type CheckedText = z.output<typeof checkedText>;
export type Certificate = z.output<typeof certificate>;
export type Comparison = z.output<typeof comparison>;
export type PublishedAccount = z.output<typeof publishedAccount>;

/** A quotation of our content that was found word for word in the text of its article. */
export interface VerifiedQuotation {
  readonly article: string;
  /** The quotation as `normaliseText` gives it. */
  readonly text: string;
  readonly selects: Certificate['selects'];
  /** The day of the check. */
  readonly checked: string;
}

/** A ledger in which nothing stands yet. */
export const emptyLedger: Ledger = {
  addresses: [],
  tombstones: [],
  texts: [],
  quotations: [],
  comparisons: [],
  accounts: [],
};
