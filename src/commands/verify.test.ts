import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { anArchive } from '../exchange/examples.ts';
import { anEvent } from '../model/examples.ts';
import { run } from '../test/run-build.ts';
import { Letter, projectFolder } from './command.ts';
import { serveFolder } from './serve.ts';
import { readArguments, verifyCopy } from './verify.ts';
import { writeManifest } from './write-manifest.ts';

let parent = '';
let built = '';
/** An address at which nobody listens. */
let deaf = '';

const FILES: Readonly<Record<string, string>> = {
  'index.html': 'the timeline',
  '404.html': 'no such page',
  'events/vote/index.html': 'the vote',
  'events/old-vote/index.html': 'moved',
  'data/events.csv': 'slug\r\nvote\r\n',
  _redirects: '/events/old-vote/ /events/vote/ 301\n',
};

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'verify-'));
  built = join(parent, 'built');
  for (const [path, content] of Object.entries(FILES)) {
    await mkdir(join(built, path, '..'), { recursive: true });
    await writeFile(join(built, path), content);
  }
  const archive = anArchive({ events: [anEvent('vote', { formerly: ['old-vote'] })] });
  const server = await serveFolder(built, { port: 0, base: '/' });
  deaf = server.address;
  await server.close();
  await writeManifest(archive, built, { commit: 'c0ffee', modified: false, settings: {} });
});

afterAll(() => rm(parent, { recursive: true }));

async function verify(place: string, against?: string): Promise<string[]> {
  const lines: string[] = [];
  const faults = await verifyCopy(place, { against, report: (line) => lines.push(line) });
  expect(faults > 0).toBe(lines.some((line) => line.includes('Not as they were')));
  return lines;
}

/** A copy of what was built, with other content in some files; undefined takes one away. */
async function aCopyWith(changes: Readonly<Record<string, string | undefined>>): Promise<string> {
  const folder = await mkdtemp(join(parent, 'copy-'));
  await cp(built, folder, { recursive: true });
  for (const [path, content] of Object.entries(changes)) {
    if (content === undefined) await rm(join(folder, path));
    else await writeFile(join(folder, path), content);
  }
  return folder;
}

async function serving(folder: string, base = '/'): Promise<string> {
  const server = await serveFolder(folder, { port: 0, base });
  onTestFinished(() => server.close());
  return server.address;
}

async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const GOOD = ['6 files are as they were built.', 'Built from commit c0ffee.'];

test('a folder that is as it was built has no faults, and its commit is told', async () => {
  expect(await verify(built)).toEqual(GOOD);
});

test.each(['/', '/a/b/'])(
  'neither has a server that hands out the same bytes under %s',
  async (base) => {
    const address = await serving(built, base);
    expect(await verify(address)).toEqual(GOOD);
    expect(await verify(address.replace(/\/$/, ''), built)).toEqual(GOOD);
  },
);

test('every fault has a line: what is missing, what is changed, what is foreign', async () => {
  const copy = await aCopyWith({
    'index.html': 'the timelime',
    '404.html': 'nothing',
    'events/vote/index.html': undefined,
    'events/note.txt': 'mine',
  });
  expect((await verify(copy)).slice(0, 4)).toEqual([
    '404.html: 7 bytes instead of 12',
    'events/note.txt: not in the manifest',
    'events/vote/index.html: missing',
    'index.html: other content of the same length',
  ]);
  expect((await verify(await serving(copy))).slice(0, 3)).toEqual([
    '404.html: 7 bytes instead of 12',
    'events/vote/index.html: status 404',
    'index.html: other content of the same length',
  ]);
});

test('a server that finds a page for everything is found out', async () => {
  const address = await answering((request, response) => {
    response.end(request.url === '/' ? FILES['index.html'] : FILES['404.html']);
  });
  expect(await verify(address, built)).toContain('404.html: status 200');
});

test('a host may lead on from former addresses by itself, but only to where they lead', async () => {
  const leadTo = (place: string) =>
    answering((request, response) => {
      const path = request.url!.slice(1).replace(/(?<=^|\/)$/, 'index.html');
      if (path === 'events/old-vote/index.html') {
        response.writeHead(301, { location: place }).end();
      } else if (path in FILES && !path.startsWith('_')) response.end(FILES[path]);
      else response.writeHead(404).end(FILES['404.html']);
    });
  expect(await verify(await leadTo('/events/vote/'), built)).toEqual(GOOD);
  const [fault] = await verify(await leadTo('/'), built);
  expect(fault).toMatch(/^events\/old-vote\/index\.html: status 301, leading to http:/);
});

test('a manifest that names files outside the site is not followed', async () => {
  const manifest = { version: 1, builtFrom: {}, files: [{ path: '../a', bytes: 1, sha256: '0' }] };
  const copy = await aCopyWith({ 'data/manifest.json': JSON.stringify(manifest) });
  await expect(verify(copy)).rejects.toThrow(/not one of ours/);
});

test.each([
  ['a folder that is not there', () => join(parent, 'nowhere'), 'There is no folder'],
  ['a folder without a manifest', () => parent, 'There is no data/manifest.json'],
  ['an address that is none', () => 'https://', 'is not an address'],
  ['a server that does not answer', () => deaf, 'ECONNREFUSED'],
])('%s is answered with a letter', async (_, place, words) => {
  await expect(verify(place())).rejects.toThrow(words);
  await expect(verify(place())).rejects.toBeInstanceOf(Letter);
});

test.each([
  [[], 'Say what to verify'],
  [['a', 'b'], 'One at a time'],
  [['--all'], '--all'],
])('wrong arguments are answered with the usage: %j', (given, words) => {
  expect(() => readArguments(given)).toThrow(words);
  expect(() => readArguments(given)).toThrow('Usage: npm run verify');
});

test('the command says by its exit status whether all is well', async () => {
  const verifying = (place: string) =>
    run(process.execPath, ['src/commands/verify.ts', place], { folder: projectFolder });
  expect(await verifying(built)).toEqual({ status: 0, output: `${GOOD.join('\n')}\n` });
  const { status, output } = await verifying(await aCopyWith({ 'index.html': undefined }));
  expect(status).toBe(1);
  expect(output).toMatch(/^index\.html: missing\n\nNot as they were built: 1, of 6 files\.\n/);
}, 60_000);
