import { expect, test } from 'vitest';
import { formatPoint, placeFields, shortName } from './place.ts';

const kirkuk = {
  latitude: '35.46806',
  longitude: '44.39222',
  from: 'GeoNames',
  near: 'Kirkuk, near which reports put the base',
};

test('a place has its point as numbers, and says where the point is from', () => {
  const place = placeFields.parse({ slug: 'k1', name: 'K1 base', kind: 'base', at: kirkuk });
  expect(place.at).toEqual({ ...kirkuk, latitude: 35.46806, longitude: 44.39222 });
});

test('a place may be without a point', () => {
  expect(messagesOf({ slug: 'iraq', name: 'Iraq', kind: 'country' })).toEqual([]);
});

test.each([
  [{ latitude: '91' }, 'is beyond 90; write degrees such as 33.34058'],
  [{ longitude: '-180.1' }, 'is beyond 180; write degrees such as 44.40088'],
  [{ latitude: '33°20′' }, '“33°20′” is no number of degrees; write one such as 33.34058'],
  [{ from: undefined }, 'is missing; write something like: GeoNames, the town of Taji'],
  [
    { nearest: 'Kirkuk' },
    'there is no field “nearest” here; the fields are latitude, longitude, from, near',
  ],
])('refuses a point with %j', (change, message) => {
  const at = { ...kirkuk, ...change };
  expect(messagesOf({ slug: 'k1', name: 'K1 base', kind: 'base', at })).toEqual([message]);
});

test('refuses a country with a point', () => {
  expect(messagesOf({ slug: 'iraq', name: 'Iraq', kind: 'country', at: kirkuk })).toEqual([
    'a country has no one point; leave “at” out, or write another kind',
  ]);
});

test('refuses a place without its kind', () => {
  expect(messagesOf({ slug: 'iraq', name: 'Iraq' })).toEqual([
    'is missing; write one of base, town, country',
  ]);
});

test.each([
  [33.34058, 44.40088, '33.34° N, 44.40° E'],
  [37.42411, -122.16608, '37.42° N, 122.17° W'],
  [-34.4, 0, '34.40° S, 0.00° E'],
])('latitude %d, longitude %d is written %s', (latitude, longitude, words) => {
  expect(formatPoint({ latitude, longitude })).toBe(words);
});

test.each([
  [{ name: 'Camp Taji', short: 'Taji' }, 'Taji'],
  [{ name: 'Baghdad' }, 'Baghdad'],
])('where there is little room, %j is called %s', (place, words) => {
  expect(shortName(place)).toBe(words);
});

function messagesOf(written: unknown): string[] {
  const { error } = placeFields.safeParse(written);
  return error?.issues.map(({ message }) => message) ?? [];
}
