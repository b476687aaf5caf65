import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Version } from 'csp_evaluator/dist/csp.js';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { expect, test } from 'vitest';
import { attributeOf, findFaults, metaOf, readSiteUnderTest, type Page } from './built-site.ts';

const site = readSiteUnderTest();
const { pages, base } = site;

test('every page has one policy, before the first style', () => {
  expect(
    findFaults(pages, ({ html }) => {
      const policies = [...html.matchAll(/http-equiv="content-security-policy"/gi)];
      if (policies.length !== 1) return [`${policies.length} policies`];
      const firstStyle = html.search(/<style[\s>]/);
      return firstStyle > -1 && firstStyle < policies[0]!.index ? ['a style before it'] : [];
    }),
  ).toEqual([]);
});

test('the policy allows nothing from elsewhere and nothing that is not named', () => {
  expect(
    findFaults(pages, (page) => {
      const policy = policyOf(page);
      if (policy.get('default-src')?.join(' ') !== "'self'") return ["default-src is not 'self'"];
      if (policy.get('object-src')?.join(' ') !== "'none'") return ["object-src is not 'none'"];
      if (policy.get('base-uri')?.join(' ') !== "'none'") return ["base-uri is not 'none'"];
      if (policy.get('form-action')?.join(' ') !== "'self'") return ["form-action is not 'self'"];
      return [...policy.values()]
        .flat()
        .filter((source) => !/^'(?:self|none|sha(?:256|384|512)-[A-Za-z0-9+/]+=*)'$/.test(source))
        .filter((source) => !(isSearch(page) && source === "'wasm-unsafe-eval'"));
    }),
  ).toEqual([]);
});

test('Google’s evaluator of policies finds nothing that weakens one', () => {
  // Many pages have the same.
  const pagesOf = Map.groupBy(pages, (page) => metaOf(page, 'content-security-policy') ?? '');
  const faults = [...pagesOf].flatMap(([policy, [page]]) =>
    new CspEvaluator(new CspParser(policy).csp, Version.CSP3)
      .evaluate()
      // What is left below this is that our own files might be somebody else’s.
      .filter(({ severity }) => severity < Severity.STRICT_CSP)
      .map(({ directive, value, description }) =>
        [page!.file, directive, value, description].join(': '),
      ),
  );
  expect(faults).toEqual([]);
});

test('every style in a page is one that its policy knows', () => {
  expect(
    findFaults(pages, (page) => {
      const known = policyOf(page).get('style-src') ?? [];
      return stylesOf(page)
        .filter((css) => !known.includes(`'sha256-${sha256(css)}'`))
        .map((css) => `not in the policy: ${css.slice(0, 60)}…`);
    }),
  ).toEqual([]);
});

test('no element carries a style of its own', () => {
  expect(
    findFaults(pages, ({ tree }) => selectAll('[style]', tree).map(({ tagName }) => tagName)),
  ).toEqual([]);
});

test('a page runs no script but the one that brings the comforts, or the search, and only if its policy knows it', () => {
  expect(
    findFaults(pages, (page) => {
      const scripts = selectAll('script', page.tree).filter((script) => !isData(script));
      const hashes = scripts.map((script) => `'sha256-${sha256(textIn(script))}'`);
      const files = isSearch(page) ? ["'self'", "'wasm-unsafe-eval'"] : ["'self'"];
      const needed = (hashes.length === 0 ? ["'none'"] : [...files, ...hashes]).join(' ');
      const allowed = policyOf(page).get('script-src')?.join(' ');
      const isExpected = isSearch(page) ? drivesSearch : bringsComforts;
      return [
        ...scripts.filter((script) => !isExpected(script)).map(() => 'another script'),
        ...(scripts.length > 1 ? [`${scripts.length} scripts`] : []),
        ...(allowed === needed ? [] : [`script-src is ${allowed}, not ${needed}`]),
      ];
    }),
  ).toEqual([]);
});

test('no attribute holds a script', () => {
  expect(
    findFaults(pages, ({ tree }) => [
      ...selectAll('*', tree).flatMap(({ tagName, properties }) =>
        Object.keys(properties)
          .filter((name) => /^on[A-Z]/.test(name))
          .map((name) => `${tagName} ${name}`),
      ),
      ...selectAll('[href^="javascript:" i]', tree).map(({ tagName }) => `${tagName} javascript:`),
    ]),
  ).toEqual([]);
});

