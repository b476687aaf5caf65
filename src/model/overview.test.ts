import { describe, expect, test } from 'vitest';
import { buildArchive, type Archive } from './archive.ts';
import { anEvent, someContent } from './examples.ts';
import {
  indexPeriods,
  keyEventsOf,
  latestSections,
  mostLatestEvents,
  needsOverview,
  placeAmongOthers,
} from './overview.ts';
import { mostTold } from './parts.ts';
import { permalinksUnder } from './permalink.ts';
import { buildTimeline } from './timeline.ts';

const addressOf = permalinksUnder('/');

/** So many events on each of some dates. */
function archiveWith(counts: Readonly<Record<string, number>>): Archive {
  const events = Object.entries(counts).flatMap(([when, count]) =>
    Array.from({ length: count }, (_, index) => anEvent(`e${when}-${index}`, { when })),
  );
  return buildArchive(someContent({ events }));
}

describe('the front page', () => {
  test('tells a year of a debate in full, and is an overview of more', () => {
    const most = archiveWith({ '2020-01-05': mostTold });
    expect(needsOverview(most)).toBe(false);
    expect(needsOverview(archiveWith({ '2020-01-05': mostTold + 1 }))).toBe(true);
  });

  test('names as chosen what is few enough to be a choice', () => {
    const events = (count: number) =>
      buildArchive(
        someContent({
          events: Array.from({ length: count }, (_, index) =>
            anEvent(`e${index}`, { key: 'true' }),
          ),
        }),
      ).events;
    expect(keyEventsOf(events(10))).toHaveLength(10);
    expect(keyEventsOf(events(400))).toEqual([]);
  });
});

test('the index has every event in one month, and what is known of the year alone under the year', () => {
  const { events } = archiveWith({ '2019': 1, '2020-01-05': 2, '2020-01': 3, '2020-03-09': 4 });
  expect(indexPeriods(events).map(({ period, count }) => [period, count])).toEqual([
    ['2019', 1],
    ['2020-01', 5],
    ['2020-03', 4],
  ]);
});

describe('the latest events', () => {
  const countsOf = (archive: Archive) =>
    latestSections(buildTimeline(archive)).map(({ period, entries }) => [period, entries.length]);

  test('are those of the last months, as many whole ones as have room', () => {
    expect(countsOf(archiveWith({ '2020-01-05': 90, '2020-02-05': 60, '2020-03-05': 30 }))).toEqual(
      [
        ['2020-02', 60],
        ['2020-03', 30],
      ],
    );
  });

  test('are the last of a last month that alone has more', () => {
    const archive = archiveWith({ '2020-01-05': 5, '2020-03-05': 500, '2020-03-06': 1 });
    expect(countsOf(archive)).toEqual([['2020-03', mostLatestEvents]]);
    const [section] = latestSections(buildTimeline(archive));
    expect(section!.entries.at(-1)!.event.when.text).toBe('2020-03-06');
  });
});

describe('an event’s place among the others', () => {
  const placesIn = (archive: Archive) =>
    archive.events.map((event) => addressOf(placeAmongOthers(event, archive)));

  test('is on the front page where that tells all', () => {
    expect(placesIn(archiveWith({ '2020-01-05': 1 }))).toEqual(['/#e2020-01-05-0']);
  });

  test('is on the page of its month where the front page is an overview', () => {
    const archive = archiveWith({ '2003': 1, '2020-01-05': mostTold + 101 });
    const places = placesIn(archive);
    expect(places[0]).toBe('/events/e2003-0/');
    expect(places[1]).toMatch(/^\/2020\/01\/#e2020-01-05-/);
    expect(places.at(-1)).toMatch(/^\/2020\/01\/part-2\/#e2020-01-05-/);
  });
});
