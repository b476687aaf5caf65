import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, formatMonth, formatParts, formatWhen } from './date-wording.ts';
import {
  compareWhen,
  dayAfter,
  daysBetween,
  firstDay,
  isWithin,
  lastDay,
  monthsOf,
  pageDay,
  type Parsed,
  parseDay,
  parsePartialDate,
  parseWhen,
  precisionOf,
  type When,
  yearsOf,
} from './partial-date.ts';

describe('reading a date', () => {
  test.each([
    ['2020', { iso: '2020', precision: 'year' }],
    ['2020-08', { iso: '2020-08', precision: 'month' }],
    ['2020-02-29', { iso: '2020-02-29', precision: 'day' }],
    ['2020~', { iso: '2020', precision: 'year', qualifier: 'approximate' }],
    ['2020-08?', { iso: '2020-08', precision: 'month', qualifier: 'uncertain' }],
    ['2020-08-20%', { iso: '2020-08-20', qualifier: 'approximate and uncertain' }],
  ])('%j is as precise as it is written', (text, expected) => {
    expect(when(text)).toMatchObject({ kind: 'date', text, ...expected });
  });

  test('an interval has two dates, each with its own doubts', () => {
    expect(when('2020-03-16~/2020-04')).toMatchObject({
      kind: 'interval',
      text: '2020-03-16~/2020-04',
      start: { iso: '2020-03-16', precision: 'day', qualifier: 'approximate' },
      end: { iso: '2020-04', precision: 'month', qualifier: undefined },
    });
  });

  test('every valid calendar day is read as it stands', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDay(day)).toEqual({ ok: true, value: day });
      }),
    );
  });

  test('no day that the calendar lacks is read', () => {
    const threeNumbers = fc.tuple(fc.nat(9999), fc.nat(99), fc.nat(99));
    fc.assert(
      fc.property(threeNumbers, ([year, month, day]) => {
        const text = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
        const exists = year >= 1000 && year <= 2999 && day >= 1 && day <= daysIn(year, month);
        expect(parseDay(text).ok).toBe(exists);
      }),
      { numRuns: 2000, examples: [[[2019, 2, 29]], [[1900, 2, 29]], [[2000, 2, 29]]] },
    );
  });

  test('what is read keeps the text it was read from', () => {
    fc.assert(
      fc.property(whenTexts, (text) => {
        expect(when(text).text).toBe(text);
      }),
    );
  });

  test('any other text is refused with a sentence, never with an exception', () => {
    const scraps = fc.string({ unit: fc.constantFrom(...'0129-/.~?% toJan–,T:X') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), scraps), (text) => {
        const parsed = parseWhen(text);
        if (parsed.ok) expect(parsed.value.text).toBe(text);
        else expect(parsed.problem).toMatch(/; write /);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a letter to the author', () => {
  test.each([
    ['2020-02-30', 'February 2020 has 29 days; write 2020-02-29 or an earlier day'],
    ['2019-02-29~', 'February 2019 has 28 days; write 2019-02-28~ or an earlier day'],
    ['2020-02-00', 'there is no day 00; write 2020-02 if the day is not known'],
    ['2020-13-05', 'there is no month 13; write 2020-05-13'],
    [
      '2020-21',
      'there is no month 21; write a month from 2020-01 to 2020-12, or 2020 if it is not known',
    ],
    [
      '0000-01-05',
      'years run from 1000 to 2999, so not "0000-01-05"; write a date such as 2000-01-05',
    ],
    ['3020', 'years run from 1000 to 2999, so not "3020"; write a date such as 2020'],
    ['2020-03/2020-04-31', "the interval's end: April 2020 has 30 days; write 2020-04-30 or an"],
    ['2020-01-09/2020-01-05', 'ends before it starts; write 2020-01-05/2020-01-09'],
    ['2020-01-05/2020-01-05', 'starts and ends with the same date; write 2020-01-05'],
    ['2020-01/2020-01~', 'starts and ends with the same date; write 2020-01~'],
    ['2020-01-05/..', '"2020-01-05/.." leaves an end open; write both ends, or 2020-01-05 if no'],
    ['../2020-01-05', 'leaves an end open; write both ends, or 2020-01-05 if no more is known'],
    ['30 February 2020', '"30 February 2020" is not a date we can read: February 2020 has 29 days'],
    ['5/1/2020', '"5/1/2020" can be read in two ways; write 2020-01-05 or 2020-05-01'],
    ['', '"" is not a date we can read; write 2020, 2020-01, 2020-01-05 or'],
    ['last week', '"last week" is not a date we can read; write 2020, 2020-01, 2020-01-05 or'],
    ['9 January 2020 to 5 January 2020', 'ends before it starts; write 2020-01-05/2020-01-09'],
  ])('about %j: %s', (text, problem) => {
    expect(problemWith(parseWhen(text))).toContain(problem);
  });

  test.each([
    ['5 January 2020', '2020-01-05'],
    ['Sunday, 5th January 2020', '2020-01-05'],
    ['January 5, 2020', '2020-01-05'],
    ['Jan. 5, 2020', '2020-01-05'],
    ['Sept. 2020', '2020-09'],
    ['13/1/2020', '2020-01-13'],
    ['1/13/2020', '2020-01-13'],
    ['5.5.2020', '2020-05-05'],
    ['2020/01/05', '2020-01-05'],
    ['2020/01', '2020-01'],
    ['2020-1-5', '2020-01-05'],
    ['2020–01–05', '2020-01-05'],
    ['2020-01-05T10:00', '2020-01-05'],
    ['2020-01-05 10:30', '2020-01-05'],
    ['20200105', '2020-01-05'],
    [' 2020-01-05 ', '2020-01-05'],
    ['2020-01-XX', '2020-01'],
    ['~2020', '2020~'],
    ['c. 2020', '2020~'],
    ['circa January 2020?', '2020-01%'],
    ['5 January 2020 (uncertain)', '2020-01-05?'],
    ['2020-01-05 to 2020-01-09', '2020-01-05/2020-01-09'],
    ['2020-1-5 - 2020-1-9', '2020-01-05/2020-01-09'],
    ['from 5 January to 9 January 2020', '2020-01-05/2020-01-09'],
    ['5 January 2020 – 9 February', '2020-01-05/2020-02-09'],
    ['2020-01-05/09', '2020-01-05/2020-01-09'],
    ['2020-01-05/02-09', '2020-01-05/2020-02-09'],
    ['16-29 March 2020', '2020-03-16/2020-03-29'],
    ['2014-2016', '2014/2016'],
  ])('%j is answered with %s', (text, correction) => {
    expect(problemWith(parseWhen(text))).toBe(
      `"${text}" is not a date we can read; write ${correction}`,
    );
  });

  test('whoever copies our own wording is told how to write it', () => {
    fc.assert(
      fc.property(whenTexts, (text) => {
        const wording = formatWhen(when(text));
        const parsed = parseWhen(wording);
        expect(parsed.ok ? parsed.value.text : parsed.problem).toContain(text);
      }),
    );
  });

  test.each([
    ['2020-03-16/2020-03-29', 'one date is needed here; write 2020-03-16 or 2020-03-29'],
    ['16–29 March 2020', 'one date is needed here; write 2020-03-16 or 2020-03-29'],
    ['2020-01-05/..', 'leaves an end open; write both ends, or 2020-01-05'],
    ['2020/01/05', 'is not a date we can read; write 2020-01-05'],
  ])('where one date is needed, %j is refused', (text, problem) => {
    expect(problemWith(parsePartialDate(text))).toContain(problem);
  });

  test.each([
    ['2020', '"2020" names no day; write the day too, such as 2020-01-01'],
    ['2020-08', '"2020-08" names no day; write the day too, such as 2020-08-01'],
    ['2020-08-20~', 'the day must be certain here, but "2020-08-20~" is not; write 2020-08-20'],
    ['2020-08-20/2020-08-21', 'one date is needed here; write 2020-08-20 or 2020-08-21'],
    ['5 January 2020', 'write 2020-01-05'],
  ])('where a day is needed, %j is refused', (text, problem) => {
    expect(problemWith(parseDay(text))).toContain(problem);
  });
});

describe('order', () => {
  test('earlier comes first, and a vaguer date before the dates it contains', () => {
    const inOrder = [
      ...['2014/2016', '2019-12-31', '2020', '2020-01-01/2020-03', '2020-01', '2020-01-01'],
      ...['2020-01-02', '2020-03', '2020-03-01/2020-03-30', '2020-03-01', '2020-03-16/2020-03-29'],
      ...['2020-03-16', '2021'],
    ];
    expect(inOrder.map(when).reverse().sort(compareWhen).map(textOf)).toEqual(inOrder);
  });

  test('doubts do not change the place of a date', () => {
    expect(compareWhen(when('2020-01~'), when('2020-01?'))).toBe(0);
    expect(compareWhen(when('2020-01%'), when('2020-01-01/2020-01-31'))).toBe(0);
  });

  test('a date never ends before it begins', () => {
    fc.assert(
      fc.property(whens, (a) => {
        expect(firstDay(a) <= lastDay(a)).toBe(true);
      }),
    );
  });

  test('it does not matter which of two dates is named first', () => {
    fc.assert(
      fc.property(whens, whens, (a, b) => {
        expect(compareWhen(a, b) + compareWhen(b, a)).toBe(0);
        expect(compareWhen(a, a)).toBe(0);
        if (firstDay(a) < firstDay(b)) expect(compareWhen(a, b)).toBeLessThan(0);
      }),
    );
  });

  test('what comes before a second date comes before all that follows it', () => {
    fc.assert(
      fc.property(nearbyWhens, nearbyWhens, nearbyWhens, (a, b, c) => {
        if (compareWhen(a, b) <= 0 && compareWhen(b, c) <= 0) {
          expect(compareWhen(a, c)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a date that contains another stands before it', () => {
    fc.assert(
      fc.property(nearbyWhens, nearbyWhens, (a, b) => {
        const contains = isWithin(firstDay(b), a) && isWithin(lastDay(b), a);
        const same = firstDay(a) === firstDay(b) && lastDay(a) === lastDay(b);
        if (contains && !same) expect(compareWhen(a, b)).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('wording', () => {
  test.each([
    ['2014', '2014'],
    ['2014~', 'about 2014'],
    ['2020-06', 'June 2020'],
    ['2020-06?', 'June 2020 (uncertain)'],
    ['2020-01-05', '5 January 2020'],
    ['2020-01-08~', 'about 8 January 2020'],
    ['2020-01-08?', '8 January 2020 (uncertain)'],
    ['2020-01-08%', 'about 8 January 2020 (uncertain)'],
    ['2014/2016', '2014–2016'],
    ['2020-03/2020-05', 'March–May 2020'],
    ['2019-09/2020-09', 'September 2019 – September 2020'],
    ['2020-03-16/2020-03-29', '16–29 March 2020'],
    ['2020-03-30/2020-04-02', '30 March – 2 April 2020'],
    ['2019-12-30/2020-01-02', '30 December 2019 – 2 January 2020'],
    ['2019-03-16/2020-03-29', '16 March 2019 – 29 March 2020'],
    ['2019/2020-03', '2019 – March 2020'],
    ['2020-03-16/2020-05', '16 March 2020 – May 2020'],
    ['2020-03-16~/2020-03-29', 'about 16 March 2020 – 29 March 2020'],
    ['2020-03-16/2020-03-29?', '16 March 2020 – 29 March 2020 (uncertain)'],
    ['2014~/2016', 'about 2014 – 2016'],
  ])('%s reads %j', (text, words) => {
    expect(formatWhen(when(text))).toBe(words);
  });

  test.each([
    ['2020', { year: '2020' }],
    ['2020-01~', { year: '2020', month: 'January', monthShort: 'Jan', hedge: 'about' }],
    [
      '2020-01-05%',
      {
        year: '2020',
        month: 'January',
        monthShort: 'Jan',
        day: '5',
        weekday: 'Sunday',
        hedge: 'about, uncertain',
      },
    ],
  ])('the margin shows of %s what is known', (text, parts) => {
    const parsed = parsePartialDate(text);
    expect(parsed.ok && formatParts(parsed.value)).toStrictEqual(parts);
  });

  test('days and months have their names', () => {
    expect(formatDay('2020-01-05')).toBe('5 January 2020');
    expect(formatMonth('2020-01')).toBe('January 2020');
  });

  test('every valid calendar day keeps its number, its month and its year', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [number, , year] = formatDay(day).split(' ');
        expect([year, digits(Number(number), 2)]).toEqual([day.slice(0, 4), day.slice(8)]);
        expect(formatDay(day)).toBe(`${number} ${formatMonth(day.slice(0, 7))}`);
      }),
    );
  });
});

describe('where a date appears', () => {
  test.each([
    ['2020', 'year', '2020-01-01', '2020-12-31', undefined, [], ['2020']],
    ['2020-02~', 'month', '2020-02-01', '2020-02-29', undefined, ['2020-02'], ['2020']],
    ['2020-01-05', 'day', '2020-01-05', '2020-01-05', '2020-01-05', ['2020-01'], ['2020']],
    [
      '2019-12-30/2020-02-01',
      'day',
      '2019-12-30',
      '2020-02-01',
      '2019-12-30',
      ['2019-12', '2020-01', '2020-02'],
      ['2019', '2020'],
    ],
    [
      '2020-01-31/2020-02',
      'month',
      '2020-01-31',
      '2020-02-29',
      '2020-01-31',
      ['2020-01', '2020-02'],
      ['2020'],
    ],
    ['2014/2016', 'year', '2014-01-01', '2016-12-31', undefined, [], ['2014', '2015', '2016']],
    ['2019/2020-01-05', 'year', '2019-01-01', '2020-01-05', undefined, [], ['2019', '2020']],
  ])(
    '%s: precise to the %s, from %s to %s',
    (text, precision, first, last, page, months, years) => {
      const date = when(text);
      expect(precisionOf(date)).toBe(precision);
      expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
      expect(pageDay(date)).toBe(page);
      expect(monthsOf(date)).toEqual(months);
      expect(yearsOf(date)).toEqual(years);
    },
  );

  test.each([
    ['2020-02-29', '2020-02', true],
    ['2020-03-01', '2020-02', false],
    ['2020-03-29', '2020-03-16/2020-03-29', true],
    ['2020-03-15', '2020-03-16/2020-03-29', false],
  ])('does %s lie within %s? %s', (day, text, expected) => {
    expect(isWithin(day, when(text))).toBe(expected);
  });

  test.each([
    ['2020-01-05', '2020-01-05', 0],
    ['2020-02-28', '2020-03-01', 2],
    ['2020-03-01', '2020-02-28', -2],
    ['2020-01-01', '2021-01-01', 366],
    ['2011-12-29', '2011-12-31', 2], // Samoa had no 30 December 2011
  ])('from %s to %s it is %i days', (earlierDay, laterDay, count) => {
    expect(daysBetween(earlierDay, laterDay)).toBe(count);
  });
});

test('a date is the same on every machine', async () => {
  const places = [
    'UTC',
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Pacific/Apia',
    'Asia/Baghdad',
  ];
  const machines = places.map((TZ) => ({ TZ, LANG: 'ar_IQ', LC_ALL: 'ar_IQ' }));
  const answers = await Promise.all(machines.map(answersOfAMachineIn));
  expect(answers[0]).toContain('30 December 2011 – 1 January 2012');
  expect(new Set(answers).size).toBe(1);
}, 60_000);

async function answersOfAMachineIn(environment: Record<string, string>): Promise<string> {
  const program = `
    const dates = await import(${JSON.stringify(new URL('partial-date.ts', import.meta.url))});
    const wording = await import(${JSON.stringify(new URL('date-wording.ts', import.meta.url))});
    const texts = ['2020', '2020-03~', '2020-03-29', '2020-10-25?', '2011-12-30/2012-01-01', '5 May 2020'];
    for (const parsed of texts.map(dates.parseWhen)) {
      if (!parsed.ok) { console.log(parsed.problem); continue; }
      const when = parsed.value;
      const { firstDay, lastDay, monthsOf, yearsOf, pageDay } = dates;
      console.log(JSON.stringify([firstDay, lastDay, monthsOf, yearsOf, pageDay].map((of) => of(when))));
      console.log(dates.daysBetween(firstDay(when), lastDay(when)), wording.formatWhen(when));
      if (when.kind === 'date') console.log(JSON.stringify(wording.formatParts(when)));
    }`;
  const options = { env: { ...process.env, ...environment } };
  const node = ['--input-type=module', '--eval', program];
  return (await promisify(execFile)(process.execPath, node, options)).stdout;
}

function when(text: string): When {
  const parsed = parseWhen(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function textOf({ text }: When): string {
  return text;
}

function problemWith(parsed: Parsed<unknown>): string | undefined {
  return parsed.ok ? undefined : parsed.problem;
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

/** The calendar, written a second time, by hand, to test against. */
function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function daysOfYears(min: number, max: number): fc.Arbitrary<string> {
  return fc
    .record({ year: fc.integer({ min, max }), month: fc.integer({ min: 1, max: 12 }) })
    .chain(({ year, month }) =>
      fc
        .integer({ min: 1, max: daysIn(year, month) })
        .map((day) => `${year}-${digits(month, 2)}-${digits(day, 2)}`),
    );
}

function whenTextsOf(someDays: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const dates = fc
    .tuple(someDays, fc.constantFrom(4, 7, 10), fc.constantFrom('', '', '~', '?', '%'))
    .map(([day, length, sign]) => day.slice(0, length) + sign);
  const intervals = fc.tuple(dates, dates).map((ends) => ends.sort().join('/'));
  return fc.oneof(
    dates,
    intervals.filter((text) => parseWhen(text).ok),
  );
}

const days = daysOfYears(1000, 2999);
const whenTexts = whenTextsOf(fc.oneof(days, daysOfYears(2019, 2021)));
const whens = whenTexts.map(when);
const nearbyWhens = whenTextsOf(daysOfYears(2019, 2020)).map(when);

test.each([
  ['2020-02-28', '2020-02-29'],
  ['2020-02-29', '2020-03-01'],
  ['2020-12-31', '2021-01-01'],
])('the day after %s is %s', (day, next) => {
  expect(dayAfter(day)).toBe(next);
});
