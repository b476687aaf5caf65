import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectFolder } from './command.ts';
import { contentTypeOf, formatHostHeaders, hashedFolders, headersFor } from './host-headers.ts';

const readText = (file: string) => readFileSync(join(projectFolder, file), 'utf8');

/** The set-ups in which we say what to answer with. */
const SERVERS = ['hosting/nginx.conf', 'hosting/Caddyfile', 'hosting/apache.conf'];

const PAGE = headersFor('events/parliament-vote/index.html');
const RARE = ['a.bib', 'a.csl.json', 'a.csv', 'a.ics', 'a.md', 'a.ris'];

test.each([
  ['events/parliament-vote/index.html', 'no-cache', "frame-ancestors 'self'"],
  ['embed/parliament-vote/index.html', 'no-cache', undefined],
  ['events/embed/index.html', 'no-cache', "frame-ancestors 'self'"],
  ['_astro/comfort-CWMWKl8R.js', 'public, max-age=31536000, immutable', "frame-ancestors 'self'"],
  ['search/pagefind/pagefind.js', 'no-cache', "frame-ancestors 'self'"],
])('%s: %s, %s', (file, caching, framing) => {
  const headers = headersFor(file);
  expect(headers['cache-control']).toBe(caching);
  expect(headers['content-security-policy']).toBe(framing);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test.each([
  ['data/articles.csl.json', 'application/vnd.citationstyles.csl+json'],
  ['data/timeline.json', 'application/json; charset=utf-8'],
  ['timeline.ics', 'text/calendar; charset=utf-8'],
  ['search/pagefind/LICENSE', 'application/octet-stream'],
])('%s is %s', (file, type) => {
  expect(contentTypeOf(file)).toBe(type);
});

test.each(SERVERS)(
  '%s names every header, every rare type and all that is kept for ever',
  (file) => {
    const setup = readText(file).replaceAll('(filter|fragment|index)/', 'filter/ fragment/ index/');
    const named = [
      ...Object.keys(PAGE).filter((name) => name !== 'content-type'),
      ...hashedFolders.map((folder) => folder.split('/').at(-2)!),
      ...RARE.map((name) => contentTypeOf(name).split(';')[0]!),
    ];
    expect(named.filter((name) => !setup.toLowerCase().includes(name))).toEqual([]);
    const values = Object.entries(PAGE).filter(([name]) => name !== 'content-type');
    expect(values.filter(([, value]) => !setup.includes(value))).toEqual([]);
  },
);

test('the script for stores gives every type that we know of', () => {
  const script = readText('hosting/s3.sh');
  const types = [...RARE, 'a.html', 'a.js', 'a.json', 'a.png', 'a.svg', 'a.txt', 'a.xml'];
  expect(types.filter((name) => !script.includes(contentTypeOf(name)))).toEqual([]);
});

test('the files for GitHub and GitLab can be read, and run what package.json has', () => {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
  for (const file of ['.github/workflows/pages.yml', 'hosting/gitlab-ci.yml']) {
    const text = readText(file);
    expect(parse(text), file).toBeTypeOf('object');
    const run = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
    expect(run).toContain('build');
  }
});

test('under a path, every rule for hosts begins with it', () => {
  const text = formatHostHeaders(['index.html', 'events/index.html', 'embed/index.html'], '/a/b/');
  const patterns = text.split('\n').filter((line) => /^\S/.test(line) && !line.startsWith('#'));
  expect(patterns.filter((pattern) => !pattern.startsWith('/a/b/'))).toEqual([]);
  expect(patterns).toContain('/a/b/events/*');
  expect(patterns).not.toContain('/a/b/embed/*');
});
