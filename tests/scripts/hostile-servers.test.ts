// Tests sources with servers that stall, lie or close the connection.
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportError } from '../../src/model/problem.ts';
import { ArchiveSource } from '../../src/sources/archive/archive.ts';
import { FeedSource } from '../../src/sources/feed/feed.ts';
import { fetchSource } from '../../src/sources/fetch/fetch.ts';
import type { PostComparison, PostIndex } from '../../src/sources/source.ts';
import { listen } from './support/local-server.ts';

const policy = { contact: 'https://feeds.example', allowPrivate: true };

/** The responses by path. A connection stays open unless its response ends it. */
const answers: Readonly<Record<string, (socket: Socket) => void>> = {
  '/stalls': (socket) => socket.write(`${head(100)}<rss>`),
  '/half': (socket) => socket.end(`${head(100)}<rss>`),
  '/short': (socket) => socket.end(`${head(3)}<rss></rss>`),
  '/begun': (socket) => socket.end(`${head(100)}\x1f`),
  '/nothing': (socket) => socket.end(),
  '/no-http': (socket) => socket.end('SSH-2.0-OpenSSH\r\n'),
  '/500': (socket) => socket.end('HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n'),
  '/204': (socket) => socket.end('HTTP/1.1 204 Empty\r\n\r\n'),
  '/half-chunk': (socket) => {
    socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n<rss>');
  },
  '/half-gzip': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n');
    socket.end(Buffer.from('1f8b080000000000000a0102', 'hex'));
  },
  '/private': (socket) => {
    socket.end('HTTP/1.1 302 Found\r\nLocation: http://[::ffff:169.254.169.254]/\r\n\r\n');
  },
};

function head(length: number): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: ${length}\r\n\r\n`;
}

const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('error', () => {});
  socket.once('data', (request) => {
    const path = /^GET (\S+)/.exec(request.toString())?.[1] ?? '';
    answers[path]?.(socket);
  });
});
let origin: string;

beforeAll(async () => {
  origin = await listen(server);
});

afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

const comparison: PostComparison = {
  visit: () => true,
  needsHash: () => true,
  isCurrent: () => false,
  has: () => false,
};

const known: PostIndex = {
  postFolders: [],
  generator: undefined,
  pending: async () => [],
  compare: async () => comparison,
  compareOlder: async () => comparison,
};

/** Returns the message of the ImportError that a promise rejects with. */
async function failureOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(ImportError);
  return error instanceof Error ? error.message : '';
}

describe('a faulty server', () => {
  it.each([
    ['/half', /cannot be read|cannot be reached/],
    ['/half-chunk', /cannot be read|cannot be reached/],
    ['/short', /is not a feed|cannot be read|cannot be reached/],
    ['/nothing', /cannot be reached/],
    ['/no-http', /cannot be reached/],
    ['/500', /responded with 500/],
    ['/204', /sent an empty response/],
  ])('makes the scan of a feed fail with a one-line message: %s', async (path, reason) => {
    const source = new FeedSource('feed', origin + path, policy);
    const line = await failureOf(source.scan(null, known));
    expect(line).toMatch(reason);
    expect(line).not.toContain('\n');
  });

  it.each([
    ['/half', /cannot be read|no _config\.yml/],
    ['/begun', /cannot be read/],
    ['/half-gzip', /cannot be read: ./],
    ['/nothing', /cannot be reached/],
    ['/500', /responded with 500/],
    ['/204', /sent an empty response/],
  ])('makes the scan of an archive fail with a one-line message: %s', async (path, reason) => {
    const source = new ArchiveSource('archive', origin + path, policy, { maxBytes: 1_000_000 });
    const line = await failureOf(source.scan(null, known));
    expect(line).toMatch(reason);
    expect(line).not.toContain('\n');
  });

  it('is abandoned if its response stalls', async () => {
    const response = await fetchSource(`${origin}/stalls`, { ...policy, bodyTimeout: 300 });
    const line = await failureOf(response.text());
    expect(line).toMatch(/^127\.0\.0\.1:\d+ stalled for 0\.3 s in the middle of its response$/);
  });

  it('cannot redirect into a private network', async () => {
    const own = { ...policy, allowPrivate: false };
    expect(await failureOf(fetchSource(`${origin}/private`, own))).toMatch(/private network/);
  });
});
