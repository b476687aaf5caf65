import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive, type Archive } from './archive.ts';
import { aFigure, anArticle, anEvent, someContent } from './examples.ts';
import { buildTimeline, type Timeline, type TimelineEntry } from './timeline.ts';

describe('the place of an event', () => {
  test.each([
    ['2014', true],
    ['2019-11-30', true],
    ['2019-12-01', false],
    ['2019-12', false],
    ['2019', true],
    ['2019-09/2020-09', true],
    ['2020', false],
  ])('does %s stand under “Before”? %s', (when, isBefore) => {
    const { before, sections } = buildTimeline(archiveOf([when]));
    expect(namesOf(before)).toEqual(isBefore ? [when] : []);
    expect(sections).toHaveLength(isBefore ? 0 : 1);
  });

  test('is the month in which it begins', () => {
    const whens = ['2019-12-31', '2020-01', '2020-01-05?', '2020-01-30/2020-02-02', '2020-02-01'];
    expect(outline(buildTimeline(archiveOf(whens)))).toEqual([
      ['2019-12', ['2019-12-31']],
      ['2020-01', ['2020-01', '2020-01-05?', '2020-01-30/2020-02-02']],
      ['2020-02', ['2020-02-01']],
    ]);
  });

  test('is the year, before its months, if no month is known', () => {
    const whens = ['2020-01-01', '2020?', '2020/2021', '2019-12', '2020-03'];
    expect(outline(buildTimeline(archiveOf(whens)))).toEqual([
      ['2019-12', ['2019-12']],
      ['2020', ['2020/2021', '2020?']],
      ['2020-01', ['2020-01-01']],
      ['2020-03', ['2020-03']],
    ]);
  });

  test('is the year, before its months, if it fills the year', () => {
    const whens = ['2020-01-05', '2020', '2020-01/2020-12', '2020-01-01/2021-03-02', '2020-01'];
    expect(outline(buildTimeline(archiveOf(whens)))).toEqual([
      ['2020', ['2020-01-01/2021-03-02', '2020', '2020-01/2020-12']],
      ['2020-01', ['2020-01', '2020-01-05']],
    ]);
  });

  test('is one place, in the archive’s order', () => {
    const number = (min: number, max: number) =>
      fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'));
    const days = fc.tuple(number(2019, 2021), number(1, 12), number(1, 28));
    const lengths = fc.constantFrom(1, 2, 3);
    const whens = fc.tuple(days, days, lengths, fc.boolean()).map(([a, b, length, isInterval]) => {
      const ends = [a, b].map((day) => day.slice(0, length).join('-')).sort();
      return isInterval && ends[0] !== ends[1] ? ends.join('/') : ends[0]!;
    });
    fc.assert(
      fc.property(fc.uniqueArray(whens, { maxLength: 20 }), (chosen) => {
        const archive = archiveOf(chosen);
        const { before, sections } = buildTimeline(archive);
        const entries = [...before, ...sections.flatMap((section) => section.entries)];
        expect(namesOf(entries)).toEqual(archive.events.map(({ slug }) => slug));
        const periods = sections.map(({ period }) => period);
        expect(periods).toEqual([...new Set(periods)].sort());
      }),
      {
        examples: [
          [['2020', '2020-01/2021-03', '2020-01', '2020-01-05']],
          [['2020', '2020-01-01/2020-12-28', '2020/2021']],
        ],
      },
    );
  });
});

