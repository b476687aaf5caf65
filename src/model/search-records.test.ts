import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive, type Content } from './archive.ts';
import { anActor, anArticle, anEvent, aPassage, someContent } from './examples.ts';
import { permalinksUnder } from './permalink.ts';
import { buildSearchRecords, searchMonths, type SearchRecord } from './search-records.ts';

const addressOf = permalinksUnder('/');

/** The records of some content, by their addresses. */
function recordsOf(parts: Partial<Content>): Map<string, SearchRecord> {
  const records = buildSearchRecords(buildArchive(someContent(parts)));
  return new Map(records.map((record) => [addressOf(record.to), record]));
}

const sadr = anActor('sadr', {
  name: 'Moqtada al-Sadr',
  aliases: ['Muqtada al-Sadr', 'Baghdad'],
  roles: [{ role: 'cleric' }],
});

test('every event, article and actor is a record, once, and there is no other', () => {
  const slugs = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), { maxLength: 12 });
  fc.assert(
    fc.property(slugs, slugs, slugs, (events, articles, actors) => {
      const { actors: known } = someContent();
      const content = someContent({
        events: events.map((slug) => anEvent(slug)),
        articles: [...new Set(['voa', ...articles])].map((slug) => anArticle(slug)),
        actors: [
          ...known,
          ...actors
            .filter((slug) => known.every((other) => other.slug !== slug))
            .map((slug) => anActor(slug)),
        ],
      });
      const found = buildSearchRecords(buildArchive(content)).map(({ to }) => addressOf(to));
      const expected = [
        ...content.events.map(({ slug }) => `/events/${slug}/`),
        ...content.articles.map(({ slug }) => `/articles/${slug}/`),
        ...content.actors.map(({ slug }) => `/actors/${slug}/`),
      ];
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
  );
});

describe('an event', () => {
  const [march, calls] = [
    anEvent('march', { actors: ['sadr'], place: 'baghdad', when: '2020-01-24' }),
    anEvent('calls', { account: [aPassage('Moqtada al-Sadr was not there, in Baghdad.')] }),
  ];
  const records = recordsOf({
    actors: [...someContent().actors, sadr],
    events: [march, calls],
  });

  test('is found by every name of who acted, by their sides and by its place', () => {
    const { names } = records.get('/events/march/')!;
    expect(names).toEqual(['Moqtada al-Sadr', 'Muqtada al-Sadr', 'Baghdad', 'iraq', 'Baghdad']);
  });

  test('is found by every name of whom its account names, but not under their sides', () => {
    const { names, sides } = records.get('/events/calls/')!;
    expect(names).toContain('Muqtada al-Sadr');
    expect(sides).toEqual(['iraq']);
  });

  test('shows its date and its account', () => {
    const { when, text } = records.get('/events/march/')!;
    expect([when, text]).toEqual(['24 January 2020', 'It happened.']);
  });
});

test('a single other name, which may mean a place, does not say that an actor is named', () => {
  const records = recordsOf({
    actors: [...someContent().actors, sadr],
    events: [anEvent('rain', { account: [aPassage('It rained in Baghdad.')] })],
  });
  expect(records.get('/events/rain/')!.names).not.toContain('Moqtada al-Sadr');
});

test('an actor is found by all names, shows them with the roles, and has no date', () => {
  const record = recordsOf({ actors: [...someContent().actors, sadr] }).get('/actors/sadr/')!;
  expect(record.aliases).toEqual(['Muqtada al-Sadr', 'Baghdad']);
  expect(record.text).toBe('cleric. Also Muqtada al-Sadr, Baghdad.');
  expect(record.when).toBeUndefined();
});

test('an article is found under the month of its publication and shows who published it', () => {
  const record = recordsOf({}).get('/articles/voa/')!;
  expect(record.months).toEqual(['2020-01']);
  expect(record.publisher).toBe('Voice of America');
});

describe('months', () => {
  test.each([
    ['2020-01-30/2020-02-02', ['2020-01', '2020-02']],
    ['2020', []],
    ['2014', ['before']],
    ['2018-05-12', ['before']],
    ['2019-11-30/2019-12-01', ['before', '2019-12']],
  ])('of %s', (when, months) => {
    const record = recordsOf({ events: [anEvent('it', { when })] }).get('/events/it/')!;
    expect(record.months).toEqual(months);
  });

  test('that can be chosen are those of all records, in order, those before the timeline as one', () => {
    const content = someContent({
      events: ['2020-03-01', '2014', '2011-12'].map((when, index) =>
        anEvent(`e${index}`, { when }),
      ),
    });
    expect(searchMonths(buildArchive(content))).toEqual(['before', '2020-01', '2020-03']);
  });
});
