import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, findFaults, pageAt, readSiteUnderTest } from './built-site.ts';
import { readContentFiles, readSideSlugs } from './content-files.ts';

const site = readSiteUnderTest();
const { base, files, folder, pages } = site;
const ENGINE = 'search/pagefind/';
const collections = ['events', 'articles', 'actors'] as const;

/** What the index holds of one thing. */
interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

const fragments = files
  .filter((file) => file.startsWith(`${ENGINE}fragment/`))
  .map((file): Fragment => {
    const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8');
    return JSON.parse(text.replace(/^pagefind_dcd/, '')) as Fragment;
  });

test('the index has every event, article and actor, each once, at its address', () => {
  const expected = collections.flatMap((collection) =>
    readContentFiles(collection).map(({ slug }) => `${base}${collection}/${slug}/`),
  );
  expect(fragments.map(({ url }) => url).sort()).toEqual(expected.sort());
});

test('the engine is complete, with its licence, and nothing lies beside it that is not used', () => {
  const kinds = files
    .filter((file) => file.startsWith(ENGINE))
    .map((file) => file.slice(ENGINE.length).replace(/[^/]*(?=\.pf_[a-z]+$)/, '*'));
  expect([...new Set(kinds)].sort()).toEqual([
    '*.pf_meta',
    'LICENSE',
    'filter/*.pf_filter',
    'fragment/*.pf_fragment',
    'index/*.pf_index',
    'pagefind-entry.json',
    'pagefind.js',
    'wasm.en.pagefind',
  ]);
});

test('every event and article in the index says when', () => {
  expect(fragments.filter(({ url, meta }) => !url.includes('/actors/') && !meta['when'])).toEqual(
    [],
  );
});

test('whatever the index can be filtered by can be chosen on the page, and nothing else', () => {
  const { tree } = pageAt(site, 'search/index.html');
  for (const name of ['kind', 'side', 'month']) {
    const options = selectAll(`select[name=${name}] option`, tree)
      .map((option) => attributeOf(option, 'value') ?? '')
      .filter((value) => value !== '');
    const used = new Set(fragments.flatMap(({ filters }) => filters[name] ?? []));
    expect(options.toSorted(), name).toEqual([...used].sort());
  }
  const sides = selectAll('select[name=side] option', tree).map((side) =>
    attributeOf(side, 'value'),
  );
  expect(readSideSlugs()).toEqual(expect.arrayContaining(sides.slice(1)));
});

test('every page but those for frames has a form in its header that leads to the search', () => {
  const readable = pages.filter(({ isMoved, isEmbed }) => !isMoved && !isEmbed);
  expect(
    findFaults(readable, ({ tree }) => {
      const form = select('body > header form[role=search]', tree);
      if (form === undefined) return ['no form'];
      const field = select('input[name=q]', form);
      const isNamed = field !== undefined && attributeOf(field, 'ariaLabel');
      return [
        ...(attributeOf(form, 'action') === `${base}search/` ? [] : ['leads elsewhere']),
        ...(isNamed ? [] : ['no field with a name']),
        ...(select('button', form) === undefined ? ['no button'] : []),
      ];
    }),
  ).toEqual([]);
});

test('without script the page says so, and leads to every month of the year and every actor', () => {
  const { html, tree } = pageAt(site, 'search/index.html');
  expect(html).toMatch(/<noscript[^>]*>\s*<p[^>]*>\s*Searching needs script/);
  const links = selectAll('main a[href]', tree).map((link) => attributeOf(link, 'href'));
  const months = files
    .filter((file) => /^(?:2019\/12|202\d\/\d\d)\/index\.html$/.test(file))
    .map((file) => base + file.replace('index.html', ''));
  const actors = readContentFiles('actors').map(({ slug }) => `${base}actors/${slug}/`);
  expect(months.length).toBeGreaterThan(12);
  expect([...months, ...actors].filter((address) => !links.includes(address))).toEqual([]);
});
