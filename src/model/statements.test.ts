import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive, type Archive } from './archive.ts';
import { anArticle, anEvent, someContent } from './examples.ts';
import { stances, type Stance } from './position.ts';
import { gatherStatements, positionsOf, statementsOn, type Statement } from './statements.ts';

type Taken = readonly [actor: string, stance: Stance, when: string, event?: string];

describe('reports are one statement', () => {
  test('where they give the same stance of the same actor at the same date', () => {
    const reported = { ap: [taken('leave')], voa: [taken('leave')] };
    expect(statementsIn(reported)).toEqual(['parliament leave 2020-01-05: ap, voa']);
  });

  test.each([
    ['the stance', taken('leave'), taken('stay')],
    ['the actor', taken('leave'), taken('leave', '2020-01-05', 'pompeo')],
    ['the date', taken('leave'), taken('leave', '2020-01-06')],
    ['how much of the date is known', taken('leave', '2020-01'), taken('leave', '2020-01-05')],
  ])('and two where %s differs', (_, one, other) => {
    expect(statementsIn({ ap: [one], voa: [other] })).toHaveLength(2);
  });

  test('of which the article known first leads, and all events are named once', () => {
    const reported = {
      voa: [taken('leave', '2020-01-05', 'parliament', 'vote')],
      ap: [taken('leave', '2020-01-05', 'parliament', 'vote')],
    };
    const archive = archiveOf(reported, { voa: '2020-01-06', ap: '2020-01-07' });
    const [statement] = gatherStatements(archive.sides.flatMap(positionsOf));
    expect(tell(statement!)).toBe('parliament leave 2020-01-05: voa, ap');
    expect(statement!.events.map(({ slug }) => slug)).toEqual(['vote']);
  });

  test('in order of date, those of one date from leaving to staying', () => {
    const reported = {
      voa: [taken('stay'), taken('reduce'), taken('leave', '2020-02'), taken('stay', '2020-01-04')],
    };
    expect(statementsIn(reported)).toEqual([
      'parliament stay 2020-01-04: voa',
      'parliament reduce 2020-01-05: voa',
      'parliament stay 2020-01-05: voa',
      'parliament leave 2020-02: voa',
    ]);
  });

  test('and none is lost, doubled or put under another stance, actor or date', () => {
    fc.assert(
      fc.property(fc.array(arbitraryTaken(), { maxLength: 12 }), (given) => {
        const archive = archiveOf({ voa: given.slice(0, 6), ap: given.slice(6) });
        const positions = archive.sides.flatMap(positionsOf);
        const gathered = gatherStatements(positions);
        expect(new Set(gathered.flatMap(({ reports }) => reports))).toEqual(new Set(positions));
        expect(gathered.flatMap(({ reports }) => reports)).toHaveLength(given.length);
        for (const { actor, stance, when, reports } of gathered) {
          for (const report of reports) {
            expect([report.actor, report.stance, report.when.text]).toEqual([
              actor,
              stance,
              when.text,
            ]);
          }
        }
        expect(gatherStatements(positions.toReversed()).map(tell)).toEqual(gathered.map(tell));
      }),
    );
  });
});

describe('on a day', () => {
  const reported = {
    voa: [
      taken('leave', '2020-01', 'parliament', 'vote'),
      taken('leave'),
      taken('stay', '2020-01', 'pompeo'),
      taken('stay', '2020-01-06', 'pompeo', 'vote'),
    ],
  };

  test('stands what is dated so, then what was said at its events at a vaguer date', () => {
    expect(saidOn('2020-01-05')).toEqual([
      ['iraq', ['parliament leave 2020-01-05: voa', 'parliament leave 2020-01: voa']],
    ]);
  });

  test('stands what was said on it though its event is of another day', () => {
    expect(saidOn('2020-01-06')).toEqual([['us', ['pompeo stay 2020-01-06: voa']]]);
  });

  test('stands an interval that begins on it, as an event would', () => {
    const interval = { voa: [taken('leave', '2020-01-05/2020-01-06')] };
    expect(saidOn('2020-01-05', interval)).toHaveLength(1);
    expect(saidOn('2020-01-06', interval)).toEqual([]);
  });

  test.each(['2020-01', '2020'])('only, not in a period such as %s', (period) => {
    expect(saidOn(period)).toEqual([]);
  });

  function saidOn(iso: string, of: Readonly<Record<string, readonly Taken[]>> = reported) {
    const { sides, events } = archiveOf(of);
    const ofDay = events.filter(({ when }) => when.text === iso);
    return statementsOn({ iso, events: ofDay }, sides).map(({ side, statements }) => [
      side.slug,
      statements.map(tell),
    ]);
  }
});

function taken(stance: Stance, when = '2020-01-05', actor = 'parliament', event?: string): Taken {
  return event === undefined ? [actor, stance, when] : [actor, stance, when, event];
}

function arbitraryTaken(): fc.Arbitrary<Taken> {
  return fc.tuple(
    fc.constantFrom('parliament', 'pompeo'),
    fc.constantFrom(...stances),
    fc.constantFrom('2020', '2020-01', '2020-01-05', '2020-01-05~', '2020-01-05/2020-02-03'),
  );
}

function statementsIn(reported: Readonly<Record<string, readonly Taken[]>>): string[] {
  return gatherStatements(archiveOf(reported).sides.flatMap(positionsOf)).map(tell);
}

function tell({ actor, stance, when, reports }: Statement): string {
  const articles = reports.map(({ article }) => article.slug).join(', ');
  return `${actor.slug} ${stance} ${when.text}: ${articles}`;
}

/** An archive in which each article reports some positions; one event, `vote`, is of 5 January. */
function archiveOf(
  reported: Readonly<Record<string, readonly Taken[]>>,
  published: Readonly<Record<string, string>> = {},
): Archive {
  const articles = Object.entries(reported).map(([slug, positions]) =>
    anArticle(slug, {
      published: published[slug] ?? '2020-01-05',
      positions: positions.map(([actor, stance, when, event]) => ({
        actor,
        stance,
        when,
        gist: 'So it is said.',
        ...(event && { event }),
      })),
    }),
  );
  const voa = articles.some(({ slug }) => slug === 'voa') ? [] : [anArticle('voa')];
  return buildArchive(someContent({ articles: [...articles, ...voa], events: [anEvent('vote')] }));
}
