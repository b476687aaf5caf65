import { describe, expect, test } from 'vitest';
import { buildArchive, type Position } from './archive.ts';
import { anArticle, anEvent, someContent } from './examples.ts';
import { parseWhen } from './partial-date.ts';
import { formatStance, groupByStance, groupPositions } from './position.ts';

describe('the position that leads a group', () => {
  const report = (article: string, published: string, date: string) => {
    const parse = (text: string) => {
      const parsed = parseWhen(text);
      if (!parsed.ok) throw new Error(parsed.problem);
      return parsed.value;
    };
    const taken = { actor: { slug: 'pompeo' }, stance: 'stay' as const };
    return { ...taken, when: parse(date), article: { slug: article, published: parse(published) } };
  };

  test.each([
    ['is of the article known first', ['2020-01-12', '2020-01'], ['2020-01-11', '2020-01-10']],
    [
      'whatever the precision of its publication',
      ['2020-01', '2020-01-10'],
      ['2020-01-30', '2020'],
    ],
    [
      'or, of those known on one day, the more exact',
      ['2020-01-31', '2020'],
      ['2020-01', '2020-01'],
    ],
    [
      'an interval being as exact as it is short',
      ['2020-01-31', '2020-01'],
      ['2020-01-31', '2020-01-02/2020-01-05'],
    ],
  ])('%s', (_, [later, laterDate], [first, firstDate]) => {
    const positions = [report('later', later!, laterDate!), report('first', first!, firstDate!)];
    for (const order of [positions, positions.toReversed()]) {
      expect(groupPositions(order).map((group) => group.first.article.slug)).toEqual(['first']);
    }
  });

  test('gives the group its place in time', () => {
    const others = { ...report('voa', '2020-01-11', '2020-01-09'), stance: 'reduce' as const };
    const [early, late] = [
      report('npr', '2020-01-12', '2020-01'),
      report('upi', '2020-01-10', '2020-01-10'),
    ];
    expect(groupPositions([early, others, late]).map(({ first }) => first.article.slug)).toEqual([
      'voa',
      'upi',
    ]);
  });
});

describe('positions on one event', () => {
  test('are one where articles report the same actor’s same stance', () => {
    expect(groupsOf({ voa: [['pompeo', 'stay']], upi: [['pompeo', 'stay']] })).toEqual([
      ['upi pompeo stay', 'voa pompeo stay'],
    ]);
  });

  test('are several where the stance differs', () => {
    expect(groupsOf({ voa: [['pompeo', 'stay']], upi: [['pompeo', 'reduce']] })).toEqual([
      ['upi pompeo reduce'],
      ['voa pompeo stay'],
    ]);
  });

  test('are several where the actor differs', () => {
    const positions = { voa: [['pompeo', 'stay'] as const, ['parliament', 'stay'] as const] };
    expect(groupsOf(positions)).toEqual([['voa parliament stay'], ['voa pompeo stay']]);
  });

  test('keep the order in which each was first given', () => {
    const groups = groupsOf({
      ap: [['parliament', 'leave']],
      upi: [['pompeo', 'stay']],
      voa: [
        ['parliament', 'leave'],
        ['pompeo', 'stay'],
      ],
    });
    expect(groups).toEqual([
      ['ap parliament leave', 'voa parliament leave'],
      ['upi pompeo stay', 'voa pompeo stay'],
    ]);
  });

  test('may be none', () => {
    expect(groupPositions([])).toEqual([]);
  });
});

test.each([
  ['leave', 'Leave'],
  ['reduce', 'Reduce'],
  ['negotiate', 'Negotiate'],
  ['conditional', 'Conditional'],
  ['stay', 'Stay'],
] as const)('the stance “%s” is labelled “%s”', (stance, label) => {
  expect(formatStance(stance)).toBe(label);
});

type Taken = readonly [actor: string, stance: Position['stance']];

/** What each article reports of one event, in groups: article, actor and stance. */
function groupsOf(reported: Readonly<Record<string, readonly Taken[]>>): string[][] {
  const articles = Object.entries(reported).map(([slug, taken]) =>
    anArticle(slug, {
      positions: taken.map(([actor, stance]) => ({
        actor,
        stance,
        when: '2020-01-05',
        event: 'vote',
        gist: 'So it is said.',
      })),
    }),
  );
  const { events } = buildArchive(someContent({ articles, events: [anEvent('vote')] }));
  return groupPositions(events[0]!.positions).map(({ first, others }) =>
    [first, ...others].map(
      ({ article, actor, stance }) => `${article.slug} ${actor.slug} ${stance}`,
    ),
  );
}

test('who took each stance is gathered once, stances from leaving to staying', () => {
  const taken = (slug: string, stance: 'leave' | 'stay') => ({ actor: { slug }, stance });
  expect(
    groupByStance([
      taken('nato', 'stay'),
      taken('sadr', 'leave'),
      taken('us', 'stay'),
      taken('nato', 'stay'),
    ]),
  ).toEqual([
    { stance: 'leave', actors: [{ slug: 'sadr' }] },
    { stance: 'stay', actors: [{ slug: 'nato' }, { slug: 'us' }] },
  ]);
});
