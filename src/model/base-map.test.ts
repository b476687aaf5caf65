import { expect, test } from 'vitest';
import topology from 'world-atlas/countries-10m.json';
import { drawBaseMap, isInCountry } from './base-map.ts';

const baghdad = { latitude: 33.34058, longitude: 44.40088 };
const mosul = { latitude: 36.335, longitude: 43.11889 };
const tehran = { latitude: 35.69439, longitude: 51.42151 };

test.each([
  [baghdad, true],
  [mosul, true],
  [tehran, false],
])('%j is in Iraq: %s', (point, expected) => {
  expect(isInCountry(topology, 'Iraq', point)).toBe(expected);
});

test('a country that the borders do not know is refused', () => {
  expect(() => isInCountry(topology, 'Irak', baghdad)).toThrow('no country called Irak');
});

test('what has to be seen lies within the frame, north above south and west beside east', () => {
  const ground = drawBaseMap(topology, 'Iraq', {
    width: 300,
    height: 400,
    padding: evenly(40),
    points: [baghdad, mosul],
  });
  const [south, north] = [ground.spotOf(baghdad), ground.spotOf(mosul)];
  expect(north.y).toBeLessThan(south.y);
  expect(north.x).toBeLessThan(south.x);
  expect(Math.round(north.y)).toBe(40);
  expect(Math.round(south.y)).toBe(360);
});

test('a spot on the map is found in its country', () => {
  const ground = drawBaseMap(topology, 'Iraq', { width: 200, height: 200, padding: evenly(20) });
  expect(ground.isIn('Iraq', ground.spotOf(baghdad))).toBe(true);
  expect(ground.isIn('Iraq', { x: 0, y: 100 })).toBe(false);
  expect(ground.countries.toSorted()).toEqual([
    'Iran',
    'Iraq',
    'Jordan',
    'Kuwait',
    'Saudi Arabia',
    'Syria',
    'Turkey',
  ]);
});

test('100 kilometres are about as long as the way from Baghdad to Karbala and a little more', () => {
  const karbala = { latitude: 32.61603, longitude: 44.02488 };
  const ground = drawBaseMap(topology, 'Iraq', { width: 400, height: 400, padding: evenly(0) });
  const [a, b] = [ground.spotOf(baghdad), ground.spotOf(karbala)];
  const kilometres = (100 * Math.hypot(a.x - b.x, a.y - b.y)) / ground.hundredKilometres;
  expect(kilometres).toBeGreaterThan(85);
  expect(kilometres).toBeLessThan(91);
});

test('borders are drawn in whole units', () => {
  const ground = drawBaseMap(topology, 'Iraq', { width: 300, height: 300, padding: evenly(10) });
  expect(ground.land + ground.drawBorders()).toMatch(/^[MLZ\d,-]+$/);
});

function evenly(padding: number) {
  return { left: padding, top: padding, right: padding, bottom: padding };
}
