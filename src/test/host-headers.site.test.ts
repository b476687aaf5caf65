import { join } from 'node:path';
import { parseAllHeaders, type Header } from '@netlify/headers-parser';
import { expect, test } from 'vitest';
import { contentTypeOf, headersFor } from '../commands/host-headers.ts';
import { readSiteUnderTest } from './built-site.ts';

const site = readSiteUnderTest();

/** The file `_headers` as the host reads it that thought of it. */
const { headers, errors } = await parseAllHeaders({
  headersFiles: [join(site.folder, '_headers')],
  netlifyConfigPath: undefined,
  configHeaders: [],
  minimal: false,
});

const rules = headers as readonly Header[];

/** What is said of a file, by each rule that speaks of it. */
const saidOf = (file: string): [string, string][] =>
  rules
    .filter(({ forRegExp }) => forRegExp.test(addressOf(file)))
    .flatMap(({ values }) =>
      Object.entries(values).map(([name, value]): [string, string] => [name.toLowerCase(), value]),
    );

/** What hosts that read the file are told of every answer, and of the files that it names. */
const EVERYWHERE = ['x-content-type-options', 'referrer-policy', 'permissions-policy'];

test('hosts understand every line of the file for headers, within their limits', () => {
  expect(errors).toEqual([]);
  expect(rules.length).toBeGreaterThan(3);
  expect(rules.length).toBeLessThanOrEqual(100);
});

test('hosts that read it say of every page who may frame it, and the rest of what all say', () => {
  const faults = site.files.flatMap((file) => {
    const said = Object.fromEntries(saidOf(file));
    const names =
      file.endsWith('/index.html') || file === 'index.html' ? ['content-security-policy'] : [];
    const expected = headersFor(file);
    return [...EVERYWHERE, ...names]
      .filter((name) => said[name] !== expected[name])
      .map((name) => `${file}: ${name} is ${said[name]}`);
  });
  expect(faults).toEqual([]);
});

test('pages for framing may be framed by anyone', () => {
  expect(saidOf('embed/parliament-vote/index.html').map(([name]) => name)).not.toContain(
    'content-security-policy',
  );
});

test('files with names made of their content are kept for ever, and no others', () => {
  const faults = site.files.filter((file) => {
    const said = Object.fromEntries(saidOf(file))['cache-control'];
    const expected = headersFor(file)['cache-control'];
    return said !== (expected === 'no-cache' ? undefined : expected);
  });
  expect(faults).toEqual([]);
});

test('types that hosts guess wrong are told, and told right', () => {
  const rare = /\.(?:bib|csl\.json|csv|ics|md|ris)$/;
  const faults = site.files.filter((file) => {
    const said = Object.fromEntries(saidOf(file))['content-type'];
    return said !== (rare.test(file) ? contentTypeOf(file) : undefined);
  });
  expect(faults).toEqual([]);
});

test('no two rules say the same of one file, which one host would join and the other choose from', () => {
  const faults = site.files.flatMap((file) => {
    const names = saidOf(file).map(([name]) => name);
    return names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `${file}: ${name}`);
  });
  expect(faults).toEqual([]);
});

function addressOf(file: string): string {
  return site.base + file.replace(/(?<=^|\/)index\.html$/, '');
}
