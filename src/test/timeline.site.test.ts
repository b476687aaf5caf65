import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, idsOf, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import { readCitations, readContentFiles, readEventFiles, readField } from './content-files.ts';
import { daysWithin, earliestDay, inWords, latestDay, weekdayOf } from './plain-date.ts';

const site = readSiteUnderTest();
const { base } = site;
const frontPage = pageAt(site, 'index.html');
const events = readEventFiles();

/** A plain year, month or day, of which nothing is doubtful. */
const PLAIN = /^\d{4}(?:-\d\d){0,2}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

test('the events stand in order: earliest first, the vaguer before the more exact', () => {
  const slugs = new Set(events.map(({ slug }) => slug));
  const shown = idsOf(frontPage).filter((id) => slugs.has(id));
  expect(shown).toEqual(sortedEvents().map(({ slug }) => slug));
});

test('each event shows the date in its file, not shifted by a day', () => {
  const faults = events
    .filter(({ when }) => PLAIN.test(when))
    .flatMap(({ slug, when }) =>
      [entryOf(slug), pageOf('events', slug)]
        .map((place) => datesIn(place)[0])
        .filter((date) => date !== `${when}: ${inWords(when)}`)
        .map((date) => `${slug} is of ${when}, but shows ${date}`),
    );
  expect(faults).toEqual([]);
});

test('the page of an event of a day shows its weekday, and no other beside its date', () => {
  const ofDays = events.filter(({ when }) => DAY.test(when));
  const faults = ofDays.flatMap(({ slug, when }) => {
    const page = pageOf('events', slug);
    const date = select('time', page);
    const line = selectAll('p, div', page).find((element) =>
      element.children.some((child) => child === date),
    );
    const weekdays = (line ? textOf(line) : '').match(/\b[A-Z][a-z]+day\b/g) ?? [];
    const isRight = weekdays.join() === weekdayOf(when);
    return isRight ? [] : [`${slug}: ${when} is no “${weekdays.join()}”`];
  });
  expect(ofDays).not.toEqual([]);
  expect(faults).toEqual([]);
});

test('an event whose day differs by place shows both days, on the timeline and on its page', () => {
  const faults = events.flatMap(({ slug, elsewhere }) =>
    elsewhere.flatMap((when) =>
      [entryOf(slug), pageOf('events', slug)]
        .filter((place) => !datesIn(place).includes(`${when}: ${inWords(when)}`))
        .map(() => `${slug} does not show ${inWords(when)}`),
    ),
  );
  expect(faults).toEqual([]);
});

test.each([
  ['soleimani-muhandis-killed', '3 January 2020', '2 January 2020'],
  ['iran-missiles-al-asad-erbil', '8 January 2020', '7 January 2020'],
])('%s is of %s in Iraq and of %s in Washington', (slug, inIraq, inWashington) => {
  const dates = datesIn(entryOf(slug)).map((date) => date.replace(/^.*: /, ''));
  expect(dates.slice(0, 2)).toEqual([inIraq, inWashington]);
});

