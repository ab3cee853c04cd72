// What nginx's proxy cache and Varnish make of what a Feedmill says. Skipped for the one that is not
// on this machine (Debian: apt-get install nginx varnish).

import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Started, start } from './support/command.ts';
import { freePort } from './support/free-port.ts';
import { cacheMakes, type HttpCache, isInstalled } from './support/http-caches.ts';
import { migratedState } from './support/migrated-state.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** What the cache says of it. */
  readonly from: string;
}

// Seconds. Short, because tests wait until it has passed; long enough for twenty requests on a busy
// machine.
const maxAge = 5;

let port: number;
let state: string;
let feedmill: Started;

beforeAll(async () => {
  port = await freePort();
  state = await migratedState();
  const arguments_ = ['--port', String(port), '--state', state];
  feedmill = await start(arguments_, undefined, { FEED_MAX_AGE: String(maxAge) });
});

let isStopped = false;
const stopFeedmill = async () => {
  if (!isStopped) await feedmill.interrupt();
  isStopped = true;
};

afterAll(stopFeedmill);

/** Asks as plainly as a reader does: fetch would add headers of its own. */
function ask(origin: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(origin + path, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        const from = String(headers['x-cache']);
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks), from });
      });
    }).on('error', reject);
  });
}

/** The statuses that the Worker itself has answered with at a path, in order. */
async function workerAnswers(path: string): Promise<string[]> {
  // The log is written a while after a response, about as late as that of a later request.
  const last = `/last-${crypto.randomUUID()}`;
  await ask(`http://127.0.0.1:${port}`, last);
  const log = await vi.waitUntil(async () => {
    const text = await readFile(join(state, 'worker.log'), 'utf8');
    return text.includes(last) && text;
  }, logTimeout);
  return [...log.matchAll(/GET (\S+) (\d{3})/g)].flatMap(([, at, status = '']) =>
    at === path ? [status] : [],
  );
}

const logTimeout = { timeout: 10_000 };
const waitFor = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const untilStale = () => waitFor(maxAge * 1_000 + 1_100);

const makes = Object.entries(cacheMakes).map(([name, make], at) => ({
  name,
  make,
  // Each has documents of its own to ask for, so that the Worker's log tells the caches apart.
  folder: ['/categories/science', '/categories/markets'][at],
}));

describe.each(makes)('$name in front of a Feedmill', ({ name, make, folder }) => {
  const isHere = isInstalled(make.program);
  if (!isHere) console.log(`${name} is not on this machine: what it makes of answers is not tried`);

  describe.skipIf(!isHere)('(installed)', () => {
    let cache: HttpCache;
    beforeAll(async () => {
      cache = await make.start(port);
    });
    afterAll(() => cache?.stop());

    it('asks the Worker once for a feed that many readers ask for', async () => {
      const first = await ask(cache.origin, `${folder}/rss.xml`);
      expect([first.status, first.from]).toEqual([200, 'MISS']);
      const others = await Promise.all(
        Array.from({ length: 20 }, () => ask(cache.origin, `${folder}/rss.xml`)),
      );
      expect(new Set(others.map(({ from }) => from))).toEqual(new Set(['HIT']));
      expect(new Set(others.map(({ body }) => String(body)))).toEqual(
        new Set([String(first.body)]),
      );
      await expect.poll(() => workerAnswers(`${folder}/rss.xml`), logTimeout).toEqual(['200']);
    });

    it('answers a reader that has the feed with a 304 by itself', async () => {
      const { headers } = await ask(cache.origin, `${folder}/rss.xml`);
      const again = await ask(cache.origin, `${folder}/rss.xml`, {
        'If-None-Match': String(headers.etag),
      });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    });

    it('gives out what is stale while it asks whether it is current, and keeps it at a 304', async () => {
      const path = `${folder}/atom.xml`;
      const first = await ask(cache.origin, path);
      await untilStale();
      const stale = await ask(cache.origin, path);
      expect([stale.status, stale.from, String(stale.body)]).toEqual([
        200,
        'STALE',
        String(first.body),
      ]);
      await expect.poll(() => workerAnswers(path), logTimeout).toEqual(['200', '304']);
      await expect.poll(async () => (await ask(cache.origin, path)).from).toBe('HIT');
    });

    it('keeps what is compressed apart from what is not', async () => {
      const path = `${folder}/feed.json`;
      const plain = await ask(cache.origin, path);
      const gzipped = await ask(cache.origin, path, { 'Accept-Encoding': 'gzip' });
      for (const accepted of ['gzip', 'identity', 'gzip']) {
        const { headers, body } = await ask(cache.origin, path, { 'Accept-Encoding': accepted });
        const isGzipped = headers['content-encoding'] === 'gzip';
        expect(isGzipped).toBe(accepted === 'gzip');
        expect(String(isGzipped ? gunzipSync(body) : body)).toBe(String(plain.body));
      }
      expect(gzipped.body.length).toBeLessThan(plain.body.length);
      expect(gzipped.headers.vary).toMatch(/accept-encoding/i);
    });

    it('keeps one document for a hundred spellings of an address', async () => {
      const spellings = Array.from(
        { length: 100 },
        (_, at) => `${folder}/?page=${at}&x=${Math.random()}`,
      );
      const answers = await Promise.all(spellings.map((path) => ask(cache.origin, path)));
      const places = new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`));
      expect(places.size).toBe(1);
      expect([...places][0]).toMatch(new RegExp(`^301 (http://[^/]+)?${folder}/$`));
      expect((await ask(cache.origin, `${folder}/`)).from).toBe('MISS');
      await expect.poll(() => workerAnswers(`${folder}/`), logTimeout).toHaveLength(101);
    });

    it('keeps a redirect', async () => {
      await ask(cache.origin, `${folder}/RSS.XML`);
      expect((await ask(cache.origin, `${folder}/RSS.XML`)).from).toBe('HIT');
    });

    it('keeps nothing of what is for one caller only', async () => {
      const path = `/api/sources/x${name.toLowerCase()}/posts`;
      const answers = [await ask(cache.origin, path), await ask(cache.origin, path)];
      expect(answers.map(({ status }) => status)).toEqual([401, 401]);
      expect(answers.map(({ from }) => from)).not.toContain('HIT');
      await expect.poll(() => workerAnswers(path), logTimeout).toEqual(['401', '401']);
    });
  });
});

describe.skipIf(!isInstalled('nginx'))('a Feedmill that is down', () => {
  it('leaves its readers what is kept, and no empty feed where nothing is', async () => {
    const cache = await cacheMakes.nginx?.start(port);
    if (!cache) throw new Error('nginx is among the caches');
    try {
      const before = await ask(cache.origin, '/rss.xml');
      await stopFeedmill();
      await untilStale();
      const after = await ask(cache.origin, '/rss.xml');
      expect([after.status, after.from, String(after.body)]).toEqual([
        200,
        'STALE',
        String(before.body),
      ]);
      expect((await ask(cache.origin, '/atom.xml')).status).toBe(502);
    } finally {
      await cache.stop();
    }
  });
});
