import { z } from 'astro/zod';
import { mapping, prose, slug } from './fields.ts';

/** A question on which articles differ, with what each of them says: at least two accounts. */
export const disputeFields = mapping({
  question: prose('How many members were there?'),
  accounts: z
    .array(mapping({ says: prose('168 present'), article: slug('2020-01-05-voa') }), {
      error: 'must be a list of accounts, each with “says” and “article”',
    })
    .min(2, { error: 'has fewer than two accounts; a dispute needs what at least two say' }),
});

export type DisputeFields = z.output<typeof disputeFields>;
