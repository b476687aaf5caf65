import { describe, expect, test } from 'vitest';
import { buildArchive, type Position } from './archive.ts';
import { anArticle, anEvent, someContent } from './examples.ts';
import { formatStance, groupPositions } from './position.ts';

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
  ['conditional', 'Stay on conditions'],
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
