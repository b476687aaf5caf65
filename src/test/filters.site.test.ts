import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import { readEventFiles, readSides, type EventFile } from './content-files.ts';

const site = readSiteUnderTest();
const { base } = site;
const { tree } = pageAt(site, 'index.html');
const events = readEventFiles();
const sides = readSides();
const kinds = [...new Set(events.map(({ kind }) => kind))];

test('every entry tells its kind, all its sides and whether it is a key event', () => {
  const marksOf = (event: EventFile) =>
    sides.filter(({ slug }) => event.sides.has(slug)).map(({ mark }) => mark);
  for (const event of events) {
    const entry = select(`#${event.slug}`, tree)!;
    const marks = selectAll('.side-names > [data-mark]', entry).map(markOf);
    expect(marks.sort(), event.slug).toEqual(marksOf(event).sort());
    expect(attributeOf(entry, 'dataKind'), event.slug).toBe(event.kind);
    expect(attributeOf(entry, 'className')?.split(' ').includes('key')).toBe(event.isKey);
  }
});

test('every side that acted can be chosen, and says in how many events', () => {
  const expected = sides
    .map(({ slug, name, mark }) => ({ name, mark, count: countOf((e) => e.sides.has(slug)) }))
    .filter(({ count }) => count > 0)
    .map(({ name, mark, count }) => `${mark}: ${name} (${count})`);
  expect(choicesOf('side')).toEqual([`: All sides (${events.length})`, ...expected]);
});

test('every kind that occurs can be chosen, and says how often it does', () => {
  const counts = choicesOf('kind').map((choice) => choice.replace(/:.*\(/, ' ('));
  const expected = kinds.map((kind) => `${kind} (${countOf((e) => e.kind === kind)})`);
  expect(counts.sort()).toEqual([` (${events.length})`, ...expected].sort());
});

test('the choice of key events says how many there are', () => {
  const label = select('form label:has(input[name=key])', tree)!;
  expect(textOf(label)).toBe(`Key events (${countOf(({ isKey }) => isKey)})`);
});

test('each kind has a page, which lists its events and no others', () => {
  for (const kind of kinds) {
    const main = select('main', pageAt(site, `kinds/${kind}/index.html`).tree)!;
    const shown = selectAll('li[id]', main).map((entry) => attributeOf(entry, 'id')!);
    const ofKind = events.filter((event) => event.kind === kind).map(({ slug }) => slug);
    expect(shown.sort(), kind).toEqual(ofKind.sort());
  }
});

test('each event leads to the page of its kind', () => {
  const lost = events.filter(({ slug, kind }) => {
    const page = pageAt(site, `events/${slug}/index.html`);
    return select(`main a[href="${base}kinds/${kind}/"]`, page.tree) === undefined;
  });
  expect(lost.map(({ slug }) => slug)).toEqual([]);
});

test('the list of kinds leads to each, with the number of its events', () => {
  const terms = selectAll('main dt', pageAt(site, 'kinds/index.html').tree).map((term) => {
    const [, kind] = /kinds\/(.*)\/$/.exec(attributeOf(select('a', term)!, 'href')!) ?? [];
    return `${kind}: ${/\d+/.exec(textOf(term))?.[0]}`;
  });
  for (const kind of kinds) expect(terms).toContain(`${kind}: ${countOf((e) => e.kind === kind)}`);
});

function markOf(element: Element): string {
  return attributeOf(element, 'dataMark') ?? '';
}

function countOf(isMeant: (event: EventFile) => boolean): number {
  return events.filter(isMeant).length;
}

/** The choices in a field of the form, each by its value and its text: `disc: Iran (8)`. */
function choicesOf(name: string): string[] {
  return selectAll(`form select[name="${name}"] option`, tree).map(
    (option) => `${attributeOf(option, 'value')}: ${textOf(option)}`,
  );
}
