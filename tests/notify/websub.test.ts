import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishToHubs } from '../../src/notify/websub.ts';
import { connect } from '../../src/store/database.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite, post, publicUrl } from '../support/feedmill.ts';

const db = connect(env.DB);
const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

let hub: string;
let topics: string[];
let failures: unknown[];
let statusOf: (url: string) => number;

beforeEach(async () => {
  await startEmpty();
  hub = 'https://hub.example/';
  topics = [];
  failures = [];
  statusOf = () => 202;
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => failures.push(line));
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const status = statusOf(String(url));
    const form = new URLSearchParams(String(init?.body));
    if (status < 300) topics.push(...form.getAll('hub.url'));
    return new Response(null, { status });
  });
  await importSite({ '_posts/2026-01-01-a.md': post('title: A\ntags: [c++]') });
});

afterEach(() => vi.restoreAllMocks());

const publish = (time: Date, feedHubs = [hub]) => publishToHubs(db, { feedHubs, publicUrl }, time);

describe('a hub', () => {
  it('receives the URLs of all feeds that have changed, the site first, once', async () => {
    expect(await publish(now)).toBe(6);
    expect(topics).toEqual(
      ['/', '/tags/c%2B%2B/'].flatMap((page) =>
        ['rss.xml', 'atom.xml', 'feed.json'].map((file) => publicUrl + page + file),
      ),
    );
    expect(await publish(now)).toBe(0);
  });

  it('receives every change, at most a hundred URLs at a time and a thousand in one call', async () => {
    for (let batch = 0; batch < 5; batch++) {
      const tags = Array.from({ length: 90 }, (_, index) => `t${batch}-${index}`);
      await importSite({ [`_posts/2026-01-02-${batch}.md`]: post(`title: B\ntags: [${tags}]`) });
    }
    const fetched = vi.mocked(fetch).mock.calls;
    fetched.length = 0;
    expect(await publish(now)).toBeLessThanOrEqual(1_000);
    expect(fetched).toHaveLength(10);
    for (const [, init] of fetched) {
      const form = new URLSearchParams(String(init?.body));
      expect(form.getAll('hub.url').length).toBeLessThanOrEqual(100);
    }
    while ((await publish(now)) > 0);
    expect(new Set(topics).size).toBe(3 * (1 + 1 + 5 * 90));
  });

  it('that fails is notified later, after twice as long each time, and other hubs at once', async () => {
    const down = 'https://down.example/?token=secret';
    statusOf = (url) => (url === down ? 500 : 202);
    expect(await publish(now, [down, hub])).toBe(6);
    expect(failures).toEqual([
      { message: 'hub not notified', hub: 'down.example', reason: 'it responded with 500' },
    ]);
    await publish(later(59), [down, hub]);
    expect(failures).toHaveLength(1);
    await publish(later(60), [down, hub]);
    expect(failures).toHaveLength(2);
    await publish(later(179), [down, hub]);
    expect(failures).toHaveLength(2);
    statusOf = () => 202;
    topics = [];
    expect(await publish(later(180), [down, hub])).toBe(6);
    expect(topics).toContain(`${publicUrl}/tags/c%2B%2B/rss.xml`);
  });

  it('is notified of changes that were made while it failed', async () => {
    statusOf = () => 503;
    await publish(now);
    await importSite({ '_posts/2026-01-02-b.md': post('title: B\ntags: [new]') });
    statusOf = () => 202;
    await publish(later(60));
    expect(topics).toContain(`${publicUrl}/tags/new/rss.xml`);
    expect(topics).toContain(`${publicUrl}/tags/c%2B%2B/rss.xml`);
  });
});

describe('the Link header of a feed', () => {
  const app = appWith({ FEED_HUBS: 'https://hub.example/, https://two.example/' });
  const self = (path: string) => `<${publicUrl}${path}>; rel="self"`;
  const hubs = '<https://hub.example/>; rel="hub", <https://two.example/>; rel="hub"';

  it.each(['/rss.xml', '/atom.xml', '/tags/c%2B%2B/feed.json'])(
    'names the hubs and the feed, also in a 304 and for HEAD: %s',
    async (path) => {
      const first = await app.request(path);
      const copy = { 'If-None-Match': first.headers.get('ETag') ?? '' };
      const current = await app.request(path, { headers: copy });
      expect(current.status).toBe(304);
      const head = await app.request(path, { method: 'HEAD' });
      for (const { headers } of [first, current, head]) {
        expect(headers.get('Link')).toBe(`${hubs}, ${self(path)}`);
      }
    },
  );

  it.each(['/mix/tags:c%2B%2B,tags:x/atom.xml', '/mix/!tags:x/feed.json'])(
    'does not exist for a mix, of which hubs are not notified: %s',
    async (path) => {
      await importSite({ '_posts/2026-01-02-b.md': post('title: B\ntags: [x]') });
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('Link')).toBeNull();
      expect(await response.text()).not.toContain('hub.example');
    },
  );

  it('does not exist if there are no hubs', async () => {
    expect((await appWith({}).request('/rss.xml')).headers.get('Link')).toBeNull();
  });
});
