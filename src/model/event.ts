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

export type EventKind = (typeof eventKinds)[number];

const correctionFields = mapping({
  date: day(),
  change: prose('The number of members present was given as 170.'),
  why: prose('A later report corrected it.'),
});

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
  /** Other places where it happened too: one attack on two bases. */
  alsoAt: listOf(slug('erbil')),
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
  corrections: listOf(correctionFields),
  /** The day of the last change that was too small for a correction. */
  minor: day().optional(),
}).check(impossibleChanges);

export type EventFields = z.output<typeof eventFields>;
export type Correction = z.output<typeof correctionFields>;

/** Nothing changes before it is there, and no correction is listed twice. */
function impossibleChanges({ value, issues }: z.core.ParsePayload<ChangedFields>): void {
  const { added, corrections, minor } = value;
  const refuse = (path: (string | number)[], message: string) =>
    issues.push({ code: 'custom', input: value, path, message });
  for (const [index, correction] of corrections.entries()) {
    const { date } = correction;
    if (date < added) {
      refuse(
        ['corrections', index, 'date'],
        `"${date}" is before the event was added (${added}), and nothing is corrected before it is there; write the day of the correction`,
      );
    }
    const isSame = (other: Correction) =>
      other.date === date && other.change === correction.change && other.why === correction.why;
    if (corrections.findIndex(isSame) < index) {
      refuse(['corrections', index], 'is the same as an earlier one; leave one out');
    }
  }
  if (minor !== undefined && minor < added) {
    refuse(
      ['minor'],
      `"${minor}" is before the event was added (${added}); write the day of the change`,
    );
  }
}

interface ChangedFields {
  readonly added: string;
  readonly corrections: readonly Correction[];
  readonly minor?: string | undefined;
}

/** An event with our account of it, not yet connected to anything. */
export interface EventRecord extends Omit<EventFields, 'whenBasis'> {
  readonly slug: string;
  readonly file: string;
  readonly account: readonly Block[];
  /** How the date is known, where it was not simply printed. */
  readonly whenBasis?: Passage | undefined;
}
