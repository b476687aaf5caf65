import type { Element, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { normaliseText } from '../model/normalise-text.ts';
import { attributeOf, findFaults, idsOf, pageAt, readSiteUnderTest, textOf } from './built-site.ts';
import {
  readCitations,
  readContentFiles,
  readEventFiles,
  readField,
  readLedgerList,
} from './content-files.ts';
import { inWords } from './plain-date.ts';

const site = readSiteUnderTest();
const { base } = site;
const events = readEventFiles();
const articles = readContentFiles('articles');
const checkedOn = new Map(
  (readLedgerList('texts') as { article: string; checked: string }[]).map((text) => [
    text.article,
    text.checked,
  ]),
);

test('a quotation in an account is a link to those words in an article that it cites', () => {
  const faults = events.flatMap(({ slug, body }) =>
    findUnlinked(quotationsIn(body), select('.account', mainOf('events', slug))!, citedIn(body)),
  );
  expect(faults).toEqual([]);
});

test('a quotation in an account is such a link on the timeline, too', () => {
  const timeline = pageAt(site, 'index.html').tree;
  const faults = events.flatMap(({ slug, body }) =>
    findUnlinked(quotationsIn(body), select(`[id="${slug}"]`, timeline)!, citedIn(body)),
  );
  expect(faults).toEqual([]);
});

test('a quotation in how a date is known is such a link', () => {
  const faults = events.flatMap(({ slug, frontMatter }) => {
    const basis = readField(frontMatter, 'whenBasis');
    const facts = select('.facts', mainOf('events', slug))!;
    return findUnlinked(quotationsIn(basis), facts, citedIn(basis));
  });
  expect(faults).toEqual([]);
});

test('a quotation in a summary or a position is such a link on the page of its article', () => {
  const faults = articles.flatMap(({ slug, body, frontMatter }) => {
    const quotes = [...frontMatter.matchAll(/^\s+quote: (.*)$/gm)].map(([, words]) => `“${words}”`);
    return findUnlinked([...quotationsIn(body), ...quotes], mainOf('articles', slug), [slug]);
  });
  expect(faults).toEqual([]);
});

test('a quotation that is a link says what the link leads to', () => {
  expect(
    findFaults(site.pages, ({ tree }) =>
      selectAll('a.quoted', tree)
        .filter((link) => describedBy(link, tree) !== 'Leads to these words in the article.')
        .map(textOf),
    ),
  ).toEqual([]);
});

test('what a link to quoted words leads to is said on pages with such links alone', () => {
  expect(
    findFaults(site.pages, ({ tree }) =>
      select('#_original', tree) !== undefined &&
      selectAll('[aria-describedby="_original"]', tree).length === 0
        ? ['says so of no link']
        : [],
    ),
  ).toEqual([]);
});

test('an event lists every article that its page cites among its sources', () => {
  const faults = events.flatMap(({ slug }) => {
    const listed = addressesOf('.articles h3 a[href]', slug);
    return addressesOf('.cited a[href]', slug)
      .filter((address) => address.startsWith(base) && !listed.includes(address))
      .map((address) => `${slug} does not list ${address}`);
  });
  expect(faults).toEqual([]);
});

test('a citation leads to a place on the page of its article; on the front page, to that page at least', () => {
  const idsByAddress = new Map(site.pages.map((page) => [page.address, new Set(idsOf(page))]));
  expect(
    findFaults(site.pages, ({ file, tree }) =>
      selectAll('.cited a[href]', tree)
        .map((link) => attributeOf(link, 'href')!)
        .filter((href) => href.startsWith(base))
        .filter((href) => {
          const [page = '', place] = href.split('#');
          const ids = idsByAddress.get(page);
          if (place === undefined) return file !== 'index.html' || ids === undefined;
          return ids?.has(place) !== true;
        }),
    ),
  ).toEqual([]);
});

test('a citation in an account leads to the passage that it ends', () => {
  for (const { slug, body } of events) {
    const passages = passagesOf(slug);
    expect(passages.flatMap(({ articles }) => articles)).toEqual(citedIn(body));
    for (const { text, articles } of passages) {
      for (const article of articles) {
        expect(textOf(select(`[id="${slug}"]`, mainOf('articles', article))!)).toContain(text);
      }
    }
  }
});
test('the page of an article lists every event that rests on it, with a link to each', () => {
  const faults = events.flatMap(({ slug, body, frontMatter }) => {
    const others = readField(frontMatter, 'whenBasis') + readField(frontMatter, 'disputes');
    const used = articles.filter(
      (article) =>
        citedIn(body).includes(article.slug) ||
        new RegExp(`(?:@|article: )${article.slug}(?![a-z0-9-])`).test(others),
    );
    return used
      .filter((article) => {
        const part = select(`[id="${slug}"]`, mainOf('articles', article.slug));
        return part === undefined || select(`a[href="${base}events/${slug}/"]`, part) === undefined;
      })
      .map((article) => `${article.slug} does not list ${slug}`);
  });
  expect(faults).toEqual([]);
});

test('an event says of each article that it quotes when the quotations were checked', () => {
  const faults = events.flatMap(({ slug, body }) => {
    const account = select('.account', mainOf('events', slug))!;
    const quoted = articles.filter((article) =>
      selectAll('a.quoted', account).some((link) => isOriginal(link, article.slug)),
    );
    expect(quoted.length > 0, slug).toBe(quotationsIn(body).length > 0);
    return quoted
      .filter((article) => {
        const entry = selectAll('.articles li', mainOf('events', slug)).find(
          (each) => select(`a[href="${base}articles/${article.slug}/"]`, each) !== undefined,
        );
        const day = inWords(checkedOn.get(article.slug) ?? '');
        return !textOf(entry!).includes(
          `Quotations checked word for word against the article, ${day}.`,
        );
      })
      .map((article) => `${slug} does not say so of ${article.slug}`);
  });
  expect(faults).toEqual([]);
});

test('the page of an article says how many of its quotations were checked, and when', () => {
  const faults = articles.filter(({ slug }) => {
    const links = selectAll('a.quoted', mainOf('articles', slug)).filter((link) =>
      isOriginal(link, slug),
    );
    const distinct = new Set(links.map((link) => normaliseText(textOf(link).replace(/[“”]/g, ''))));
    const note =
      distinct.size === 0
        ? 'None on this site.'
        : `${distinct.size} on this site, checked word for word against the article, ${inWords(checkedOn.get(slug) ?? '')}.`;
    return !textOf(select('.facts', mainOf('articles', slug))!).includes(`Quotations ${note}`);
  });
  expect(slugsOf(faults)).toEqual([]);
});

test('an article leads to the story as of its day, and an event to the day of its first report', () => {
  const daysOf = (collection: string, slug: string) =>
    selectAll(`a[href^="${base}known-on/"]`, select('.facts', mainOf(collection, slug))!).length;
  expect(slugsOf(articles.filter(({ slug }) => daysOf('articles', slug) !== 1))).toEqual([]);
  expect(slugsOf(events.filter(({ slug }) => daysOf('events', slug) !== 1))).toEqual([]);
});

/** The pages to which links on the page of an event lead. */
function addressesOf(links: string, slug: string): string[] {
  return selectAll(links, mainOf('events', slug)).map((link) =>
    attributeOf(link, 'href')!.replace(/#.*/, ''),
  );
}

function slugsOf(files: readonly { readonly slug: string }[]): string[] {
  return files.map(({ slug }) => slug);
}

/** Every quotation in a text as an author writes it, with its marks. */
function quotationsIn(text: string): string[] {
  return (text.match(/“[^”]*”|(?<!\w)‘[^’]*’/g) ?? []).map((quotation) =>
    quotation.replace(/\s+/g, ' ').replaceAll('*', ''),
  );
}

/** The articles that a text cites, each time it does. */
function citedIn(text: string): string[] {
  return readCitations(text).flat();
}

/** The quotations that are no link, within an element, to their words in one of these articles. */
function findUnlinked(
  quotations: readonly string[],
  element: Element,
  sources: readonly string[],
): string[] {
  const links = selectAll('a.quoted', element);
  return quotations.flatMap((quotation) => {
    const link = links.find((each) => textOf(each) === quotation);
    const problems = link === undefined ? ['is no link'] : problemsOf(link, quotation, sources);
    return problems.map((problem) => `${quotation}: ${problem}`);
  });
}

/** What keeps a link from leading to a quotation in the original of one of these articles. */
function problemsOf(link: Element, quotation: string, sources: readonly string[]): string[] {
  const href = attributeOf(link, 'href') ?? '';
  const rel = (attributeOf(link, 'rel') ?? '').split(' ');
  const words = normaliseText(quotation);
  return [
    ...['noopener', 'external'].filter((name) => !rel.includes(name)).map((name) => `no ${name}`),
    ...(sources.some((slug) => isOriginal(link, slug)) ? [] : [`leads to ${href}`]),
    ...(wordsSought(href).length > 0 ? [] : ['seeks no words']),
    ...wordsSought(href).filter((sought) => !words.includes(normaliseText(sought))),
  ];
}

/** The words that the text fragment of an address asks the browser to find. */
function wordsSought(href: string): string[] {
  const [, directive = ''] = href.split(':~:');
  return directive
    .split('&')
    .filter((part) => part.startsWith('text='))
    .flatMap((part) => part.slice('text='.length).split(','))
    .map(decodeURIComponent);
}

/** Does a link lead to where the article itself can be read? */
function isOriginal(link: Element, slug: string): boolean {
  const { frontMatter } = articles.find((article) => article.slug === slug)!;
  const [, address = 'none'] =
    /^url: (\S+)/m.exec(frontMatter) ?? /^carriedBy:.*\burl: ([^\s,}]+)/m.exec(frontMatter) ?? [];
  return (attributeOf(link, 'href') ?? '').startsWith(address);
}

/** The passages of an event’s account as its page shows them, each with the articles it leads to. */
function passagesOf(slug: string): { text: string; articles: string[] }[] {
  return selectAll('.account p', mainOf('events', slug)).flatMap((paragraph) => {
    const passages: { text: string; articles: string[] }[] = [];
    let children: typeof paragraph.children = [];
    for (const child of paragraph.children) {
      if (child.type !== 'element' || attributeOf(child, 'className') !== 'cited') {
        children.push(child);
        continue;
      }
      const articles = selectAll('a', child)
        .map((link) => attributeOf(link, 'href') ?? '')
        .filter((href) => href.startsWith(`${base}articles/`) && href.endsWith(`/#${slug}`))
        .map((href) => href.slice(`${base}articles/`.length, -`/#${slug}`.length));
      passages.push({ text: textOf({ type: 'root', children }), articles });
      children = [];
    }
    return passages;
  });
}

function describedBy(link: Element, tree: Root): string {
  const element = select(`[id="${attributeOf(link, 'ariaDescribedBy')}"]`, tree);
  return element === undefined ? '' : textOf(element);
}

function mainOf(collection: string, slug: string): Element {
  return select('main', pageAt(site, `${collection}/${slug}/index.html`).tree)!;
}
