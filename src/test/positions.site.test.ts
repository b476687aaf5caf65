import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import {
  readContentFiles,
  readEventFiles,
  readField,
  readSideSlugs,
  type ContentFile,
} from './content-files.ts';
import { earliestDay, inWords, latestDay } from './plain-date.ts';

/** A position as its article’s file has it. */
interface WrittenPosition {
  readonly actor: string;
  readonly when: string;
  readonly event: string;
  readonly stance: string;
  /** Where its article tells it: `articles/2020-01-05-voa/#_position-1`. */
  readonly source: string;
}

const site = readSiteUnderTest();
const { base } = site;
const sides = readSideSlugs();
const sideOf = new Map(
  readContentFiles('actors').map(({ slug, frontMatter }) => [slug, readField(frontMatter, 'side')]),
);
const positions = readContentFiles('articles').flatMap(positionsIn);
const daysOfEvent = new Map(
  readEventFiles().map(({ slug, when, elsewhere }) => [slug, [when, ...elsewhere].map(dayIn)]),
);
const foundIn = new WeakMap<Element, ReadonlyMap<string, Element[]>>();
const page = mainOf('positions/index.html');

test('every position stands once on the page of all, under its month and side, with its stance', () => {
  expect(positions.length).toBeGreaterThan(0);
  const faults = positions.filter((position) => {
    const [note, ...more] = notesOf(position, page);
    const section = select(`.row:has(> [id="${placeOf(position)}"])`, page);
    const isThere = section !== undefined && notesOf(position, section)[0] === note;
    return more.length > 0 || !isThere || !tells(note, position);
  });
  expect(faults).toEqual([]);
  expect(selectAll('.statement a[href*="#_position-"]', page)).toHaveLength(positions.length);
});

test('each field of the table has the stances taken, with as many actors, and leads to them', () => {
  const fields = fieldsOfTable();
  expect(new Set(positions.map(placeOf)).difference(new Set(fields.keys()))).toEqual(new Set());
  const faults = [...fields].filter(([place, field]) => {
    const taken = positions.filter((position) => placeOf(position) === place);
    const shown = selectAll('[data-stance]', field).map(stanceAndCount).sort();
    const way = select('a', field);
    const isRight = shown.join() === countsOf(taken).join();
    return !isRight || (taken.length > 0 && attributeOf(way!, 'href') !== `#${place}`);
  });
  expect(faults.map(([place]) => place)).toEqual([]);
});

test('a field without a statement says so, and nothing else', () => {
  const silent = [...fieldsOfTable()].filter(
    ([place]) => !positions.some((position) => placeOf(position) === place),
  );
  expect(silent.length).toBeGreaterThan(0);
  const faults = silent.filter(([place, field]) => {
    const words = field.children.filter(
      (child) => child.type !== 'element' || attributeOf(child, 'ariaHidden') !== 'true',
    );
    const text = words.map(textOf).join(' ').trim();
    const leads = select('a, [data-stance]', field) ?? select(`[id="${place}"]`, page);
    return text !== 'no statement in our articles' || leads !== undefined;
  });
  expect(faults.map(([place]) => place)).toEqual([]);
});

test('the table has every month from the first statement to the last, and every side', () => {
  const months = positions.map(({ when }) => when.slice(0, 7)).sort();
  const rows = selectAll('tbody th', page).map(textOf);
  expect(rows[0]).toBe(inWords(months[0]!));
  expect(rows.at(-1)).toBe(inWords(months.at(-1)!));
  expect(rows).toEqual(monthsBetween(months[0]!, months.at(-1)!).map(inWords));
  const heads = selectAll('thead a', page).map((link) => attributeOf(link, 'href'));
  expect(heads).toEqual(sides.map((side) => `${base}sides/${side}/`));
});

test('the page of an actor has every position of the actor, and of nobody else', () => {
  const faults = [...sideOf.keys()].filter((actor) => {
    const ofActor = positions.filter((position) => position.actor === actor);
    const main = mainOf(`actors/${actor}/index.html`);
    const links = selectAll('.statement a[href*="#_position-"]', main);
    const isTold = (position: WrittenPosition) => {
      const [note, ...more] = notesOf(position, main);
      return more.length === 0 && tells(note, position);
    };
    return links.length !== ofActor.length || !ofActor.every(isTold);
  });
  expect(faults).toEqual([]);
});

