import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { headersFor, hashedFolders } from '../commands/host-headers.ts';
import { verifyCopy } from '../commands/verify.ts';
import { FORMER_NAME, rename } from './broken-promises.ts';
import { readSite, type BuiltSite } from './built-site.ts';
import { copyProject } from './copy-project.ts';
import { findProgram, hostNames, startHost, type HostServer } from './host-servers.ts';
import { openStore } from './object-store.ts';
import { run, runBuild } from './run-build.ts';

const SITE = 'https://example.org';

/** At the root, and under a path. */
const BASES = ['/', '/a/b/'] as const;

let parent = '';
const sites = new Map<string, BuiltSite>();

/** The folder that a server serves, in which the site lies at its base. */
const rootFor = (base: string) => join(parent, 'www', base.replaceAll('/', '_'));

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hosts-'));
  // A server that was started by root reads as somebody else.
  await chmod(parent, 0o755);
  const project = join(parent, 'project');
  await mkdir(project);
  await copyProject(project);
  await rename(project);
  for (const base of BASES) {
    const folder = join(rootFor(base), base);
    const { status, output } = await runBuild(folder, { SITE, BASE: base }, project);
    expect(status, output).toBe(0);
    sites.set(base, readSite(folder, { SITE, BASE: base }));
  }
});

afterAll(() => rm(parent, { recursive: true, force: true }));

describe.for(BASES)('under %s', (base) => {
  describe.for(hostNames)('%s', (host) => {
    let server: HostServer;
    let site: BuiltSite;

    beforeAll(async () => {
      site = sites.get(base)!;
      const workshop = join(parent, `${host}${base}`.replace(/\W+/g, '-'));
      server = await startHost(host, { root: rootFor(base), base, workshop });
    });

    afterAll(async () => {
      await server?.close();
      await rm(join(rootFor(base), '.htaccess'), { force: true });
    });

    const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
      askFor(new URL(base + path, server.origin), headers);

    test('hands out every file as it was built, and the page for missing ones', async () => {
      const lines: string[] = [];
      const place = server.origin + base;
      const faults = await verifyCopy(place, { report: (line) => lines.push(line) });
      expect(faults, lines.join('\n')).toBe(0);
    });

    test('says of every file what it is, how long to keep it, and who may frame it', async () => {
      const faults = await collectFaults(site.files, async (file) => {
        const { status, headers } = await ask(addressOf(file));
        if (status !== 200) return [`status ${status}`];
        return Object.entries(headersFor(file)).flatMap(([name, expected]) =>
          fits(name, headers[name], expected) ? [] : [`${name} is ${headers[name]}`],
        );
      });
      expect(faults).toEqual([]);
    });

    test('pages for framing may be framed by anyone, and an event of that name is none', async () => {
      const folder = join(rootFor(base), base);
      for (const [path, may] of [
        ['embed/somewhere/', true],
        ['events/embed/', false],
      ] as const) {
        const file = join(folder, path, 'index.html');
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, 'a page');
        const { status, headers } = await ask(path);
        await rm(dirname(file), { recursive: true });
        expect(status).toBe(200);
        expect(headers['content-security-policy'], path).toBe(
          may ? undefined : "frame-ancestors 'self'",
        );
      }
    });

    test.each([
      'nothing',
      'nothing/',
      'events/nothing/',
      'events/nothing.json',
      'data/nothing.csv',
      'articles/nothing.csl.json',
    ])('answers /%s with status 404 and our page, which nobody keeps', async (path) => {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(404);
      expect(body.equals(await readFile(join(site.folder, '404.html')))).toBe(true);
      expect(headers['content-type']).toMatch(/^text\/html\b/);
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toBe("frame-ancestors 'self'");
    });

    test('shows no list of the files in a folder that has no page', async () => {
      for (const path of ['_astro/', 'search/pagefind/']) {
        const { status, body } = await ask(path);
        expect([403, 404]).toContain(status);
        expect(body.toString()).toContain('Page not found');
      }
    });

    test('leads from a folder without its slash to the folder', async () => {
      const folders = site.files
        .filter((file) => /\/index\.html$/.test(file))
        .map((file) => file.slice(0, -'/index.html'.length));
      const faults = await collectFaults(folders, async (folder) => {
        const { status, headers } = await ask(`${folder}?from=a-feed`);
        const to = new URL(headers['location'] ?? '', server.origin + base + folder);
        const isRight =
          [301, 302, 307, 308].includes(status) && to.pathname === `${base}${folder}/`;
        return isRight ? [] : [`status ${status}, to ${headers['location']}`];
      });
      expect(faults).toEqual([]);
    });

    test('leads on from the former address of an event', async () => {
      const { status, body } = await ask(`events/${FORMER_NAME}/`);
      expect(status).toBe(200);
      expect(body.toString()).toContain(`content="0; url=${base}events/parliament-vote/"`);
      expect((await ask('events/parliament-vote/')).status).toBe(200);
    });

    test('answers who has a file already with “not modified”, compressed or not', async () => {
      const files = ['index.html', 'events/parliament-vote/index.html', 'data/timeline.json'];
      for (const file of files) {
        for (const encoding of ['identity', 'gzip']) {
          const asking = { 'accept-encoding': encoding };
          const { headers } = await ask(addressOf(file), asking);
          const { etag, 'last-modified': modified } = headers;
          expect(etag ?? modified, file).toBeTruthy();
          const known: Record<string, string> =
            etag === undefined ? { 'if-modified-since': modified! } : { 'if-none-match': etag };
          const again = await ask(addressOf(file), { ...asking, ...known });
          expect(again.status, `${file}, ${encoding}`).toBe(304);
          expect(again.body.length).toBe(0);
        }
      }
    });

    test('compresses texts, and nothing for those who cannot read that', async () => {
      const texts = /(?<!\.csl)\.(?:html|xml|js|json|csv|md|ics)$/;
      const faults = await collectFaults(
        site.files.filter((file) => texts.test(file)),
        async (file) => {
          const { headers, body } = await ask(addressOf(file), { 'accept-encoding': 'gzip' });
          const plain = await readFile(join(site.folder, file));
          if (plain.length < 1024) return [];
          if (headers['content-encoding'] !== 'gzip') return ['not compressed'];
          if (!/accept-encoding/i.test(headers['vary'] ?? '')) return ['does not vary'];
          return body.length < plain.length ? [] : ['no smaller'];
        },
      );
      expect(faults).toEqual([]);
      const { headers } = await ask('', { 'accept-encoding': 'identity' });
      expect(headers['content-encoding']).toBeUndefined();
    });

    test('lets files with names made of their content be kept for ever, and no others', async () => {
      const forEver = site.files.filter((file) => headersFor(file)['cache-control'] !== 'no-cache');
      for (const folder of hashedFolders) {
        expect(
          forEver.some((file) => file.startsWith(folder)),
          folder,
        ).toBe(true);
      }
      expect(forEver.filter((file) => !/[_-][\w-]{6,}\.(?:js|css|pf_\w+)$/.test(file))).toEqual([]);
    });
  });
});

