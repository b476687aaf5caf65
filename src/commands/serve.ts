import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Letter, projectFolder, runCommand } from './command.ts';
import { headersFor } from './host-headers.ts';
import { parseBase, parsePort } from './settings.ts';

const HOST = '127.0.0.1';

/** Types of text, and of faces that are not compressed in themselves: what shrinks. */
const SHRINKS = /charset=|\+json$|^font\/ttf$/;

/** Where to serve. */
export interface ServeOptions {
  /** The port; 0 takes any that is free. */
  readonly port: number;
  /** The path under which the folder lives, with a leading and a trailing slash. */
  readonly base: string;
}

/** A server at work. */
export interface ServedFolder {
  /** Where the folder is found: `http://localhost:4321/`. */
  readonly address: string;
  /** Ends the server and all its connections. */
  close(): Promise<void>;
}

/**
 * Serves a folder of files to this machine alone, as a plain host would: a folder's index.html at the
 * folder's address with a slash, a redirect to it without, and 404.html with status 404 for the rest;
 * text compressed for whoever takes gzip.
 *
 * @throws Letter when the port is in use or may not be used
 */
export async function serveFolder(
  folder: string,
  { port, base }: ServeOptions,
): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    answer(folder, base, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await listen(server, port);
  const { port: givenPort } = server.address() as AddressInfo;
  return { address: `http://localhost:${givenPort}${base}`, close: () => close(server) };
}

/** What an address leads to. */
type Finding =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'nothing' };

async function answer(
  folder: string,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const finding = await find(folder, base, request.url ?? '/');
  if (finding.kind === 'redirect') {
    response.writeHead(301, { location: finding.to }).end();
  } else if (finding.kind === 'file') {
    await sendFile(request, response, 200, folder, finding.file);
  } else if (existsSync(join(folder, '404.html'))) {
    await sendFile(request, response, 404, folder, '404.html');
  } else {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
  }
}

async function find(folder: string, base: string, url: string): Promise<Finding> {
  const [address = '', query] = url.split(/\?(.*)/s);
  const search = query === undefined ? '' : `?${query}`;
  if (`${address}/` === base) return { kind: 'redirect', to: base + search };
  if (!address.startsWith(base)) return { kind: 'nothing' };

  const segments = readSegments(address.slice(base.length));
  if (segments === undefined) return { kind: 'nothing' };
  if (address.endsWith('/')) return findFile(folder, [...segments, 'index.html'].join('/'));
  const file = segments.join('/');
  const entry = await stat(join(folder, file)).catch(() => undefined);
  if (entry?.isDirectory()) return { kind: 'redirect', to: `${address}/${search}` };
  return entry?.isFile() ? { kind: 'file', file } : { kind: 'nothing' };
}

/**
 * The decoded parts of a path, or undefined where one of them is not the plain name of a file or
 * folder: nothing that is left can lead out of the served folder.
 */
function readSegments(path: string): readonly string[] | undefined {
  if (path === '') return [];
  try {
    const segments = path.replace(/\/$/, '').split('/').map(decodeURIComponent);
    return segments.every(isPlainName) ? segments : undefined;
  } catch {
    return undefined;
  }
}

function isPlainName(segment: string): boolean {
  return !['', '.', '..'].includes(segment) && !/[/\\\0]/.test(segment);
}

async function findFile(folder: string, file: string): Promise<Finding> {
  const entry = await stat(join(folder, file)).catch(() => undefined);
  return entry?.isFile() ? { kind: 'file', file } : { kind: 'nothing' };
}

/** Node leaves the body out by itself when the request is a HEAD. */
async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  folder: string,
  file: string,
): Promise<void> {
  const content = await readFile(join(folder, file));
  const headers = headersFor(file);
  const shrinks = SHRINKS.test(headers['content-type'] ?? '');
  const isShrunk = shrinks && takesGzip(request);
  const body = isShrunk ? await promisify(gzip)(content) : content;
  response.writeHead(status, {
    ...headers,
    ...(shrinks ? { vary: 'accept-encoding' } : {}),
    ...(isShrunk ? { 'content-encoding': 'gzip' } : {}),
    'content-length': body.length,
  });
  response.end(body);
}

function takesGzip({ headers }: IncomingMessage): boolean {
  const accepted = String(headers['accept-encoding'] ?? '').split(',');
  return accepted.some((coding) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/i.test(coding));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen(port, HOST, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'is in use by another program',
    EACCES: 'may not be used by this account',
  };
  const reason = reasons[error.code ?? ''];
  if (reason === undefined) return error;
  return new Letter(
    `Port ${port} ${reason}. End that program, or choose another port:\n\n  PORT=8080 npm run serve`,
  );
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}

if (import.meta.main) {
  await runCommand(async () => {
    const folder = join(projectFolder, 'dist');
    if (!existsSync(folder)) throw new Letter('There is no dist to serve yet. Run `npm start`.');
    const { address } = await serveFolder(folder, {
      port: parsePort(process.env['PORT']),
      base: parseBase(process.env['BASE']),
    });
    console.log(`The Troop Question is at ${address}`);
    return 0;
  });
}
