import { expect, test } from 'vitest';
import { disputeFields } from './dispute.ts';

const account = (article: string) => ({ says: 'so many', article });

test.each([
  ['two accounts', ['voa', 'npr'], []],
  ['three accounts, two of them of one article', ['voa', 'npr', 'voa'], []],
  [
    'two accounts of one article',
    ['voa', 'voa'],
    [
      'must be of at least two articles; add the account of another, or tell in the body what the one article leaves open',
    ],
  ],
  ['one account', ['voa'], ['has fewer than two accounts; a dispute needs what at least two say']],
])('the faults of a dispute with %s', (_, articles, problems) => {
  const { error } = disputeFields.safeParse({
    question: 'How many?',
    accounts: articles.map(account),
  });
  expect((error?.issues ?? []).map(({ message }) => message)).toEqual(problems);
});
