import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { aFigure, anArticle, anEvent, aPassage, someContent } from './examples.ts';
import { certainties } from './figure.ts';
import { buildLevelChart } from './level-chart.ts';
import { holds, layOutLevels, meet, wrap, type Box, type Frame } from './level-layout.ts';

const frames: readonly Frame[] = [
  {
    time: 'across',
    width: 1100,
    height: 600,
    inset: { top: 10, right: 10, bottom: 30, left: 50 },
    radius: 4,
    letter: 7,
    line: 16,
    noteLetters: 18,
  },
  {
    time: 'down',
    width: 360,
    height: 1100,
    inset: { top: 25, right: 30, bottom: 10, left: 5 },
    radius: 4,
    letter: 6,
    line: 14,
    noteLetters: 15,
  },
];

/** A number as some article may give it: its day, month or quarter and its kind are anyone's guess. */
const aReport = fc.record({
  value: fc.integer({ min: 1, max: 80 }).map((hundreds) => String(hundreds * 100)),
  certainty: fc.constantFrom(...certainties),
  kind: fc.constantFrom('level', 'plan', 'departure'),
  asOf: fc.oneof(
    fc.integer({ min: 1, max: 28 }).map((day) => `2020-03-${String(day).padStart(2, '0')}`),
    fc.constantFrom('2020-01-05', '2020-02', '2020-04/2020-06', '2020-11-17', '2021-01-15'),
  ),
});

const someReports = fc.array(aReport, { minLength: 1, maxLength: 25 });

function chartOf(reports: readonly Record<string, string>[]) {
  const told = reports.map(({ value }) => Number(value)).slice(0, 5);
  const archive = buildArchive(
    someContent({
      articles: [anArticle('voa', { figures: reports.map((report) => aFigure(report)) })],
      events: told.map((value, index) =>
        anEvent(`event-${index}`, {
          when: `2020-03-1${index}`,
          account: [aPassage(`There are ${value.toLocaleString('en')}.`)],
        }),
      ),
    }),
  );
  return buildLevelChart(archive)!;
}

describe.each(frames)('with time running $time', (frame) => {
  test('every mark stands in the field, whatever was reported', () => {
    fc.assert(
      fc.property(someReports, (reports) => {
        const { marks, field } = layOutLevels(chartOf(reports), frame);
        expect(marks).toHaveLength(reports.length);
        for (const { x, y, tip = { x, y } } of marks) {
          for (const point of [{ x, y }, tip]) {
            expect(holds(widened(field), { ...point, width: 0, height: 0 })).toBe(true);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('no text covers another text or a mark, or leaves the field, whatever was reported', () => {
    fc.assert(
      fc.property(someReports, (reports) => {
        const { marks, labels, notes, field } = layOutLevels(chartOf(reports), frame);
        const texts = [...labels, ...notes].map(({ box }) => box);
        const middles = marks.map(({ x, y }) => ({ x: x - 1, y: y - 1, width: 2, height: 2 }));
        for (const [index, text] of texts.entries()) {
          expect(holds(widened(field), text)).toBe(true);
          expect(texts.slice(index + 1).filter((other) => meet(text, other))).toEqual([]);
          expect(middles.filter((middle) => meet(text, middle))).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a larger number stands farther along, and a later day too', () => {
    const { marks } = layOutLevels(
      chartOf([
        { value: '5000', asOf: '2020-01-05' },
        { value: '2500', asOf: '2020-11-17' },
      ]),
      frame,
    );
    const [first, last] = [marks[0]!, marks[1]!];
    const isRight =
      frame.time === 'across'
        ? first.x < last.x && first.y < last.y
        : first.y < last.y && first.x > last.x;
    expect(isRight).toBe(true);
  });

  test('marks of one number stand side by side, and the most days between are told', () => {
    const alike = Array.from({ length: 6 }, () => ({ value: '5000', asOf: '2020-03-10' }));
    const { marks, shift } = layOutLevels(
      chartOf([...alike, { value: '4000', asOf: '2020-06' }]),
      frame,
    );
    const places = marks.slice(0, 6).map(({ x, y }) => (frame.time === 'across' ? x : y));
    expect(new Set(places).size).toBe(6);
    expect(shift).toBeGreaterThan(0);
  });
});

test('words are broken into lines only between words', () => {
  expect(wrap('US announces cut to 3,000', 12)).toEqual(['US announces', 'cut to 3,000']);
  expect(wrap('Extraordinarily long', 5)).toEqual(['Extraordinarily', 'long']);
});

/** A hair's breadth larger, since lengths are not exact. */
function widened({ x, y, width, height }: Box): Box {
  return { x: x - 1e-6, y: y - 1e-6, width: width + 2e-6, height: height + 2e-6 };
}
