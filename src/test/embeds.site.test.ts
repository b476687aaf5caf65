import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { describe, expect, test } from 'vitest';
import {
  attributeOf,
  findFaults,
  metaOf,
  pageAt,
  readSiteUnderTest,
  textOf,
  type Page,
} from './built-site.ts';
import { readEventFiles, readField, readLedgerList, readSides } from './content-files.ts';

const site = readSiteUnderTest();
const { base, files, origin } = site;
const events = readEventFiles();
const embeds = site.pages.filter(({ isEmbed, isWithdrawn }) => isEmbed && !isWithdrawn);
const sideNames = new Map(readSides().map(({ slug, name }) => [slug, name]));

const TIMELINE = 'embed/index.html';

/** Every name of an event, present or former, and the event. */
const named = events.flatMap((event) =>
  [event.slug, ...event.formerly].map((name) => ({ name, event })),
);

test('every event has a page for frames and an answer for programs, under each of its names, and nothing else has', () => {
  const pages = embeds.map(({ file }) => file).filter((file) => file !== TIMELINE);
  expect(pages.sort()).toEqual(named.map(({ name }) => `embed/${name}/index.html`).sort());
  const answers = files.filter((file) => file.startsWith('oembed/'));
  expect(answers).toEqual(named.map(({ name }) => `oembed/${name}.json`).sort());
});

test('so has every event that ever was published, for it stands on other people’s pages', () => {
  const published = (readLedgerList('addresses') as string[]).filter((address) =>
    /^\/events\/./.test(address),
  );
  expect(published).not.toEqual([]);
  const lost = published.filter(
    (address) => !files.includes(`${address.slice(1).replace('events/', 'embed/')}index.html`),
  );
  expect(lost).toEqual([]);
});

test('a page for frames is found by no search engine and names the page that tells the same', () => {
  const shownAt = new Map([
    [TIMELINE, ''],
    ...named.map(({ name, event }): [string, string] => [
      `embed/${name}/index.html`,
      `events/${event.slug}/`,
    ]),
  ]);
  expect(
    findFaults(embeds, (page) => {
      const canonical = select('link[rel=canonical]', page.tree);
      const address = canonical && attributeOf(canonical, 'href');
      const expected = origin && `${origin}${base}${shownAt.get(page.file)}`;
      return [
        ...(metaOf(page, 'robots') === 'noindex' ? [] : ['can be found']),
        ...(address === expected ? [] : [`canonical: ${address}`]),
      ];
    }),
  ).toEqual([]);
});

test('a page for frames needs nothing that a sandbox forbids', () => {
  expect(
    findFaults(embeds, ({ tree }) =>
      selectAll('script, form, button, input, iframe, object, meta[http-equiv=refresh]', tree).map(
        ({ tagName }) => tagName,
      ),
    ),
  ).toEqual([]);
});

test('its links open in tabs of their own; those that stay in the frame lead to other pages for frames', () => {
  expect(
    findFaults(embeds, ({ tree }) => [
      ...(select('base[target=_blank]:not([href])', tree) ? [] : ['links replace what is framed']),
      ...selectAll('a[target]', tree)
        .filter(
          (link) =>
            attributeOf(link, 'target') !== '_self' ||
            !attributeOf(link, 'href')?.startsWith(`${base}embed/`),
        )
        .map((link) => textOf(link)),
    ]),
  ).toEqual([]);
});