describe('a silence', () => {
  const none = undefined;
  test.each([
    ['of 30 days is not marked', ['2020-01-15', '2020-02-15'], [none, none]],
    ['of 31 days is marked', ['2020-01-15', '2020-02-16'], [none, 31]],
    ['begins after the last event', ['2020-01-02', '2020-01-15', '2020-02-16'], [none, 31]],
    ['ends at the first event', ['2020-01-15', '2020-02-15', '2020-02-16'], [none, none]],
    ['before the first month is not marked', ['2014', '2020-01-15'], [none]],
    ['ends with the first day of a vague month', ['2020-01-01', '2020-03'], [none, 59]],
    ['begins with the last day of a vague month', ['2020-01', '2020-04-01'], [none, 60]],
    ['of one month between vague ones is not marked', ['2020-01', '2020-03'], [none, none]],
    [
      'begins with a vague month’s end, not its last event',
      ['2020-02', '2020-02-01', '2020-03-05'],
      [none, none],
    ],
    ['has no place in a year of which all is vague', ['2020', '2020-06-01'], [none, none]],
    [
      'ends and begins at an interval of known days',
      ['2020-01-01', '2020-02-10/2020-02-20', '2020-03-01'],
      [none, 39, none],
    ],
    [
      'begins with the last day of an interval before it',
      ['2020-01-01', '2020-01-05/2020-02-25', '2020-03-01'],
      [none, none],
    ],
    [
      'ends at the first day of an interval, not at an event within it',
      ['2020-01-01', '2020-03-01/2020-03-29', '2020-03-10'],
      [none, 59],
    ],
    ['begins after an interval', ['2020-01-05/2020-01-08', '2020-03-29'], [none, 80]],
    [
      'is not broken by an interval of vague ends',
      ['2020-01-01', '2020-02/2020-03', '2020-03-20'],
      [none, none, 78],
    ],
    [
      'is not hidden by an event of which only the year is known',
      ['2020', '2020-01-01', '2020-03-01'],
      [none, none, 59],
    ],
  ])('%s', (_, whens, gaps) => {
    const { sections } = buildTimeline(archiveOf(whens));
    expect(sections.map(({ gap }) => gap)).toEqual(gaps);
  });
});

describe('the spine', () => {
  const figures = [
    aFigure({ asOf: '2020-01-05', value: '5200' }),
    aFigure({ asOf: '2020-01-08', value: '5200', certainty: 'about' }),
    aFigure({ asOf: '2020-08-20', value: '5000' }),
  ];
  const whens = ['2020-01-03', '2020-01-05', '2020-01-09', '2020-08-19', '2020-08-25'];
  const archive = archiveOf(whens, figures);

  test('at each event is what had been reported by its first day, written where it changes', () => {
    const { sections } = buildTimeline(archive);
    const entries = sections.flatMap((section) => section.entries);
    expect(
      entries.map(({ event, spine, isChange }) => [event.slug, spine.level?.low, isChange]),
    ).toEqual([
      ['2020-01-03', undefined, false],
      ['2020-01-05', 5200, true],
      ['2020-01-09', 5200, false],
      ['2020-08-19', 5200, false],
      ['2020-08-25', 5000, true],
    ]);
  });

  test('enters a month as it left the events before', () => {
    expect(levelsOnEntry(buildTimeline(archive))).toEqual([undefined, 5200]);
  });

  test('enters the first month with what was reported before it', () => {
    const reported = [aFigure({ asOf: '2019-06-01', value: '5000' })];
    const timeline = buildTimeline(archiveOf(['2019-06-02', '2020-01-03'], reported));
    expect(timeline.before[0]).toMatchObject({ spine: { level: { low: 5000 } }, isChange: true });
    expect(levelsOnEntry(timeline)).toEqual([5000]);
    expect(timeline.sections[0]?.entries[0]?.isChange).toBe(false);
  });

  test('is known on a timeline of few events too, and its number is written at the first', () => {
    const timeline = buildTimeline({ ...archive, events: archive.events.slice(3) });
    expect(levelsOnEntry(timeline)).toEqual([5200]);
    expect(timeline.sections[0]?.entries[0]?.isChange).toBe(true);
  });
});

test('no events make an empty timeline', () => {
  expect(buildTimeline(archiveOf([]))).toEqual({ before: [], sections: [] });
});

/** An archive of events, each named for its date. */
function archiveOf(
  whens: readonly string[],
  figures: readonly ReturnType<typeof aFigure>[] = [],
): Archive {
  const events = whens.map((when) => anEvent(when, { when }));
  return buildArchive(someContent({ events, articles: [anArticle('voa', { figures })] }));
}

function namesOf(entries: readonly TimelineEntry[]): string[] {
  return entries.map(({ event }) => event.slug);
}

function outline({ sections }: Timeline) {
  return sections.map(({ period, entries }) => [period, namesOf(entries)]);
}

function levelsOnEntry({ sections }: Timeline) {
  return sections.map(({ spine }) => spine.level?.low);
}
