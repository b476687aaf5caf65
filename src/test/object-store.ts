import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a store keeps of a file, and hands out with it. */
export interface StoredObject {
  readonly content: Buffer;
  readonly type: string | undefined;
  readonly caching: string | undefined;
}

/** A store for tests that understands as much of S3 as uploading, listing and deleting take. */
export interface ObjectStore {
  readonly origin: string;
  /** By bucket and name: `bucket/index.html`. */
  readonly objects: Map<string, StoredObject>;
  close(): Promise<void>;
}

/** Opens an empty store on a free port of this machine alone. Signatures are not looked at. */
export async function openStore(): Promise<ObjectStore> {
  const objects = new Map<string, StoredObject>();
  const server = createServer((request, response) => void answer(objects, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(
  objects: Map<string, StoredObject>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const content = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
  const url = new URL(request.url ?? '/', 'http://store');
  const name = decodeURIComponent(url.pathname.slice(1));
  if (request.method === 'PUT') {
    const { 'content-type': type, 'cache-control': caching } = request.headers;
    objects.set(name, { content, type, caching });
    response.setHeader('etag', '"1"').end();
  } else if (request.method === 'DELETE') {
    objects.delete(name);
    response.writeHead(204).end();
  } else if (request.method === 'GET' && url.searchParams.has('list-type')) {
    const bucket = name.replace(/\/?$/, '/');
    const within = bucket + (url.searchParams.get('prefix') ?? '');
    response.setHeader('content-type', 'application/xml');
    response.end(
      formatList(
        [...objects].filter(([key]) => key.startsWith(within)),
        bucket,
      ),
    );
  } else {
    response.writeHead(501).end();
  }
}

function formatList(found: readonly (readonly [string, StoredObject])[], bucket: string): string {
  // Clients rely on the order, which is that of the bytes of names.
  const contents = found
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, { content }]) =>
        `<Contents><Key>${name.slice(bucket.length)}</Key><Size>${content.length}</Size>` +
        '<LastModified>2020-01-05T00:00:00.000Z</LastModified><ETag>"1"</ETag></Contents>',
    );
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
}