describe('the page of an event for frames', () => {
  test('has its headline, which leads to its permanent address', () => {
    expect(
      findFaultsOf(({ slug, frontMatter }, { tree }) => {
        const link = select('h1 a', tree)!;
        const headline = readField(frontMatter, 'headline');
        return [
          ...(headline.includes(textOf(link)) ? [] : [`“${textOf(link)}”`]),
          ...(attributeOf(link, 'href') === `${base}events/${slug}/` ? [] : ['leads elsewhere']),
        ];
      }),
    ).toEqual([]);
  });

  test('tells when, with the year, and whatever is doubtful of that', () => {
    expect(
      findFaultsOf(({ when, frontMatter }, { tree }) => {
        const dates = selectAll('.kicker time', tree).map((time) => attributeOf(time, 'dateTime'));
        const told = textOf(select('.kicker', tree)!);
        const isHedged = /\babout\b|uncertain/.test(told);
        const hasBasis = readField(frontMatter, 'whenBasis') !== '';
        const tellsBasis = textOf(select('main', tree)!).includes('How the date is known:');
        return [
          ...(when
            .replace(/[~?%]/g, '')
            .split('/')
            .every((date) => dates.includes(date))
            ? []
            : [`${dates.join()} for ${when}`]),
          ...(told.includes(when.slice(0, 4)) || when.includes('/') ? [] : ['no year']),
          ...(isHedged === /[~?%]/.test(when) ? [] : ['a doubt']),
          ...(tellsBasis === hasBasis ? [] : ['how the date is known']),
        ];
      }),
    ).toEqual([]);
  });

  test('tells all that its account tells, and names every article that reports it', () => {
    expect(
      findFaultsOf(({ slug }, { tree }) => {
        const { tree: own } = pageAt(site, `events/${slug}/index.html`);
        const account = textOf(select('.account', own)!);
        const told = textOf(select('main .prose', tree)!);
        return told === account && /\([^)]+\)$/.test(told) ? [] : [told];
      }),
    ).toEqual([]);
  });

  test('names the sides that acted, each with its mark', () => {
    expect(
      findFaultsOf(({ sides }, { tree }) => {
        const names = selectAll('.side-names > span', tree)
          .filter((side) => select('svg path', side))
          .map((side) => textOf(side).replace(/,$/, ''));
        const expected = [...sides].map((slug) => sideNames.get(slug));
        return names.toSorted().join() === expected.toSorted().join() ? [] : [names.join()];
      }),
    ).toEqual([]);
  });

  test('says on what sources differ, where they do', () => {
    expect(
      findFaultsOf(({ slug }, { tree }) => {
        const { tree: own } = pageAt(site, `events/${slug}/index.html`);
        const asked = selectAll('.dispute > p:first-child em', own).map(textOf);
        const told = selectAll('.questions em', tree).map(textOf);
        return told.join() === asked.join() ? [] : [told.join()];
      }),
    ).toEqual([]);
  });

  test('names this site, and leads to it', () => {
    const name = textOf(select('.masthead a', pageAt(site, 'index.html').tree)!);
    expect(
      findFaults(embeds, ({ tree }) => {
        const links = selectAll('footer a', tree);
        const isNamed = links.some(
          (link) => textOf(link) === name && attributeOf(link, 'href') === base,
        );
        return isNamed ? [] : ['not named'];
      }),
    ).toEqual([]);
  });
});

test('the timeline in a frame has every event once, in order, and how the story begins', () => {
  const { tree } = pageAt(site, TIMELINE);
  const links = selectAll('main li[id] > a', tree).map((link) => attributeOf(link, 'href'));
  const order = selectAll('main ol li[id] :is(h2, h3) a', pageAt(site, 'index.html').tree).map(
    (link) => attributeOf(link, 'href')!.replace('/events/', '/embed/'),
  );
  expect(links).toEqual(order);
  expect(links).toHaveLength(events.length);
  const story = textOf(select('main .story', pageAt(site, 'index.html').tree)!);
  expect(story.startsWith(textOf(select('main .prose', tree)!))).toBe(true);
});

test('what programs are told is one frame around the page for frames, and its size', () => {
  const answers = [
    { file: 'oembed.json', path: 'embed/' },
    ...named.map(({ name, event }) => ({
      file: `oembed/${name}.json`,
      path: `embed/${event.slug}/`,
    })),
  ];
  const faults = answers.flatMap(({ file, path }) => {
    const answer = JSON.parse(readFileSync(join(site.folder, file), 'utf8'));
    const nodes = fromHtml(answer.html, { fragment: true }).children;
    const frame = nodes[0] as Element;
    const isRight =
      nodes.length === 1 &&
      frame.tagName === 'iframe' &&
      attributeOf(frame, 'src') === `${origin ?? ''}${base}${path}` &&
      Number(frame.properties['width']) === answer.width &&
      Number(frame.properties['height']) === answer.height &&
      answer.type === 'rich' &&
      answer.version === '1.0' &&
      answer.provider_url === `${origin ?? ''}${base}`;
    return isRight ? [] : [`${file}: ${answer.html}`];
  });
  expect(faults).toEqual([]);
});

test('pages offer code where the site knows its public address, and none that would lead nowhere', () => {
  const own = events.map(({ slug }) => pageAt(site, `events/${slug}/index.html`));
  expect(
    findFaults([...own, pageAt(site, 'about/index.html')], ({ tree }) => {
      const offered = selectAll('pre code', tree).map(textOf).join();
      const isRight = origin === undefined ? offered === '' : offered.includes(`src="${origin}`);
      return isRight ? [] : [`offers “${offered}”`];
    }),
  ).toEqual([]);
  const links = selectAll('link[type="application/json+oembed"]', own[0]!.tree);
  expect(links.length).toBe(origin === undefined ? 0 : 1);
});

/** Looks at the pages of all events for frames, under all of their names. */
function findFaultsOf(
  check: (event: (typeof events)[number], page: Page) => readonly string[],
): string[] {
  return named.flatMap(({ name, event }) =>
    findFaults([pageAt(site, `embed/${name}/index.html`)], (page) => check(event, page)),
  );
}
