// A reader that accepts deltas (RFC 3229) shares a cache with one that does not, and must still get
// every item. A cache that is not installed is skipped.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isInstalled } from '../../scripts/local/http-caches.ts';
import { cacheMakes } from './support/cache-makes.ts';
import { newState, run, type Started, start, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';

let site: string;
let to: string;
let port: number;
let feedmill: Started;

beforeAll(async () => {
  const folder = await temporaryFolder();
  site = join(folder, 'site');
  await mkdir(join(site, '_posts'), { recursive: true });
  await writeFile(join(site, '_config.yml'), 'title: T\nurl: https://paper.example\n');
  await writePosts('one', 'two', 'three');
  port = await freePort();
  to = `http://127.0.0.1:${port}`;
  const arguments_ = ['--site', site, '--port', String(port), '--state', await newState()];
  feedmill = await start([...arguments_, '--no-watch'], undefined, {
    FEED_MAX_AGE: '1',
    FEED_DELTA: 'on',
  });
});

afterAll(() => feedmill?.interrupt());

async function writePosts(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await writeFile(
      join(site, `_posts/2026-01-01-${name}.md`),
      `---\ntitle: ${name}\n---\nText.\n`,
    );
  }
}

async function publish(...names: readonly string[]): Promise<void> {
  await writePosts(...names);
  const { code, output } = await run(['import', '--', site, '--to', to]);
  if (code !== 0) throw new Error(output);
}

/** A feed reader. It remembers all titles, and sends back the last ETag. */
class Reader {
  readonly titles = new Set<string>();
  readonly statuses: number[] = [];
  #etag = '';
  readonly #headers: Readonly<Record<string, string>>;

  constructor(headers: Readonly<Record<string, string>>) {
    this.#headers = headers;
  }

  async poll(origin: string): Promise<void> {
    const condition = this.#etag ? { 'If-None-Match': this.#etag } : {};
    const response = await fetch(`${origin}/feed.json`, {
      headers: { ...this.#headers, ...condition },
    });
    const text = await response.text();
    this.statuses.push(response.status);
    this.#etag = response.headers.get('ETag') ?? '';
    for (const [, title = ''] of text.matchAll(/"title": "([a-z]+-?\w*)"/g)) this.titles.add(title);
  }
}

for (const [name, make] of Object.entries(cacheMakes)) {
  const title = `a reader that accepts deltas misses no article behind ${name}`;
  it.skipIf(!isInstalled(make.program))(title, async () => {
    const cache = await make.start(port, await freePort());
    try {
      const [delta, other] = [new Reader({ 'A-IM': 'feed' }), new Reader({})];
      await delta.poll(cache.origin);
      // Through the other reader, the cache gets a newer feed than the reader of deltas has.
      await publish(`${name.toLowerCase()}-first`);
      await other.poll(cache.origin);
      await publish(`${name.toLowerCase()}-second`);
      await setTimeout(2_100);
      await delta.poll(cache.origin);
      await setTimeout(2_100);
      await other.poll(cache.origin);
      await other.poll(cache.origin);
      const seen = [...delta.titles];
      expect(seen).toEqual(expect.arrayContaining([`${name.toLowerCase()}-first`]));
      expect(seen).toEqual(expect.arrayContaining([`${name.toLowerCase()}-second`]));
      expect(other.statuses).not.toContain(226);
    } finally {
      await cache.stop();
    }
  });
}

it('a reader that accepts deltas gets a delta with the new article', async () => {
  const delta = new Reader({ 'A-IM': 'feed' });
  await delta.poll(to);
  await publish('last');
  await delta.poll(to);
  expect(delta.statuses).toEqual([200, 226]);
  expect(delta.titles).toContain('last');
});
