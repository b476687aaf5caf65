import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder, type ServedFolder } from './serve.ts';

let parent = '';
let atRoot: ServedFolder;
let underBase: ServedFolder;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'serve-'));
  const folder = join(parent, 'dist');
  await mkdir(join(folder, 'events/parliament-vote'), { recursive: true });
  await mkdir(join(folder, 'empty'));
  await writeFile(join(parent, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'index.html'), 'front page');
  await writeFile(join(folder, '404.html'), 'no such page');
  await writeFile(join(folder, 'atom.xml'), '<feed/>');
  await writeFile(join(folder, 'timeline.ics'), 'BEGIN:VCALENDAR');
  await writeFile(join(folder, 'data'), 'no extension');
  await writeFile(join(folder, 'events/parliament-vote/index.html'), 'the vote — 5 January');
  atRoot = await serveFolder(folder, { port: 0, base: '/' });
  underBase = await serveFolder(folder, { port: 0, base: '/history/' });
});

afterAll(async () => {
  await atRoot.close();
  await underBase.close();
  await rm(parent, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly location: string | undefined;
  readonly length: string | undefined;
  readonly body: string;
}

/** Asks for exactly this path: fetch() would tidy dots away before they reach the server. */
function ask(server: ServedFolder, path: string, method = 'GET'): Promise<Answer> {
  const { port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method }, (response) => {
      const { statusCode: status, headers } = response;
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({
          status,
          type: headers['content-type'],
          location: headers.location,
          length: headers['content-length'],
          body,
        }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

test('the address names the machine, the port and the base', () => {
  expect(atRoot.address).toMatch(/^http:\/\/localhost:\d+\/$/);
  expect(underBase.address).toMatch(/^http:\/\/localhost:\d+\/history\/$/);
});

test.each([
  ['/', 'text/html; charset=utf-8', 'front page'],
  ['/?from=a-feed', 'text/html; charset=utf-8', 'front page'],
  ['/events/parliament-vote/', 'text/html; charset=utf-8', 'the vote — 5 January'],
  ['/events/parliament%2Dvote/', 'text/html; charset=utf-8', 'the vote — 5 January'],
  ['/atom.xml', 'application/xml; charset=utf-8', '<feed/>'],
  ['/timeline.ics', 'text/calendar; charset=utf-8', 'BEGIN:VCALENDAR'],
  ['/data', 'application/octet-stream', 'no extension'],
])('%s is served as %s', async (path, type, body) => {
  expect(await ask(atRoot, path)).toMatchObject({ status: 200, type, body });
});

test.each([
  ['/events/parliament-vote', '/events/parliament-vote/'],
  ['/events/parliament-vote?from=a-feed', '/events/parliament-vote/?from=a-feed'],
])('%s is redirected to %s', async (path, location) => {
  expect(await ask(atRoot, path)).toMatchObject({ status: 301, location });
});

test.each(['/nothing', '/nothing/', '/empty/', '/atom.xml/', '/%E0%A4%A', '/%00'])(
  '%s is answered with the page for missing pages',
  async (path) => {
    expect(await ask(atRoot, path)).toMatchObject({
      status: 404,
      type: 'text/html; charset=utf-8',
      body: 'no such page',
    });
  },
);

test.each([
  '/../secret.txt',
  '/events/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/%2e%2e%2fsecret.txt',
  '//secret.txt',
  '//example.org/..',
  '/history/../secret.txt',
])('%s does not lead out of the folder', async (path) => {
  for (const server of [atRoot, underBase]) {
    expect(await ask(server, path)).toMatchObject({ status: 404, location: undefined });
  }
});

test.each([
  ['/history/', 200],
  ['/history/atom.xml', 200],
  ['/history/events/parliament-vote/', 200],
  ['/history', 301],
  ['/history/events', 301],
  ['/', 404],
  ['/atom.xml', 404],
  ['/historyatom.xml', 404],
])('under the base /history/, %s is answered with %i', async (path, status) => {
  expect(await ask(underBase, path)).toMatchObject({ status });
});

test('a redirect keeps the base', async () => {
  expect(await ask(underBase, '/history')).toMatchObject({ location: '/history/' });
  expect(await ask(underBase, '/history/events')).toMatchObject({ location: '/history/events/' });
});

test('HEAD is answered without a body, and anything that would write is refused', async () => {
  expect(await ask(atRoot, '/', 'HEAD')).toMatchObject({ status: 200, length: '10', body: '' });
  expect(await ask(atRoot, '/', 'POST')).toMatchObject({ status: 405 });
});

test.each([
  ['gzip, deflate, br', '/', 'gzip'],
  ['br;q=1.0, gzip;q=0.8', '/atom.xml', 'gzip'],
  ['gzip;q=0', '/', null],
  ['br', '/', null],
  ['gzip', '/data', null],
])('to %j, %s is sent with the coding %j, and is the same text', async (accepted, path, coding) => {
  const headers = { 'accept-encoding': accepted };
  const response = await fetch(new URL(path, atRoot.address), { headers });
  expect(response.headers.get('content-encoding')).toBe(coding);
  expect(response.headers.get('vary')).toBe(path === '/data' ? null : 'accept-encoding');
  expect(await response.text()).toBe((await ask(atRoot, path)).body);
});

test('a port in use is answered with advice', async () => {
  const port = Number(new URL(atRoot.address).port);
  await expect(serveFolder(parent, { port, base: '/' })).rejects.toThrow(
    `Port ${port} is in use by another program.`,
  );
});
