import { describe, expect, test } from 'vitest';
import { anArticle, anEvent, someContent } from '../model/examples.ts';
import { emptyLedger, type Tombstone } from '../model/ledger.ts';
import { findLostAddresses, recordAddresses } from './lost-addresses.ts';
import { describeBadReason, restoreAddress, withdrawAddress } from './withdraw-address.ts';

const content = someContent({
  events: [
    anEvent('parliament-vote', { formerly: ['motion'] }),
    anEvent('strike', { when: '2020-01-03' }),
    anEvent('talks', { when: '2020-06-11' }),
  ],
  articles: [anArticle('voa')],
});

function withdrawn(address: string): Tombstone {
  return { address, date: '2026-12-01', because: 'It was wrong.' };
}

describe('withdrawing an address', () => {
  const ledger = {
    ...emptyLedger,
    tombstones: [withdrawn('/events/gone/')],
    addresses: ['/events/old/', ...recordAddresses(content, emptyLedger)],
  };
  const tombstone: Tombstone = {
    address: '/events/old/',
    because: 'It was told twice.',
    date: '2026-12-05',
  };

  test('moves it from the addresses to the tombstones, with its reason', () => {
    const result = withdrawAddress(content, ledger, { ...tombstone, see: '/events/strike/' });
    expect(result).toEqual({
      ok: true,
      ledger: {
        ...ledger,
        addresses: ledger.addresses.slice(1),
        tombstones: [
          withdrawn('/events/gone/'),
          {
            address: '/events/old/',
            date: '2026-12-05',
            because: 'It was told twice.',
            see: '/events/strike/',
          },
        ],
      },
    });
  });

  test('is all that is needed: nothing is lost after it', () => {
    expect(findLostAddresses(content, ledger)).not.toEqual([]);
    const result = withdrawAddress(content, ledger, tombstone);
    expect(result.ok && findLostAddresses(content, result.ledger)).toEqual([]);
  });

  test.each<[string, Partial<Tombstone>, string]>([
    [
      'that was never published',
      { address: '/events/odl/' },
      '/events/odl/ was never published, so nobody can miss it; write the address of a page that was, perhaps /events/old/',
    ],
    [
      'that has a page',
      { address: '/events/strike/' },
      '/events/strike/ has a page; delete what is shown there first, or rename it',
    ],
    [
      'that leads on',
      { address: '/events/motion/' },
      '/events/motion/ leads on to /events/parliament-vote/, so nothing is lost; to withdraw it all the same, take it out of “formerly” first',
    ],
    [
      'that was withdrawn',
      { address: '/events/gone/' },
      '/events/gone/ was withdrawn on 2026-12-01 already, for this reason: It was wrong.',
    ],
    [
      'in favour of nothing',
      { see: '/events/strik/' },
      'there is no page of ours at /events/strik/ to send readers to; write the address of one, perhaps /events/strike/, or leave --see out',
    ],
    [
      'in favour of an address without its last slash',
      { see: '/events/talks' },
      'there is no page of ours at /events/talks to send readers to; write the address of one, perhaps /events/talks/, or leave --see out',
    ],
    [
      'in favour of another site',
      { see: 'https://example.org/' },
      'there is no page of ours at https://example.org/ to send readers to; write the address of one, or leave --see out',
    ],
  ])('refuses one %s', (_, parts, problem) => {
    expect(withdrawAddress(content, ledger, { ...tombstone, ...parts })).toEqual({
      ok: false,
      problem,
    });
  });
});

describe('taking a withdrawal back', () => {
  test.each(['/events/strike/', '/events/motion/'])(
    'puts %s among the addresses again',
    (address) => {
      const ledger = {
        ...emptyLedger,
        tombstones: [withdrawn('/events/gone/'), withdrawn(address)],
      };
      expect(findLostAddresses(content, ledger)).toHaveLength(1);
      const result = restoreAddress(content, ledger, address);
      expect(result).toEqual({
        ok: true,
        ledger: { ...ledger, addresses: [address], tombstones: [withdrawn('/events/gone/')] },
      });
      expect(result.ok && findLostAddresses(content, result.ledger)).toEqual([]);
    },
  );

  test.each([
    ['/events/gone/', '/events/gone/ has no page; bring back what was shown there first'],
    [
      '/events/gnoe/',
      '/events/gnoe/ was not withdrawn; write an address that was, perhaps /events/gone/',
    ],
  ])('is refused for %s', (address, problem) => {
    const ledger = { ...emptyLedger, tombstones: [withdrawn('/events/gone/')] };
    expect(restoreAddress(content, ledger, address)).toEqual({ ok: false, problem });
  });
});

test.each([
  [' ', 'is empty'],
  ['It was \u0001wrong.', 'a control character (U+0001)'],
  ['It was \u200Bwrong.', 'a space of no width'],
  ['It was\u2028wrong.', 'a line separator'],
  ['It was\nwrong.', 'a line break'],
  ['It was “wrong”.', 'quotation marks'],
])('%j is no reason that readers can be shown', (because, problem) => {
  expect(describeBadReason(because)).toContain(problem);
});

test('a plain sentence is a reason', () => {
  expect(describeBadReason('It was told twice, in Iraq’s north.')).toBeUndefined();
});
