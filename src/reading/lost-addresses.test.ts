import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicAddresses } from '../model/addresses.ts';
import { buildArchive, type Content } from '../model/archive.ts';
import { anActor, anArticle, anEvent, someContent } from '../model/examples.ts';
import { emptyLedger, type Ledger, type Tombstone } from '../model/ledger.ts';
import { findLostAddresses, recordAddresses } from './lost-addresses.ts';
import { readContent } from './read-content.ts';
import { formatFault } from './located-fault.ts';
import { formatList } from './ledger-files.ts';
import { inFolder, sampleContent } from './sample-content.ts';

const events = [
  anEvent('parliament-vote', { formerly: ['motion'] }),
  anEvent('strike', { when: '2020-01-03' }),
  anEvent('talks', { when: '2020-06-11' }),
];
const content = someContent({
  events,
  articles: [anArticle('voa'), anArticle('upi', { published: '2020-02-10' })],
});

function ledgerOf(published: Content, tombstones: readonly Tombstone[] = []): Ledger {
  return { ...emptyLedger, addresses: recordAddresses(published, emptyLedger), tombstones };
}

function withdrawn(address: string, see?: string): Tombstone {
  return { address, date: '2026-12-01', because: 'It was wrong.', ...(see && { see }) };
}

/** The content with one of its events under another name. */
function rename(from: string, to: string, formerly: readonly string[]): Content {
  const renamed = content.events.map((event) =>
    event.slug === from
      ? { ...event, slug: to, file: `content/events/${to}.md`, formerly: [...formerly] }
      : event,
  );
  return { ...content, events: renamed };
}

function messagesOf(faulty: Content, ledger: Ledger): string[] {
  return findLostAddresses(faulty, ledger).map(({ message }) => message);
}

test('nothing is lost while everything published is there, and what is new may be new', () => {
  expect(findLostAddresses(content, ledgerOf(content))).toEqual([]);
  expect(findLostAddresses(content, ledgerOf(someContent()))).toEqual([]);
});

describe('an address that leads to nothing is a fault', () => {
  test('of an event that was renamed in silence: the new file is named', () => {
    const ledger = ledgerOf(content);
    const faults = findLostAddresses(rename('strike', 'air-strike', []), ledger);
    expect(faults).toEqual([
      {
        place: {
          file: 'content/ledger/addresses.json',
          field: [ledger.addresses.indexOf('/events/strike/')],
        },
        message:
          '/events/strike/ was published and leads to nothing now; if its file was renamed, add formerly: [strike] to it (new is content/events/air-strike.md); if it is gone for good, run npm run ledger -- --withdraw /events/strike/ --because "…"',
      },
    ]);
  });

  test('of a former slug that was taken out of its list', () => {
    const ledger = ledgerOf(content);
    const before = { ...ledger, addresses: [...ledger.addresses, '/events/motion/'] };
    expect(messagesOf(content, before)).toEqual([]);
    expect(messagesOf(rename('parliament-vote', 'parliament-vote', []), before)).toEqual([
      expect.stringContaining('add formerly: [motion] to it; if it is gone for good'),
    ]);
  });

  test('the nearest of several new files is named first', () => {
    const others = ['vote-in-parliament', 'parliament-votes'].map((slug) => anEvent(slug));
    const renamed = { ...content, events: [...events.slice(1), ...others] };
    expect(messagesOf(renamed, ledgerOf(content))).toEqual([
      expect.stringContaining(
        '(new are content/events/parliament-votes.md, content/events/vote-in-parliament.md)',
      ),
    ]);
  });

  test.each([
    [
      'an article',
      'articles',
      { articles: [anArticle('voa')] },
      '/articles/upi/',
      'formerly: [upi]',
    ],
    ['an actor', 'actors', { actors: [anActor('parliament')] }, '/actors/pompeo/', '[pompeo]'],
  ])('of %s that was deleted', (_, __, parts, address, remedy) => {
    const [message, ...others] = messagesOf({ ...content, ...parts }, ledgerOf(content));
    expect(message).toContain(`${address} was published and leads to nothing now`);
    expect(message).toContain(remedy);
    expect(others.filter((other) => !/\/known-on\//.test(other))).toEqual([]);
  });

  test('of a day without events now, which has no file to rename: its month is proposed', () => {
    const moved = anEvent('strike', { when: '2020-01-02' });
    const changed = { ...content, events: [events[0]!, moved, events[2]!] };
    expect(messagesOf(changed, ledgerOf(content))).toEqual([
      '/2020/01/03/ was published and leads to nothing now; bring it back, or run npm run ledger -- --withdraw /2020/01/03/ --because "…" --see /2020/01/',
    ]);
  });

  test('of a day on which nothing was published after all', () => {
    const articles = [anArticle('voa'), anArticle('upi', { published: '2020-02-11' })];
    expect(messagesOf({ ...content, articles }, ledgerOf(content))).toEqual([
      expect.stringMatching(/^\/known-on\/2020-02-10\/ .* --see \/known-on\/$/),
    ]);
  });

  test('of a side that is no more', () => {
    const ledger = { ...emptyLedger, addresses: ['/sides/iran/'] };
    expect(messagesOf(content, ledger)).toEqual([
      expect.stringMatching(/--withdraw \/sides\/iran\/ --because "…" --see \/sides\/$/),
    ]);
  });

  test('unless it was withdrawn', () => {
    const ledger = ledgerOf(content, [withdrawn('/events/strike/')]);
    expect(messagesOf(rename('strike', 'air-strike', []), ledger)).toEqual([]);
  });
});

const pools = [
  ...publicAddresses(buildArchive(content)),
  '/events/lost/',
  '/known-on/2019-01-01/',
  '/2021/',
];

test('the order of records in the ledger or of files changes nothing', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(pools),
      fc.shuffledSubarray(events, { minLength: events.length }),
      (addresses, shuffled) => {
        const mixed = { ...content, events: shuffled };
        const told = messagesOf(mixed, { ...emptyLedger, addresses }).sort();
        const sorted = { ...emptyLedger, addresses: addresses.toSorted() };
        expect(told).toEqual(messagesOf(content, sorted).sort());
        expect(recordAddresses(mixed, { ...emptyLedger, addresses })).toEqual(
          recordAddresses(content, sorted),
        );
      },
    ),
  );
});