test('each article shows its date of publication, not shifted by a day', () => {
  const faults = readContentFiles('articles').flatMap(({ slug, frontMatter }) => {
    const published = readField(frontMatter, 'published').replace(/["']/g, '');
    const isShown = datesIn(pageOf('articles', slug)).includes(
      `${published}: ${inWords(published)}`,
    );
    return isShown || !PLAIN.test(published) ? [] : [`${slug} does not show ${published}`];
  });
  expect(faults).toEqual([]);
});

test('every stretch of more than 30 days without an event is marked, with its true length', () => {
  const shown = textOf(select('main', frontPage.tree)!).match(/\d+(?= days without)/g) ?? [];
  expect(shown.map(Number)).toEqual(silences());
});

test('ten key events are listed, and each leads to its place on the timeline', () => {
  const heading = selectAll('h2', frontPage.tree).find((element) =>
    /^If you read only ten/.test(textOf(element)),
  );
  const list = selectAll('main :has(> h2)', frontPage.tree).find(({ children }) =>
    children.some((child) => child === heading),
  );
  const hrefs = list && selectAll('li a[href]', list).map((link) => attributeOf(link, 'href'));
  const key = sortedEvents().filter(({ isKey }) => isKey);
  expect(key).toHaveLength(10);
  expect(hrefs).toEqual(key.map(({ slug }) => `${base}#${slug}`));
});

test('every event from December 2019 on has its mark in the year at a glance, in its month, named by its headline', () => {
  const months = selectAll('[aria-labelledby="_year"] ol > li', frontPage.tree);
  const marks = months.flatMap((month, index) =>
    selectAll('svg a', month).map((mark) => {
      const slug = attributeOf(mark, 'href')?.slice(1) ?? '';
      const named = select(`#${attributeOf(mark, 'ariaLabelledBy')}`, entryOf(slug));
      return `${slug} ${monthNumbered(index)} ${named && textOf(named)}`;
    }),
  );
  const expected = sortedEvents()
    .filter(({ when }) => earliestDay(when) >= '2019-12-01')
    .map(({ slug, when }) => {
      const headline = textOf(select('h2, h3', entryOf(slug))!);
      return `${slug} ${earliestDay(when).slice(0, 7)} ${headline}`;
    });
  expect(marks.toSorted()).toEqual(expected.toSorted());
});

test('every paragraph of every account ends in a citation, and names the articles of its file', () => {
  for (const { slug, body } of events) {
    for (const place of [entryOf(slug), pageOf('events', slug)]) {
      const paragraphs = selectAll('p', select('.prose', place)!);
      expect(paragraphs.map(citedIn), slug).toEqual(readCitations(body));
      expect(paragraphs.filter((paragraph) => !endsInCitation(paragraph)).map(textOf)).toEqual([]);
    }
  }
});

test('each event can be reached from its entry, and its entry from its page', () => {
  const lost = events
    .map(({ slug }) => slug)
    .filter(
      (slug) =>
        select(`a[href="${base}events/${slug}/"]`, entryOf(slug)) === undefined ||
        select(`a[href="${base}#${slug}"]`, pageOf('events', slug)) === undefined,
    );
  expect(lost).toEqual([]);
});

/** The month that comes so many after December 2019: `2020-01`. */
function monthNumbered(index: number): string {
  const months = 2019 * 12 + 11 + index;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

function sortedEvents(): typeof events {
  const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);
  return events.toSorted(
    (a, b) =>
      byText(earliestDay(a.when), earliestDay(b.when)) ||
      byText(latestDay(b.when), latestDay(a.when)) ||
      a.order - b.order ||
      byText(a.slug, b.slug),
  );
}

/**
 * The days that lie between an event and the next, where they are more than 30, from December 2019.
 * What lasts from one date to another happened at some time between, so it ends no silence.
 */
function silences(): number[] {
  const whens = sortedEvents()
    .map(({ when }) => when)
    .filter((when) => !when.includes('/') && earliestDay(when) >= '2019-12-01');
  const lengths: number[] = [];
  let lastDay = whens[0] === undefined ? '' : earliestDay(whens[0]);
  for (const when of whens) {
    lengths.push(daysWithin(lastDay, earliestDay(when)));
    if (latestDay(when) > lastDay) lastDay = latestDay(when);
  }
  return lengths.filter((length) => length > 30);
}

function entryOf(slug: string): Element {
  return select(`#${slug}`, frontPage.tree)!;
}

function pageOf(collection: string, slug: string): Element {
  return select('main', pageAt(site, `${collection}/${slug}/index.html`).tree)!;
}

/** The dates in an element, each as machines and as readers see it: `2020-01-05: 5 January 2020`. */
function datesIn(element: Element): string[] {
  return selectAll('time', element).map(
    (time) => `${attributeOf(time, 'dateTime')}: ${textOf(time)}`,
  );
}

/** The slugs of the articles that a paragraph links to. */
function citedIn(paragraph: Element): string[] {
  return selectAll('a[href]', paragraph)
    .map((link) => attributeOf(link, 'href') ?? '')
    .filter((href) => href.startsWith(`${base}articles/`))
    .map((href) => href.slice(`${base}articles/`.length).replace(/\/(?:#.*)?$/, ''));
}

/** Whether the last words of a paragraph are those of a link to an article. */
function endsInCitation(paragraph: Element): boolean {
  const last = selectAll('a[href]', paragraph).at(-1);
  if (last === undefined || !attributeOf(last, 'href')?.startsWith(`${base}articles/`)) {
    return false;
  }
  return textOf(paragraph)
    .replace(/[\s.)\]]+$/, '')
    .endsWith(textOf(last).replace(/\.$/, ''));
}
