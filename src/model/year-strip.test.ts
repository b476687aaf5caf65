import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { aFigure, anArticle, anEvent, someContent } from './examples.ts';
import { buildTimeline } from './timeline.ts';
import { buildYearStrip, markSize, type YearStrip } from './year-strip.ts';

describe('the months', () => {
  test('run from December 2019 to the month of the last event, empty ones included', () => {
    const { months } = stripOf(['2019-12-13', '2020-02-10']);
    expect(months.map(({ period, marks }) => [period, marks.length])).toEqual([
      ['2019-12', 1],
      ['2020-01', 0],
      ['2020-02', 1],
    ]);
  });

  test('hold nothing from before the timeline begins', () => {
    const { months } = stripOf(['2014', '2019-11-30', '2020-01-05']);
    expect(months.flatMap(({ marks }) => marks)).toHaveLength(1);
  });
});

describe('a mark', () => {
  test('stands further right, the later in its month the event was', () => {
    const [first, middle, last] = marksOf(stripOf(['2020-01-01', '2020-01-15', '2020-01-31']));
    expect(first!.x).toBeLessThan(middle!.x);
    expect(middle!.x).toBeLessThan(last!.x);
  });

  test('stands in the middle of its month where no day is known', () => {
    const { months, monthWidth } = stripOf(['2020-01']);
    const x = months[1]!.marks[0]!.x;
    expect(Math.abs(x + markSize / 2 - monthWidth / 2)).toBeLessThan(3);
  });

  test('stands over another of the same day', () => {
    const [below, above] = marksOf(stripOf(['2020-01-05', '2020-01-05']));
    expect(above!.x).toBe(below!.x);
    expect(above!.y).toBeLessThan(below!.y);
  });

  test('stays within its month and its row, and clear of all others', () => {
    const day = fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 28 }))
      .map(([month, day]) => `2020-0${month}-${String(day).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 25 }), (whens) => {
        const strip = stripOf(whens);
        const all = marksOf(strip);
        expect(all).toHaveLength(whens.length);
        for (const { month, x, y } of all) {
          expect(x - month * strip.monthWidth).toBeGreaterThanOrEqual(0);
          expect(x - month * strip.monthWidth).toBeLessThanOrEqual(strip.monthWidth - markSize);
          expect(y).toBeGreaterThanOrEqual(0);
        }
        const near = all.flatMap((one, index) =>
          all.slice(index + 1).filter(({ x, y }) => {
            const [dx, dy] = [Math.abs(x - one.x), Math.abs(y - one.y)];
            return dx < markSize - 1 && dy < markSize - 1;
          }),
        );
        expect(near).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

test('a side without an event in the period has no row', () => {
  expect(stripOf(['2020-01-05']).rows.map(({ side }) => side.slug)).toEqual(['iraq']);
});

test('a key event is labelled with its day and its headline, in short lines', () => {
  const { labels } = stripOf(['2020-01-05'], {
    key: 'true',
    headline: 'Parliament asks for an end',
  });
  expect(labels.map(({ date, lines }) => [date, ...lines])).toEqual([
    ['5 Jan', 'Parliament asks for', 'an end'],
  ]);
});

describe('the level', () => {
  const reports = [
    aFigure({ value: '5000', asOf: '2019-12-16' }),
    aFigure({ value: '2500', asOf: '2020-02-15' }),
  ];

  test('steps where it changes, and is not drawn before its first report', () => {
    const { months, monthWidth, height } = stripOf(['2020-02-20'], {}, reports);
    const startOf = (index: number) => /^M(\d+) /.exec(months[index]!.level)?.[1];
    expect(Number(startOf(0))).toBe(Math.round((15 / 31) * monthWidth));
    expect(months[1]!.level).toBe(`M0 ${height}V${height - 83}H${monthWidth}V${height}Z`);
    expect(months[2]!.level.match(/M/g)).toHaveLength(2);
  });

  test('is written at its changes and told in words', () => {
    const { numbers, point } = stripOf(['2020-02-20'], {}, reports);
    expect(numbers.map(({ text }) => text)).toEqual(['5,000', '2,500']);
    expect(point).toBe(
      '1 event, in February 2020. US troops in Iraq, as reported: 5,000 in December 2019, 2,500 in February 2020.',
    );
  });
});

function stripOf(
  whens: readonly string[],
  written: Readonly<Record<string, unknown>> = {},
  figures: readonly unknown[] = [],
): YearStrip {
  const events = whens.map((when, index) => anEvent(`event-${index}`, { when, ...written }));
  const articles = [anArticle('voa', { published: '2020-03-01', figures })];
  const archive = buildArchive(someContent({ events, articles }));
  return buildYearStrip(buildTimeline(archive), archive);
}

/** All marks, by their places in the whole row of months. */
function marksOf({ months, monthWidth }: YearStrip) {
  return months.flatMap(({ marks }, month) =>
    marks.map(({ x, y }) => ({ month, x: x + month * monthWidth, y })),
  );
}
