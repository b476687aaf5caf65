import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { anArticle, someContent } from './examples.ts';
import { formatWhen } from './date-wording.ts';
import { lastDay, firstDay } from './partial-date.ts';
import { stances, type Stance } from './position.ts';
import { formatMoments, momentsOf, stretchesOf, type Moment } from './stance-path.ts';
import { gatherStatements, type Statement } from './statements.ts';

type Reported = readonly [when: string, ...stances: Stance[]];

describe('what is said of an actor’s path', () => {
  test.each<[string, Reported[], string[]]>([
    [
      'nothing of one stance kept',
      [
        ['2020-01-05', 'stay'],
        ['2020-03-01', 'stay'],
      ],
      [],
    ],
    [
      'a change where the next date has another stance',
      [
        ['2020-01-05', 'stay'],
        ['2020-01-10', 'reduce'],
      ],
      ['stay to reduce, 10 January 2020'],
    ],
    [
      'a difference, and no change, where reports of one date differ',
      [
        ['2020-01-05', 'stay'],
        ['2020-01-10', 'reduce', 'stay'],
      ],
      ['reduce or stay, 10 January 2020'],
    ],
    [
      'the change to what is reported alone after such a difference',
      [
        ['2020-01-05', 'stay'],
        ['2020-01-10', 'reduce', 'stay'],
        ['2020-01-11', 'reduce'],
      ],
      ['reduce or stay, 10 January 2020', 'stay to reduce, 11 January 2020'],
    ],
    [
      'that a month may lie before or after one of its days',
      [
        ['2020-01', 'stay'],
        ['2020-01-10', 'reduce'],
      ],
      ['stay at some time, January 2020'],
    ],
    [
      'a change from a month to a day after it',
      [
        ['2020-01', 'stay'],
        ['2020-02-10', 'reduce'],
      ],
      ['stay to reduce, 10 February 2020'],
    ],
    [
      'a change between days within a month of which one stance is reported',
      [
        ['2020-01', 'stay'],
        ['2020-01-02', 'stay'],
        ['2020-01-10', 'leave'],
      ],
      ['stay at some time, January 2020', 'stay to leave, 10 January 2020'],
    ],
  ])('is %s', (_, reported, said) => {
    expect(momentsOf(statementsOf(reported)).map(tell)).toEqual(said);
  });

  test('never is a change between dates of which one is not wholly before the other', () => {
    fc.assert(
      fc.property(fc.array(arbitraryReport(), { maxLength: 8 }), (reported) => {
        for (const moment of momentsOf(statementsOf(reported))) {
          if (moment.kind !== 'change') continue;
          expect(moment.from.stance).not.toBe(moment.to.stance);
          expect(lastDay(moment.from.when) < firstDay(moment.to.when)).toBe(true);
        }
      }),
    );
  });

  test('leaves out no date of the line', () => {
    fc.assert(
      fc.property(fc.array(arbitraryReport(), { maxLength: 8 }), (reported) => {
        const statements = statementsOf(reported);
        const shown = stretchesOf(statements).flatMap(({ steps }) =>
          steps.flatMap((step) => step.statements),
        );
        expect(shown).toEqual(statements);
      }),
    );
  });
});

test('dates that follow one another with the same stance are one stretch', () => {
  const reported: Reported[] = [
    ['2020-01-05', 'stay'],
    ['2020-01-06', 'stay'],
    ['2020-01-10', 'reduce', 'stay'],
    ['2020-01-12', 'stay'],
  ];
  const stretches = stretchesOf(statementsOf(reported));
  expect(stretches.map(({ stances, steps }) => [stances.join(' or '), steps.length])).toEqual([
    ['stay', 2],
    ['reduce or stay', 1],
    ['stay', 1],
  ]);
});

test.each<[Reported[], string]>([
  [[['2020-01-05', 'stay']], 'The stance reported does not change.'],
  [
    [
      ['2020-01-05', 'stay'],
      ['2020-01-06', 'leave'],
    ],
    'The stance reported changes once.',
  ],
  [
    [
      ['2020-01-05', 'stay'],
      ['2020-01-06', 'leave', 'stay'],
    ],
    'The stance reported does not change; on one date articles differ, which is no change.',
  ],
  [
    [
      ['2020-01-05', 'stay'],
      ['2020-01-06', 'leave'],
      ['2020-01-07', 'stay'],
      ['2020-01-08', 'leave'],
    ],
    'The stance reported changes 3 times.',
  ],
])('%j in one sentence', (reported, words) => {
  expect(formatMoments(momentsOf(statementsOf(reported)))).toBe(words);
});

function tell(moment: Moment): string {
  if (moment.kind === 'change') {
    return `${moment.from.stance} to ${moment.to.stance}, ${formatWhen(moment.to.when)}`;
  }
  const { statements, when } = moment.step;
  const taken = statements.map(({ stance }) => stance).join(' or ');
  return `${taken}${moment.kind === 'vague' ? ' at some time' : ''}, ${formatWhen(when)}`;
}

function arbitraryReport(): fc.Arbitrary<Reported> {
  const dates = ['2020', '2020-01', '2020-01-05', '2020-01-09', '2020-01-31/2020-02-03', '2020-02'];
  return fc
    .tuple(fc.constantFrom(...dates), fc.subarray([...stances], { minLength: 1, maxLength: 2 }))
    .map(([when, taken]): Reported => [when, ...taken]);
}

/** What is reported of `pompeo`: at each date one or several stances. */
function statementsOf(reported: readonly Reported[]): Statement[] {
  const positions = reported.flatMap(([when, ...taken]) =>
    taken.map((stance) => ({ actor: 'pompeo', when, stance, gist: 'So it is said.' })),
  );
  const { actors } = buildArchive(someContent({ articles: [anArticle('voa', { positions })] }));
  return gatherStatements(actors.find(({ slug }) => slug === 'pompeo')!.positions);
}
