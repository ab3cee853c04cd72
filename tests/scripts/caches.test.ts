// Feedmill behind nginx's proxy cache and Varnish. A cache that is not installed is skipped (Debian:
// apt-get install nginx varnish).

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type HttpCache, isInstalled } from '../../scripts/local/http-caches.ts';
import { ask } from './support/ask.ts';
import { cacheMakes } from './support/cache-makes.ts';
import { newState, type Started, start } from './support/command.ts';
import { freePort } from './support/free-port.ts';

// Seconds. Short, because tests wait until a feed is stale, but long enough for twenty requests on a
// busy machine.
const maxAge = 5;

let port: number;
let state: string;
let feedmill: Started;

beforeAll(async () => {
  port = await freePort();
  state = await newState();
  const arguments_ = ['--port', String(port), '--state', state];
  feedmill = await start([...arguments_, '--no-watch'], undefined, {
    FEED_MAX_AGE: String(maxAge),
  });
  // A feed has its date a second after it has changed. A copy that is cached earlier has none.
  const feed = `http://127.0.0.1:${port}/rss.xml`;
  while ((await fetch(feed)).headers.get('last-modified') === null) await setTimeout(200);
});

let isStopped = false;
const stopFeedmill = async () => {
  if (!isStopped) await feedmill.interrupt();
  isStopped = true;
};

afterAll(stopFeedmill);

/** Returns the statuses of the Worker's own responses at a path, in order. */
async function workerAnswers(path: string): Promise<string[]> {
  // The log is written late. Once it has this last request, it has the earlier ones too.
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

// On a busy machine, the log comes late.
const logTimeout = { timeout: 30_000 };
const untilStale = () => setTimeout(maxAge * 1_000 + 1_100);

const makes = Object.entries(cacheMakes).map(([name, make], at) => ({
  name,
  make,
  // Each cache gets other requests, to tell the caches apart in the Worker's log.
  folder: ['/categories/science', '/categories/markets'][at],
}));

describe.each(makes)('$name in front of a Feedmill', ({ name, make, folder }) => {
  const isHere = isInstalled(make.program);
  if (!isHere) console.log(`${name} is not installed, so its tests are skipped`);

  describe.skipIf(!isHere)('(installed)', () => {
    let cache: HttpCache;
    beforeAll(async () => {
      cache = await make.start(port, await freePort());
    });
    afterAll(() => cache?.stop());

    it('requests a feed once for many readers', async () => {
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

    it('responds with a 304 to a reader that sends the ETag of the feed, or its date', async () => {
      const { headers } = await ask(cache.origin, `${folder}/rss.xml`);
      const byTag = { 'If-None-Match': String(headers.etag) };
      const byDate = { 'If-Modified-Since': String(headers['last-modified']) };
      for (const copy of [byTag, byDate]) {
        const again = await ask(cache.origin, `${folder}/rss.xml`, copy);
        expect([again.status, again.body.length]).toEqual([304, 0]);
      }
    });

    it('serves a stale feed while it revalidates it, and keeps it after a 304', async () => {
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

    it('keeps compressed and uncompressed feeds apart', async () => {
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

    it('redirects a hundred URLs with different queries to one page', async () => {
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

    it('caches a redirect', async () => {
      await ask(cache.origin, `${folder}/RSS.XML`);
      expect((await ask(cache.origin, `${folder}/RSS.XML`)).from).toBe('HIT');
    });

    it('does not cache responses of the API', async () => {
      const path = `/api/sources/x${name.toLowerCase()}/posts`;
      const answers = [await ask(cache.origin, path), await ask(cache.origin, path)];
      expect(answers.map(({ status }) => status)).toEqual([401, 401]);
      expect(answers.map(({ from }) => from)).not.toContain('HIT');
      await expect.poll(() => workerAnswers(path), logTimeout).toEqual(['401', '401']);
    });
  });
});

describe.skipIf(!isInstalled('nginx'))('nginx in front of a Feedmill that is down', () => {
  it('serves the feeds that it has, and responds with 502 for others', async () => {
    const cache = await cacheMakes.nginx?.start(port, await freePort());
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