test('a page with a button has the script that it needs', () => {
  expect(
    findFaults(
      pages.filter(({ tree }) => select('button[type="button"]', tree) !== undefined),
      (page) => {
        const answers = isSearch(page) ? drivesSearch : bringsComforts;
        return selectAll('script', page.tree).some(answers) ? [] : ['nothing brings it'];
      },
    ),
  ).toEqual([]);
});

test('no page loads anything from another host', () => {
  expect(
    findFaults(pages, (page) =>
      [...loadedBy(page), ...stylesOf(page).flatMap(loadedByCss)].filter(
        (address) => !isOwn(address),
      ),
    ),
  ).toEqual([]);
});

test('no style sheet and no drawing loads anything from another host', () => {
  const faults = site.files
    .filter((file) => /\.(?:css|svg)$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(site.folder, file), 'utf8');
      const links = [...text.matchAll(/\bhref="([^"]*)"/g)].map(([, address = '']) => address);
      return [...links, ...loadedByCss(text)]
        .filter((address) => !isOwn(address))
        .map((address) => `${file}: ${address}`);
    });
  expect(faults).toEqual([]);
});

test('no page sets a cookie', () => {
  expect(findFaults(pages, (page) => (metaOf(page, 'set-cookie') ? ['set-cookie'] : []))).toEqual(
    [],
  );
});

function isSearch({ file }: Pick<Page, 'file'>): boolean {
  return file === 'search/index.html';
}

function policyOf(page: Page): Map<string, readonly string[]> {
  const directives = (metaOf(page, 'content-security-policy') ?? '').split(';');
  return new Map(
    directives.map((directive): [string, readonly string[]] => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}

function stylesOf({ tree }: Page): string[] {
  return selectAll('style', tree).map(textIn);
}

/** What a style or script holds, as its hash takes it. */
function textIn({ children: [text] }: Element): string {
  return text?.type === 'text' ? text.value : '';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** JSON-LD and its like: the browser does not run them. */
function isData(script: Element): boolean {
  return /^application\/(?:[a-z]+\+)?json$/.test(attributeOf(script, 'type') ?? '');
}

/** The few bytes in a page that import a file of ours on first use. */
function bringsComforts(script: Element): boolean {
  const [, address = ''] = /\bimport\(`([^`]+)`\)/.exec(textIn(script)) ?? [];
  return (
    script.properties['src'] === undefined &&
    /^_astro\/comfort-[\w-]+\.js$/.test(address.slice(base.length)) &&
    address.startsWith(base) &&
    site.files.includes(address.slice(base.length))
  );
}

/** What the search page holds to ask the engine, which is a file of ours. */
function drivesSearch(script: Element): boolean {
  return script.properties['src'] === undefined && /form\[data-engine\]/.test(textIn(script));
}

/** A link of these kinds tells; it makes the browser fetch nothing. */
const TELLING = ['canonical', 'alternate', 'author', 'license', 'prev', 'next', 'me'];

/** The addresses that a browser fetches by itself when it shows a page. */
function loadedBy({ tree }: Page): string[] {
  const links = selectAll('link[href]', tree).filter(({ properties }) => {
    const kinds = properties['rel'];
    return !(Array.isArray(kinds) && kinds.every((kind) => TELLING.includes(String(kind))));
  });
  return [
    ...links.map((link) => attributeOf(link, 'href')),
    ...['src', 'data', 'poster', 'background', 'action', 'ping'].flatMap((name) =>
      selectAll(`[${name}]`, tree).map((element) => attributeOf(element, name)),
    ),
    ...selectAll('[srcset], [imagesrcset]', tree).flatMap((element) =>
      (attributeOf(element, 'srcSet') ?? attributeOf(element, 'imageSrcSet') ?? '')
        .split(',')
        .map((candidate) => candidate.trim().split(/\s+/)[0]),
    ),
    ...selectAll('svg use, svg image, svg feImage', tree).map(
      (element) => attributeOf(element, 'href') ?? attributeOf(element, 'xLinkHref'),
    ),
  ].filter((address) => address !== undefined);
}

function loadedByCss(css: string): string[] {
  return [...css.matchAll(/(?:url\(|@import)\s*["']?([^"')\s;]+)/g)].map(
    ([, address = '']) => address,
  );
}

function isOwn(address: string): boolean {
  if (/^(?:#|data:)/.test(address)) return true;
  return address.startsWith(base) && !address.startsWith('//');
}
