import { z } from 'astro/zod';
import type { Block } from './citation.ts';
import {
  day,
  label,
  listOf,
  mapping,
  oneOf,
  partialDate,
  prose,
  scalar,
  slug,
  webAddress,
} from './fields.ts';
import { figureFields } from './figure.ts';
import { positionFields } from './position.ts';

/** What sort of text an article is; `brief` is one of which we note only a few facts. */
export const articleKinds = [
  'report',
  'transcript',
  'statement',
  'speech',
  'release',
  'brief',
] as const;

/** A source article, as the front matter of its summary states it. */
export const articleFields = mapping({
  title: scalar('US leaders dismiss Iraqi requests to remove all military forces'),
  titleBasis: prose('wording from the address').optional(),
  publisher: label('Military Times'),
  carriedBy: mapping({ name: label('WOSU Public Media'), url: webAddress().optional() }).optional(),
  authors: listOf(label('Leo Shane III')),
  authorsBasis: prose('the surname is from a biography elsewhere').optional(),
  contributors: listOf(label('The Associated Press')),
  kind: oneOf(articleKinds),
  published: partialDate(),
  publishedBasis: prose('from the address and the weekday in the text').optional(),
  added: day(),
  url: webAddress().optional(),
  whereFound: prose('in the library of the US Congress').optional(),
  archived: mapping({ url: webAddress(), date: day() }).optional(),
  language: scalar('en').regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/, {
    error: 'is no language tag (BCP 47); write one such as en or ar',
  }),
  licence: oneOf(['copyright', 'public-domain']),
  textSeen: oneOf(['complete', 'part']),
  formerly: listOf(slug('2020-01-10-military-times')),
  figures: listOf(figureFields),
  positions: listOf(positionFields),
}).refine((article) => article.url !== undefined || article.whereFound !== undefined, {
  path: ['url'],
  error: 'is missing; give the address, or say in “whereFound” where the article can be found',
  // Also where other fields are wrong, so that all faults come in one report.
  when: ({ value }) => typeof value === 'object' && value !== null,
});

export type ArticleFields = z.output<typeof articleFields>;

/** A source article with our summary of it, not yet connected to anything. */
export interface ArticleRecord extends ArticleFields {
  readonly slug: string;
  readonly file: string;
  readonly summary: readonly Block[];
}
