import { z } from 'astro/zod';
import { mapping, prose, slug } from './fields.ts';

/** A question on which articles differ, with what each of them says: at least two accounts. */
export const disputeFields = mapping({
  question: prose('How many members were there?'),
  /** The numbers it is about, so that the difference that figures show is not told a second time. */
  measure: slug('members-present-at-vote').optional(),
  accounts: z
    .array(mapping({ says: prose('168 present'), article: slug('2020-01-05-voa') }), {
      error: 'must be a list of accounts, each with “says” and “article”',
    })
    .min(2, { error: 'has fewer than two accounts; a dispute needs what at least two say' }),
  /** Which account ours follows, never without the reason. */
  settled: mapping({
    article: slug('2020-01-05-voa'),
    why: prose('It was in the chamber; the other reports by telephone.'),
  }).optional(),
});

export type DisputeFields = z.output<typeof disputeFields>;