test('a change on the page of an actor is one by the files, between dates that do not differ', () => {
  const faults = [...sideOf.keys()].flatMap((actor) => {
    const ofActor = positions.filter((position) => position.actor === actor);
    const stancesAt = (when: string) =>
      new Set(ofActor.filter((each) => each.when === when).map(({ stance }) => stance));
    return momentsOn(actor, 'change').flatMap((moment) => {
      const [from = '', to = ''] = stancesIn(moment);
      const [before = '', after = ''] = datesIn(moment);
      const between = ofActor.filter(
        ({ when }) => earliestDay(when) > latestDay(before) && latestDay(when) < earliestDay(after),
      );
      const isTrue =
        from !== to &&
        latestDay(before) < earliestDay(after) &&
        [...stancesAt(before)].join() === from &&
        [...stancesAt(after)].join() === to &&
        between.every(({ when }) => stancesAt(when).size > 1 || isVague(when, ofActor));
      return isTrue && namesReporters(moment, ofActor, after, to) ? [] : [textOf(moment)];
    });
  });
  expect(faults).toEqual([]);
});

test('where articles of one date give an actor several stances, the page says that they differ', () => {
  const faults = [...sideOf.keys()].flatMap((actor) => {
    const ofActor = positions.filter((position) => position.actor === actor);
    const differing = [...Map.groupBy(ofActor, ({ when }) => when)]
      .filter(([, reports]) => new Set(reports.map(({ stance }) => stance)).size > 1)
      .map(([when]) => when);
    const told = momentsOn(actor, 'difference').map((moment) => datesIn(moment)[0]);
    return told.join() === differing.sort().join() ? [] : [actor];
  });
  expect(faults).toEqual([]);
});

test('the page of a day has what each side said that day, and none of another day', () => {
  const days = site.pages.flatMap((each) => {
    const day = /^(\d{4})\/(\d\d)\/(\d\d)\//.exec(each.file)?.slice(1).join('-');
    return day === undefined ? [] : [{ day, main: select('main', each.tree)! }];
  });
  const faults = days.filter(({ day, main }) => {
    const said = positions.filter((position) => isSaidOn(day, position));
    const isLost = (position: WrittenPosition) => {
      const side = `_said.${sideOf.get(position.actor)}`;
      const column = select(`section[aria-labelledby="${side}"]`, main);
      return column === undefined || !tells(notesOf(position, column)[0], position);
    };
    const shown = selectAll('.side-by-side .statement a[href*="#_position-"]', main);
    return shown.length !== said.length || said.some(isLost);
  });
  expect(faults.map(({ day }) => day)).toEqual([]);
  const tenth = days.find(({ day }) => day === '2020-01-10')!.main;
  expect(selectAll('.side-by-side h3', tenth).length).toBeGreaterThan(1);
});

function positionsIn({ slug, frontMatter }: ContentFile): WrittenPosition[] {
  const [, ...entries] = readField(frontMatter, 'positions').split(/(?:^|\n) *- (?=actor:)/);
  return entries.map((entry, index) => {
    const field = (name: string) =>
      new RegExp(`(?:^|\\n) *${name}: *["']?([^"'\\n]+)`).exec(entry)?.[1]?.trim() ?? '';
    return {
      actor: field('actor'),
      when: field('when'),
      event: field('event'),
      stance: field('stance'),
      source: `articles/${slug}/#_position-${index + 1}`,
    };
  });
}

/** Is it dated so, or more vaguely but taken at an event of that day? */
function isSaidOn(day: string, { when, event }: WrittenPosition): boolean {
  const start = dayIn(when);
  if (start !== undefined) return start === day;
  const isInTime = earliestDay(when) <= day && day <= latestDay(when);
  return isInTime && (daysOfEvent.get(event) ?? []).includes(day);
}

/** The first day that a date names, if it names one. */
function dayIn(when: string): string | undefined {
  return /^\d{4}-\d\d-\d\d/.exec(when)?.[0];
}

function mainOf(file: string): Element {
  return select('main', pageAt(site, file).tree)!;
}