test('a rename with “formerly” loses no address, whatever is renamed to what; one without always does', () => {
  const name = fc.stringMatching(/^[a-z]{1,6}(?:-[a-z]{1,6})?$/);
  const taken = new Set([...events.map(({ slug }) => slug), 'motion']);
  fc.assert(
    fc.property(
      fc.constantFrom(...events),
      name.filter((slug) => !taken.has(slug)),
      ({ slug, formerly }, to) => {
        const ledger = ledgerOf(content);
        const kept = rename(slug, to, [...formerly, slug]);
        expect(findLostAddresses(kept, ledger)).toEqual([]);
        expect(recordAddresses(kept, ledger)).toEqual(
          [...ledger.addresses, `/events/${to}/`].sort(),
        );
        expect(messagesOf(rename(slug, to, formerly), ledger)).toEqual([
          expect.stringContaining(`(new is content/events/${to}.md)`),
        ]);
      },
    ),
  );
});

describe('a tombstone cannot stand', () => {
  test.each([
    [
      'where there is a page again',
      [withdrawn('/events/strike/')],
      [0, 'address'],
      /^\/events\/strike\/ was withdrawn on 2026-12-01 and has a page again; run npm run ledger -- --restore \/events\/strike\/,/,
    ],
    [
      'where it sends readers to nothing',
      [withdrawn('/events/gone/', '/events/strik/')],
      [0, 'see'],
      /leads on to \/events\/strik\/, where there is nothing; .* perhaps \/events\/strike\/,/,
    ],
    [
      'where it sends readers in a circle',
      [withdrawn('/events/gone/', '/events/gone/')],
      [0, 'see'],
      /leads on to \/events\/gone\/, where there is nothing/,
    ],
    [
      'beside another one for the same address',
      [withdrawn('/events/gone/'), withdrawn('/events/gone/', '/events/strike/')],
      [1, 'address'],
      /^\/events\/gone\/ was withdrawn twice; delete one of the two lines$/,
    ],
    [
      'with a reason that nobody can read',
      [{ ...withdrawn('/events/gone/'), because: 'It was \u202Ewrong.' }],
      [0, 'because'],
      /^the reason cannot be shown: a change of writing direction/,
    ],
  ])('%s', (_, tombstones, field, message) => {
    expect(findLostAddresses(content, ledgerOf(content, tombstones))).toEqual([
      {
        place: { file: 'content/ledger/tombstones.json', field },
        message: expect.stringMatching(message),
      },
    ]);
  });

  test('where its address is also a former one', () => {
    expect(findLostAddresses(content, ledgerOf(content, [withdrawn('/events/motion/')]))).toEqual([
      {
        place: { file: 'content/events/parliament-vote.md', field: ['formerly', 0] },
        message: expect.stringMatching(/^“motion” was withdrawn on 2026-12-01, .* leave it out/),
      },
    ]);
  });

  test('but may send readers to a former address, which leads on', () => {
    const ledger = ledgerOf(content, [withdrawn('/events/gone/', '/events/motion/')]);
    expect(findLostAddresses(content, ledger)).toEqual([]);
  });
});

test('the ledger keeps every address ever, adds what is new, and drops what was withdrawn', () => {
  const ledger = {
    ...emptyLedger,
    addresses: ['/events/gone/', '/events/old/'],
    tombstones: [withdrawn('/events/gone/')],
  };
  expect(recordAddresses(content, ledger)).toEqual(
    ['/events/old/', ...publicAddresses(buildArchive(content))].sort(),
  );
});

describe('in the folder of content', () => {
  const addresses = ['/events/parliament-resolution/', '/events/strike/', '/2020/01/03/'];
  const lost = { ...sampleContent, 'ledger/addresses.json': formatList(addresses) };

  test('a lost address stops the reading at its line of the ledger', async () => {
    const { faults } = await inFolder(lost, readContent);
    expect(faults.map(formatFault)).toEqual([
      'content/ledger/addresses.json:4:3 /events/strike/ was published and leads to nothing now; if its file was renamed, add formerly: [strike] to it (new are content/events/parliament-vote.md, content/events/soleimani-muhandis-killed.md); if it is gone for good, run npm run ledger -- --withdraw /events/strike/ --because "…"',
    ]);
  });

  test('a tombstone that cannot stand is told of at its line', async () => {
    const tombstones = [withdrawn('/events/old/'), withdrawn('/events/strike/', '/events/none/')];
    const { faults } = await inFolder(
      { ...lost, 'ledger/tombstones.json': formatList(tombstones) },
      readContent,
    );
    expect(faults.map(formatFault)).toEqual([
      expect.stringMatching(
        /^content\/ledger\/tombstones\.json:3:\d+ \/events\/strike\/ was withdrawn and leads on to/,
      ),
    ]);
  });

  test('tombstones that stand come with the content', async () => {
    const tombstones = [withdrawn('/events/strike/', '/events/parliament-resolution/')];
    const { content: read, faults } = await inFolder(
      { ...lost, 'ledger/tombstones.json': formatList(tombstones) },
      readContent,
    );
    expect(faults).toEqual([]);
    expect(read.tombstones).toEqual(tombstones);
  });
});
