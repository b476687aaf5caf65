import { z } from 'astro/zod';
import type { Block, Passage } from './citation.ts';
import { disputeFields } from './dispute.ts';
import { day, flag, integer, listOf, mapping, oneOf, prose, scalar, slug, when } from './fields.ts';

/** What sort of thing happened. */
export const eventKinds = [
  'decision',
  'statement',
  'attack',
  'strike',
  'talks',
  'protest',
  'movement',
  'background',
] as const;

/** Something that happened, as the front matter of its file states it. */
export const eventFields = mapping({
  headline: prose('Parliament votes to end the foreign troop presence'),
  when: when(),
  /** Read further as a passage, which checks its quotations. */
  whenBasis: scalar(
    '“last week” in an article of 10 January [@2020-01-10-military-times]',
  ).optional(),
  elsewhere: listOf(mapping({ place: slug('washington'), when: when() })),
  place: slug('baghdad').optional(),
  kind: oneOf(eventKinds),
  actors: z
    .array(slug('iraqi-parliament'), {
      error: (issue) =>
        issue.input === undefined
          ? 'is missing; list who acted, the first actor first: [iraqi-parliament]'
          : 'must be a list: write [one, two], or one “- …” a line',
    })
    .min(1, { error: 'is empty; list who acted, the first actor first: [iraqi-parliament]' }),
  key: flag().default(false),
  answers: listOf(slug('soleimani-muhandis-killed')),
  order: integer().optional(),
  added: day(),
  formerly: listOf(slug('parliament-resolution')),
  disputes: listOf(disputeFields),
  corrections: listOf(
    mapping({
      date: day(),
      change: prose('The number of members present was given as 170.'),
      why: prose('A later report corrected it.'),
    }),
  ),
});

export type EventFields = z.output<typeof eventFields>;
export type EventKind = EventFields['kind'];
export type Correction = EventFields['corrections'][number];

/** An event with our account of it, not yet connected to anything. */
export interface EventRecord extends Omit<EventFields, 'whenBasis'> {
  readonly slug: string;
  readonly file: string;
  readonly account: readonly Block[];
  /** How the date is known, where it was not simply printed. */
  readonly whenBasis?: Passage | undefined;
}
