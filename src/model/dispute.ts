import { z } from 'astro/zod';
import { mapping, prose, slug } from './fields.ts';

/** A question on which articles differ, with what each of them says: at least two accounts, of two articles. */
export const disputeFields = mapping({
  question: prose('How many members were there?'),
  /** The numbers it is about, so that the difference that figures show is not told a second time. */
  measure: slug('members-present-at-vote').optional(),
  accounts: z
    .array(mapping({ says: prose('168 present'), article: slug('2020-01-05-voa') }), {
      error: 'must be a list of accounts, each with “says” and “article”',
    })
    .min(2, { error: 'has fewer than two accounts; a dispute needs what at least two say' })
    .refine(restsOnSeveral, {
      error:
        'must be of at least two articles; add the account of another, or tell in the body what the one article leaves open',
    }),
  /** Which account ours follows, never without the reason. */
  settled: mapping({
    article: slug('2020-01-05-voa'),
    why: prose('It was in the chamber; the other reports by telephone.'),
  }).optional(),
});

/** Fewer than two accounts are a fault of their own. */
function restsOnSeveral(accounts: readonly { readonly article: string }[]): boolean {
  return accounts.length < 2 || new Set(accounts.map(({ article }) => article)).size > 1;
}

export type DisputeFields = z.output<typeof disputeFields>;
