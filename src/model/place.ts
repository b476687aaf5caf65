import { z } from 'astro/zod';
import { degrees, label, mapping, oneOf, slug } from './fields.ts';

/** What sort of place it is. A country, or a part of one, has no point on a map. */
export const placeKinds = ['base', 'town', 'country'] as const;

const pointFields = mapping({
  latitude: degrees('33.34058', 90),
  longitude: degrees('44.40088', 180),
  /** Where the coordinates are from. */
  from: label('GeoNames, the town of Taji'),
  /** The town that stands for a place of which no exact point is at hand, and why that town. */
  near: label('Kirkuk, near which reports put the base').optional(),
});

/** A place where events happened. */
export const placeFields = mapping({
  slug: slug('baghdad'),
  name: label('Al-Taqaddum air base'),
  /** What a map and a list of bases call it, where the name is long. */
  short: label('Al-Taqaddum').optional(),
  kind: oneOf(placeKinds),
  at: pointFields.optional(),
}).check(({ value, issues }) => {
  if (value.kind !== 'country' || value.at === undefined) return;
  issues.push({
    code: 'custom',
    input: value,
    path: ['at'],
    message: 'a country has no one point; leave “at” out, or write another kind',
  });
});

export type PlaceFields = z.output<typeof placeFields>;
export type PlacePoint = z.output<typeof pointFields>;

/** A place’s name where there is little room. */
export function shortName({ name, short }: Pick<PlaceFields, 'name' | 'short'>): string {
  return short ?? name;
}

/** Coordinates as a reader sees them, to the hundredth of a degree: `33.34° N, 44.40° E`. */
export function formatPoint({
  latitude,
  longitude,
}: Pick<PlacePoint, 'latitude' | 'longitude'>): string {
  const format = (value: number, [positive, negative]: readonly [string, string]) =>
    `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
  return `${format(latitude, ['N', 'S'])}, ${format(longitude, ['E', 'W'])}`;
}
