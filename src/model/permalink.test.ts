import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absoluteAddress, normaliseBase, permalinksUnder, type Destination } from './permalink.ts';

describe('an address', () => {
  test.each<[to: Destination, address: string]>([
    ['timeline', '/'],
    ['events', '/events/'],
    ['sitemap', '/sitemap.xml'],
    [{ onTimeline: 'parliament-vote' }, '/#parliament-vote'],
    [{ event: 'parliament-vote' }, '/events/parliament-vote/'],
    [{ article: '2020-01-05-voa' }, '/articles/2020-01-05-voa/'],
    [{ article: '2020-01-05-voa', at: '_story' }, '/articles/2020-01-05-voa/#_story'],
    [{ event: 'parliament-vote', at: '_corrections' }, '/events/parliament-vote/#_corrections'],
    [{ knownOn: '2020-01-10', at: 'embassy-stormed' }, '/known-on/2020-01-10/#embassy-stormed'],
    [{ actor: 'mike-pompeo' }, '/actors/mike-pompeo/'],
    [{ side: 'iran' }, '/sides/iran/'],
    [{ period: '2020' }, '/2020/'],
    [{ period: '2020-01' }, '/2020/01/'],
    [{ period: '2020-01-05' }, '/2020/01/05/'],
    [{ card: 'events/parliament-vote' }, '/cards/events/parliament-vote.png'],
    [{ path: '/events/parliament-vote/' }, '/events/parliament-vote/'],
  ])('of %j is %s, with the base path before it', (to, address) => {
    expect(permalinksUnder(undefined)(to)).toBe(address);
    expect(permalinksUnder('/a/b')(to)).toBe(`/a/b${address}`);
  });

  test('always begins with the base and ends in a slash, unless it is a file or a place on a page', () => {
    fc.assert(
      fc.property(bases, destinations, (base, to) => {
        const address = permalinksUnder(base)(to);
        expect(address.startsWith(normaliseBase(base))).toBe(true);
        expect(address).toMatch(/(?:\/|\.[a-z]+|#[a-z0-9-]+)$/);
      }),
    );
  });

  test('never leads to another host', () => {
    fc.assert(
      fc.property(bases, fc.webPath(), (base, path) => {
        const address = permalinksUnder(base)({ path: `/${path}` });
        expect(new URL(absoluteAddress(address, 'https://example.org')).host).toBe('example.org');
      }),
    );
  });

  test('on a public origin is complete', () => {
    expect(absoluteAddress('/a/events/', 'https://example.org')).toBe(
      'https://example.org/a/events/',
    );
  });
});

describe('a base path', () => {
  test.each([
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['a', '/a/'],
    ['/a/b', '/a/b/'],
    ['a/b/', '/a/b/'],
    ['//a//b//', '/a/b/'],
  ])('%j is normalised to %s', (base, normalised) => {
    expect(normaliseBase(base)).toBe(normalised);
  });

  test('stays as it is once it is normalised', () => {
    fc.assert(
      fc.property(bases, (base) => {
        expect(normaliseBase(base)).toMatch(/^\/(?:[^/]+\/)*$/);
        expect(normaliseBase(normaliseBase(base))).toBe(normaliseBase(base));
      }),
    );
  });
});

const slugs = fc.stringMatching(/^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8}){0,3}$/);

const bases = fc
  .tuple(
    fc.constantFrom('', '/', '//'),
    fc.array(slugs, { maxLength: 3 }),
    fc.constantFrom('', '/'),
  )
  .map(([before, steps, after]) => before + steps.join('/') + after);

const destinations: fc.Arbitrary<Destination> = fc.oneof(
  fc.constantFrom<Destination>(
    'timeline',
    'events',
    'articles',
    'actors',
    'sides',
    'about',
    'sitemap',
    'favicon',
  ),
  slugs.map((event) => ({ event })),
  slugs.map((onTimeline) => ({ onTimeline })),
  slugs.map((side) => ({ side })),
  fc.constantFrom('2020', '2020-01', '2020-01-05').map((period) => ({ period })),
);
