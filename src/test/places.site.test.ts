import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import { contentFolder, readEventFiles, readField } from './content-files.ts';
import { earliestDay, inWords } from './plain-date.ts';

const site = readSiteUnderTest();
const { base } = site;
const overview = pageAt(site, 'places/index.html');

/** Each place of the list, as its line has it. */
const places = readFileSync(join(contentFolder, 'places.yaml'), 'utf8')
  .split(/^- /m)
  .slice(1)
  .map((line) => ({
    slug: /slug: ([a-z0-9-]+)/.exec(line)![1]!,
    kind: /kind: ([a-z]+)/.exec(line)![1]!,
    longitude: /longitude: (-?[\d.]+)/.exec(line)?.[1],
  }));

const events = readEventFiles()
  .map(({ slug, when, frontMatter }) => ({
    slug,
    when,
    kind: readField(frontMatter, 'kind'),
    places: ['place', 'alsoAt'].flatMap(
      (field): string[] => readField(frontMatter, field).match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [],
    ),
  }))
  .toSorted((a, b) => (earliestDay(a.when) < earliestDay(b.when) ? -1 : 1));

const bases = new Set(places.filter(({ kind }) => kind === 'base').map(({ slug }) => slug));
const handovers = events
  .filter(({ kind }) => kind === 'movement')
  .flatMap((event) => event.places.map((place) => ({ ...event, place })))
  .filter(({ place }) => bases.has(place));

test('every place has a page with exactly the events that happened there', () => {
  for (const { slug } of places) {
    const page = pageAt(site, `places/${slug}/index.html`);
    const shown = selectAll('main .entry', page.tree).map((entry) => attributeOf(entry, 'id'));
    const expected = events.filter((event) => event.places.includes(slug));
    expect(shown.toSorted(), slug).toEqual(expected.map((event) => event.slug).toSorted());
  }
});

test('the page of every event leads to the places where it happened', () => {
  const faults = events.flatMap(({ slug, places: named }) => {
    const { tree } = pageAt(site, `events/${slug}/index.html`);
    return named
      .filter((place) => select(`main a[href="${base}places/${place}/"]`, tree) === undefined)
      .map((place) => `${slug} does not lead to ${place}`);
  });
  expect(faults).toEqual([]);
});

test('every place of which events are told is listed with their number', () => {
  const counts = new Map(
    selectAll('ul li', select('main', overview.tree)!).map((row) => [
      attributeOf(select('a[href]', row)!, 'href'),
      Number(/(\d+) events?/.exec(textOf(row))?.[1]),
    ]),
  );
  for (const { slug } of places) {
    const told = events.filter((event) => event.places.includes(slug)).length;
    expect(counts.get(`${base}places/${slug}/`), slug).toBe(told === 0 ? undefined : told);
  }
});

test('every handover of a base stands in the list, in order, with its date and its event', () => {
  expect(handovers.length).toBeGreaterThan(0);
  const rows = selectAll('ol.handovers > li', overview.tree);
  expect(
    rows.map((row) => ({
      links: selectAll('a[href]', row).map((link) => attributeOf(link, 'href')),
      date: textOf(select('time', row)!),
    })),
  ).toEqual(
    handovers.map(({ slug, place, when }) => ({
      links: [`${base}places/${place}/`, `${base}events/${slug}/`],
      date: inWords(when),
    })),
  );
});

test('the map is drawn for wide and narrow screens, each place a labelled link in both', () => {
  const listed = selectAll('main section ul', overview.tree)[0]!;
  const onMap = selectAll('a[href]', listed).map((link) => attributeOf(link, 'href'));
  const maps = selectAll('svg[role="group"]', overview.tree);
  expect(maps).toHaveLength(2);
  for (const map of maps) {
    const links = selectAll('a[href]', map);
    const addresses = links.map((link) => attributeOf(link, 'href'));
    expect(addresses.toSorted()).toEqual(onMap.toSorted());
    const unnamed = links.filter((link) => selectAll('tspan', link).length === 0);
    expect(unnamed.map((link) => attributeOf(link, 'ariaLabel'))).toEqual([]);
  }
});

test('the map tells in words which bases were handed over, in which order and when', () => {
  for (const map of selectAll('svg[role="group"]', overview.tree)) {
    const words = textOf(select('desc', map)!);
    const dates = handovers.map(({ when }) => words.indexOf(inWords(when)));
    expect(dates).not.toContain(-1);
    expect(dates.toSorted((a, b) => a - b)).toEqual(dates);
  }
});

test('a place far from the others is no mark on the map', () => {
  const far = places.filter(({ longitude }) => longitude !== undefined && Number(longitude) < 30);
  const marks = selectAll('svg a[href]', overview.tree).map((link) => attributeOf(link, 'href'));
  for (const { slug } of far) expect(marks).not.toContain(`${base}places/${slug}/`);
});