test('a store like S3 has every file with its type and its caching, and nothing of an earlier build', async () => {
  const site = sites.get('/')!;
  const store = await openStore();
  onTestFinished(() => store.close());
  const stale = { content: Buffer.from('old'), type: undefined, caching: undefined };
  store.objects.set('bucket/history/events/gone/index.html', stale);
  store.objects.set('bucket/others.txt', stale);
  const folder = await mkdtemp(join(parent, 'store-'));
  await symlink(site.folder, join(folder, 'dist'));
  // Not every version of the tool can be told by a variable which store to speak to.
  const tool = `exec '${findProgram(['aws'])}' --endpoint-url ${store.origin} "$@"`;
  await writeFile(join(folder, 'aws'), `#!/bin/sh\n${tool}\n`, { mode: 0o755 });
  const script = join(projectFolder, 'hosting/s3.sh');
  const { status, output } = await run('sh', [script, 's3://bucket/history'], {
    folder,
    settings: {
      PATH: `${folder}${delimiter}${process.env['PATH']}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
    },
  });
  expect(status, output).toBe(0);
  const inStore = [...store.objects.keys()].filter((name) => name !== 'bucket/others.txt');
  expect(inStore.sort()).toEqual(site.files.map((file) => `bucket/history/${file}`));
  const faults = site.files.flatMap((file) => {
    const { content, type, caching } = store.objects.get(`bucket/history/${file}`)!;
    const expected = headersFor(file);
    return [
      ...(content.equals(readFileSync(join(site.folder, file))) ? [] : ['other content']),
      ...(type === expected['content-type'] ? [] : [`content-type is ${type}`]),
      ...(caching === expected['cache-control'] ? [] : [`cache-control is ${caching}`]),
    ].map((fault) => `${file}: ${fault}`);
  });
  expect(faults).toEqual([]);
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** Asks once, follows nothing and decompresses nothing. */
function askFor(address: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(address, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
          ),
          body: Buffer.concat(parts),
        }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

/** Where readers find a file, from the site’s root. */
function addressOf(file: string): string {
  return file.replace(/(?<=^|\/)index\.html$/, '');
}

/** Whether a server says what it should; types have several names, and only text needs a charset. */
function fits(name: string, said: string | undefined, expected: string): boolean {
  if (name !== 'content-type') return said === expected;
  if (expected === 'application/octet-stream' && said === undefined) return true;
  const [type, charset] = parseType(said ?? '');
  const [expectedType, expectedCharset] = parseType(expected);
  const needsCharset = /^text\/(?!javascript|xml)/.test(expectedType);
  return type === expectedType && (!needsCharset || charset === expectedCharset);
}

function parseType(text: string): readonly [type: string, charset: string | undefined] {
  const [type = '', ...parameters] = text.toLowerCase().split(/;\s*/);
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  const synonyms: Readonly<Record<string, string>> = {
    'application/javascript': 'text/javascript',
    'text/xml': 'application/xml',
  };
  return [synonyms[type] ?? type, charset];
}

/** Asks of many things at a time what is wrong with each. */
async function collectFaults(
  things: readonly string[],
  check: (thing: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const waiting = things.values();
  const faults: string[] = [];
  const work = async (): Promise<void> => {
    for (const thing of waiting) {
      for (const fault of await check(thing)) faults.push(`${thing}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return faults.sort();
}
