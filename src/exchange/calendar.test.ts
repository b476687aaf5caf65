import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Content } from '../model/archive.ts';
import { anEvent } from '../model/examples.ts';
import { formatCalendar } from './calendar.ts';
import { aHostileEvent, anArchive, aPublication, hostilePieces } from './examples.ts';

test('every event is in the calendar exactly once', () => {
  const slugs = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 20 });
  fc.assert(
    fc.property(slugs, (names) => {
      const events = read({ events: names.map((name) => anEvent(name)) });
      const expected = names.map((name) => `https://example.org/events/${name}/`);
      expect(events.map((event) => valueOf(event, 'url')).toSorted()).toEqual(expected.toSorted());
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(names.length);
    }),
  );
});

describe('an event fills every day on which it may have been', () => {
  test.each([
    ['2020-01-05', '2020-01-05', '2020-01-06', 'A vote'],
    ['2020-02-29', '2020-02-29', '2020-03-01', 'A vote'],
    ['2020-12-31', '2020-12-31', '2021-01-01', 'A vote'],
    ['2020-03-16/2020-03-29', '2020-03-16', '2020-03-30', 'A vote'],
    ['2020-01-08~', '2020-01-08', '2020-01-09', 'A vote · about 8 January 2020'],
    ['2020-01-08?', '2020-01-08', '2020-01-09', 'A vote · 8 January 2020 (uncertain)'],
    ['2020-02', '2020-02-01', '2020-03-01', 'A vote · February 2020'],
    ['2020', '2020-01-01', '2021-01-01', 'A vote · 2020'],
    ['2014/2016', '2014-01-01', '2017-01-01', 'A vote · 2014–2016'],
    ['2020-06/2020-08-20', '2020-06-01', '2020-08-21', 'A vote · June 2020 – 20 August 2020'],
  ])('%s: from %s to before %s, as “%4$s”', (when, start, end, summary) => {
    const [event] = read({ events: [anEvent('vote', { headline: 'A vote', when })] });
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe(start);
    expect(event?.endDate.toString()).toBe(end);
    expect(event?.summary).toBe(summary);
  });
});

test('a calendar knows a corrected event again, and that it is newer', () => {
  const correction = { date: '2026-12-03', change: 'The day was Sunday.', why: 'It said so.' };
  const [before] = read({ events: [anEvent('vote')] });
  const [after] = read({
    events: [anEvent('the-vote', { formerly: ['vote'], corrections: [correction] })],
  });
  expect(after?.uid).toBe(before?.uid);
  expect([before?.sequence, after?.sequence]).toEqual([0, 1]);
  expect(valueOf(before!, 'dtstamp')).toBe('2026-11-22T12:00:00Z');
  expect(valueOf(after!, 'dtstamp')).toBe('2026-12-03T12:00:00Z');
  expect(valueOf(after!, 'created')).toBe('2026-11-22T12:00:00Z');
  expect(valueOf(after!, 'last-modified')).toBe('2026-12-03T12:00:00Z');
  expect(after?.description).toContain('Corrected 3 December 2026: The day was Sunday.');
});

test('an event says where it was and what of its sources, and makes nobody busy', () => {
  const [event] = read({ events: [anEvent('vote', { place: 'baghdad' })] });
  expect(event?.location).toBe('Baghdad');
  expect(event?.description).toBe(
    '5 January 2020, Baghdad\n\nIt happened. (Voice of America)\n\nhttps://example.org/events/vote/',
  );
  expect(valueOf(event!, 'transp')).toBe('TRANSPARENT');
  expect(valueOf(event!, 'categories')).toBe('Decisions');
});

test('text that looks like properties, or runs from right to left, arrives as it was written', () => {
  const text = fc
    .array(fc.constantFrom('\n', ...hostilePieces), { minLength: 1, maxLength: 40 })
    .map((pieces) => `A${pieces.join('')}z`);
  fc.assert(
    fc.property(text, (hostile) => {
      const [event, ...others] = read({ events: [aHostileEvent('vote', hostile)] });
      expect(others).toEqual([]);
      expect(event?.summary).toBe(hostile);
      expect(event?.description).toContain(`\n\n${hostile} (Voice of America)\n\n`);
    }),
  );
});

test('no line is longer than 75 octets, none parts a character, and each ends in CR and LF', () => {
  const text = fc
    .array(fc.constantFrom(...hostilePieces), { minLength: 1, maxLength: 60 })
    .map((pieces) => pieces.join(''));
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  fc.assert(
    fc.property(text, (hostile) => {
      const bytes = Buffer.from(write({ events: [aHostileEvent('vote', hostile)] }));
      const lines = bytes.toString('latin1').split('\r\n');
      expect(lines.pop()).toBe('');
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
        utf8.decode(Buffer.from(line, 'latin1'));
      }
    }),
  );
});

test('the calendar has a name, a description and a day after which to ask again', () => {
  const calendar = new ICAL.Component(ICAL.parse(write({})));
  const property = (name: string) => calendar.getFirstPropertyValue(name)?.toString();
  expect(property('version')).toBe('2.0');
  expect(property('prodid')).toBe('-//Example, & sons//Timeline//EN');
  expect(property('x-wr-calname')).toBe('Example\\, & sons');
  expect(property('refresh-interval')).toBe('P1D');
  expect(property('source')).toBe('https://example.org/timeline.ics');
});

test('without a public origin, nothing claims to be a whole address', () => {
  const text = formatCalendar(anArchive({ events: [anEvent('vote')] }), {
    ...aPublication,
    origin: undefined,
  });
  expect(text).not.toMatch(/^(?:URL|SOURCE)|events\//m);
});

function write(parts: Partial<Content>): string {
  return formatCalendar(anArchive(parts), aPublication);
}

/** The events as a parser finds them that knows nothing of how the calendar was written. */
function read(parts: Partial<Content>): ICAL.Event[] {
  return new ICAL.Component(ICAL.parse(write(parts)))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
}

function valueOf({ component }: ICAL.Event, property: string): string | undefined {
  return component.getFirstPropertyValue(property)?.toString();
}
