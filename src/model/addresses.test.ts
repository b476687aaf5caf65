import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesLeadingOn, formerAddresses, publicAddresses, titlesIn } from './addresses.ts';
import { buildArchive } from './archive.ts';
import { anActor, anArticle, anEvent, someContent } from './examples.ts';
import type { Tombstone } from './ledger.ts';

const content = someContent({
  events: [anEvent('vote', { formerly: ['resolution', 'motion'] })],
  articles: [anArticle('voa', { formerly: ['voice'], published: '2020-01-06' })],
  actors: [anActor('parliament', { formerly: ['house'] }), anActor('pompeo', { side: 'us' })],
});

function withdrawn(address: string, see?: string): Tombstone {
  return { address, date: '2026-12-01', because: 'It was wrong.', ...(see && { see }) };
}

function leadingOn(...tombstones: readonly Tombstone[]) {
  return addressesLeadingOn(buildArchive({ ...content, tombstones }));
}

test('events, articles, actors, sides, their days and what was known when are public addresses', () => {
  expect(publicAddresses(buildArchive(content))).toEqual(
    expect.arrayContaining([
      '/',
      '/events/vote/',
      '/articles/voa/',
      '/actors/pompeo/',
      '/sides/us/',
      '/2020/',
      '/2020/01/',
      '/2020/01/05/',
      '/known-on/',
      '/known-on/2020-01-06/',
      '/corrections/',
    ]),
  );
});

test('former slugs of events, articles and actors lead to the present ones', () => {
  expect([...formerAddresses(content)]).toEqual([
    ['/events/resolution/', '/events/vote/'],
    ['/events/motion/', '/events/vote/'],
    ['/articles/voice/', '/articles/voa/'],
    ['/actors/house/', '/actors/parliament/'],
  ]);
});

describe('a withdrawn address', () => {
  test('leads on to the page that is named, and nowhere where none is', () => {
    const to = leadingOn(withdrawn('/events/one/', '/events/vote/'), withdrawn('/events/two/'));
    expect(to.get('/events/one/')).toBe('/events/vote/');
    expect(to.has('/events/two/')).toBe(false);
  });

  test('leads at once to where that page has moved, or been withdrawn to, since', () => {
    const to = leadingOn(
      withdrawn('/events/one/', '/events/two/'),
      withdrawn('/events/two/', '/events/motion/'),
    );
    expect(to.get('/events/one/')).toBe('/events/vote/');
  });

  test('may lead to a page that says why there is nothing any more', () => {
    const to = leadingOn(withdrawn('/events/one/', '/events/two/'), withdrawn('/events/two/'));
    expect(to.get('/events/one/')).toBe('/events/two/');
  });

  test.each([
    ['to nothing', [withdrawn('/events/one/', '/events/nothing/')]],
    ['to itself', [withdrawn('/events/one/', '/events/one/')]],
    [
      'round in a circle',
      [withdrawn('/events/one/', '/events/two/'), withdrawn('/events/two/', '/events/one/')],
    ],
  ])('does not lead on where it would lead %s', (_, tombstones) => {
    expect(leadingOn(...tombstones).has('/events/one/')).toBe(false);
  });
});

test('whatever is withdrawn in favour of what, all that lead on lead to a page in one step', () => {
  const names = ['one', 'two', 'three', 'vote', 'motion', 'nothing'];
  const tombstone = fc
    .tuple(
      fc.constantFrom('one', 'two', 'three'),
      fc.option(fc.constantFrom(...names), { nil: undefined }),
    )
    .map(([name, see]) => withdrawn(`/events/${name}/`, see && `/events/${see}/`));
  fc.assert(
    fc.property(fc.uniqueArray(tombstone, { selector: ({ address }) => address }), (tombstones) => {
      const archive = buildArchive({ ...content, tombstones });
      const ends = new Set([
        ...publicAddresses(archive),
        ...tombstones.filter(({ see }) => see === undefined).map(({ address }) => address),
      ]);
      for (const to of addressesLeadingOn(archive).values()) expect(ends).toContain(to);
    }),
  );
});

test.each([
  ['/events/vote/', 'What happened: vote'],
  ['/articles/voa/', 'An article: voa'],
  ['/actors/pompeo/', 'pompeo'],
  ['/sides/us/', 'us'],
  ['/2020/01/05/', '5 January 2020'],
  ['/known-on/2020-01-06/', 'what was known on 6 January 2020'],
  ['/', 'the timeline'],
  ['/corrections/', 'all corrections'],
  ['/known-on/', 'what was known when'],
  // Pages that are no more, of which the address alone is left.
  ['/events/told-twice/', 'told twice (an event)'],
  ['/sides/iran/', 'iran (a side)'],
  ['/2019/12/31/', '31 December 2019'],
  ['/2019/', '2019'],
  ['/known-on/2020-01-07/', 'what was known on 7 January 2020'],
  ['/known-on/never/', '/known-on/never/'],
  ['/2019/99/', '/2019/99/'],
])('the page at %s is called “%s”', (address, title) => {
  expect(titlesIn(buildArchive(content))(address)).toBe(title);
});