/** The id of what a side said in a month. Every date in the files is known to the month. */
function placeOf({ actor, when }: Pick<WrittenPosition, 'actor' | 'when'>): string {
  return `_${when.slice(0, 7)}.${sideOf.get(actor)}`;
}

/** The statements in an element that name the place where the article tells the position. */
function notesOf({ source }: WrittenPosition, within: Element): Element[] {
  return statementsIn(within).get(base + source) ?? [];
}

/** The statements in an element by the places of articles to which they lead; found once for each. */
function statementsIn(within: Element): ReadonlyMap<string, Element[]> {
  const known = foundIn.get(within);
  if (known !== undefined) return known;
  const found = new Map<string, Element[]>();
  for (const note of selectAll('.statement', within)) {
    for (const link of selectAll('a[href*="#_position-"]', note)) {
      const href = attributeOf(link, 'href')!;
      found.set(href, [...(found.get(href) ?? []), note]);
    }
  }
  foundIn.set(within, found);
  return found;
}

function tells(
  note: Element | undefined,
  { actor, stance, when, event }: WrittenPosition,
): boolean {
  if (note === undefined) return false;
  const time = select('.head time', note);
  const name = select('.head a', note);
  return (
    stancesIn(note).join() === stance &&
    (time === undefined || attributeOf(time, 'dateTime') === when.split('/')[0]) &&
    (name === undefined || attributeOf(name, 'href') === `${base}actors/${actor}/`) &&
    (event === '' || select(`a[href="${base}events/${event}/"]`, note) !== undefined)
  );
}

/** The fields of the table by the ids to which they lead, silent ones too. */
function fieldsOfTable(): Map<string, Element> {
  const months = positions.map(({ when }) => when.slice(0, 7)).sort();
  const rows = selectAll('tbody tr', page);
  return new Map(
    monthsBetween(months[0]!, months.at(-1)!).flatMap((month, row) =>
      selectAll('td', rows[row]!).map((field, column): [string, Element] => [
        `_${month}.${sides[column]}`,
        field,
      ]),
    ),
  );
}

/** Each stance of some positions with the number of its actors: `leave 2 actors`. */
function countsOf(taken: readonly WrittenPosition[]): string[] {
  return [...Map.groupBy(taken, ({ stance }) => stance)]
    .map(([stance, alike]) => {
      const actors = new Set(alike.map(({ actor }) => actor)).size;
      return `${stance} ${actors} ${actors === 1 ? 'actor' : 'actors'}`;
    })
    .sort();
}

function stanceAndCount(mark: Element): string {
  return textOf(mark).toLowerCase();
}

function stancesIn(element: Element): string[] {
  return selectAll('[data-stance]', element).map((mark) => textOf(mark).toLowerCase());
}

function datesIn(element: Element): string[] {
  return selectAll('time', element).map((time) => attributeOf(time, 'dateTime')!);
}

function momentsOn(actor: string, kind: 'change' | 'difference'): Element[] {
  return selectAll(`[data-moment="${kind}"]`, mainOf(`actors/${actor}/index.html`));
}

/** Is a date so vague that others of which another stance is reported may lie within it? */
function isVague(when: string, positions: readonly WrittenPosition[]): boolean {
  const { stance } = positions.find((position) => position.when === when)!;
  return positions.some(
    (other) =>
      other.when !== when &&
      other.stance !== stance &&
      earliestDay(other.when) <= latestDay(when) &&
      latestDay(other.when) >= earliestDay(when),
  );
}

/** Are all articles linked that report the stance at the date, and no others? */
function namesReporters(
  moment: Element,
  positions: readonly WrittenPosition[],
  when: string,
  stance: string,
): boolean {
  const sources = positions.filter((each) => each.when === when && each.stance === stance);
  const links = selectAll('a', moment).map((link) => attributeOf(link, 'href'));
  return (
    links.sort().join() ===
    sources
      .map(({ source }) => base + source)
      .sort()
      .join()
  );
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let [year, month] = first.split('-').map(Number) as [number, number]; ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const iso = `${year}-${String(month).padStart(2, '0')}`;
    if (iso > last) return months;
    months.push(iso);
  }
}
