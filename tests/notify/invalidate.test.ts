import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EdgeCache, edgeCacheOf, noEdgeCache } from '../../src/notify/edge-cache.ts';
import { invalidateChanged } from '../../src/notify/invalidate.ts';
import { connect } from '../../src/store/database.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { get, importSite, plainConfig, post, tar } from '../support/feedmill.ts';

const db = connect(env.DB);
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** A cache that records calls, and refuses them if a test says so. */
class RecordingCache {
  readonly calls: CachePurgeOptions[] = [];
  isRefusing = false;
  readonly edge: EdgeCache = edgeCacheOf({
    cache: {
      purge: () => Promise.reject(new Error('purging is not expected')),
      invalidate: async (options) => {
        this.calls.push(options);
        const errors = this.isRefusing ? [{ code: 429, message: 'Too many requests' }] : [];
        return { success: !this.isRefusing, errors };
      },
    },
  });
}

let cache: RecordingCache;

beforeEach(async () => {
  await startEmpty();
  cache = new RecordingCache();
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => vi.restoreAllMocks());

const cacheTagAt = async (path: string) => (await get(path)).headers.get('Cache-Tag');
const cacheResults = async () =>
  (await env.DB.prepare('select cache from import_run order by id').all()).results.map(
    (row) => row.cache,
  );

describe('the edge cache', () => {
  it('is invalidated in one call, by the tags of what an import has changed', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('category: Town\ntag: 港口') });
    await invalidateChanged(db, cache.edge, later(0));
    const tags = await Promise.all(
      ['/rss.xml', '/categories/town/feed.json', '/tags/港口/', '/sitemaps/1.xml'].map(cacheTagAt),
    );
    expect(cache.calls).toHaveLength(1);
    expect(cache.calls[0]?.tags?.toSorted()).toEqual(tags.toSorted());
    expect(tags.join('')).toMatch(/^[!-~]+$/);
    expect(await cacheResults()).toEqual(['scopes invalidated: 3']);
  });

  it('is invalidated at the end of a run of the import API', async () => {
    const app = appWith({ IMPORT_TOKEN: 'a-token-for-tests-only' });
    const call = async (path: string, body: BodyInit | null) => {
      const headers = { Authorization: 'Bearer a-token-for-tests-only' };
      const response = await app.request(
        path,
        { method: 'POST', headers, body },
        { edgeCache: cache.edge },
      );
      return response.json<{ run: number }>();
    };
    const { run } = await call('/api/sources/push/runs', await tar({ '_config.yml': plainConfig }));
    await call(`/api/runs/${run}/posts`, await tar({ '_posts/2026-01-01-a.md': post('title: A') }));
    expect(cache.calls).toEqual([]);
    await call(`/api/runs/${run}/finish`, null);
    expect(await cacheResults()).toEqual(['scopes invalidated: 1']);
    expect(cache.calls).toHaveLength(1);
  });

  it('is invalidated as a whole if more scopes have changed than a call can name', async () => {
    const tags = (from: number) =>
      Array.from({ length: 60 }, (_, index) => `t${from + index}`).join(', ');
    await importSite({
      '_posts/2026-01-01-a.md': post(`tags: [${tags(0)}]`),
      '_posts/2026-01-01-b.md': post(`tags: [${tags(60)}]`),
    });
    await invalidateChanged(db, cache.edge, later(0));
    expect(cache.calls).toEqual([{ purgeEverything: true }]);
  });

  it('is invalidated by the next call if it refuses one', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    cache.isRefusing = true;
    await invalidateChanged(db, cache.edge, later(0));
    expect(await cacheResults()).toEqual([
      'refused, the schedule will try again: Too many requests (429)',
    ]);
    cache.isRefusing = false;
    await invalidateChanged(db, cache.edge, later(86_400));
    expect(cache.calls[1]).toEqual(cache.calls[0]);
    expect(await cacheResults()).toEqual(['scopes invalidated: 1']);
  });

  it('is invalidated again until a change is ten minutes old, for responses cached meanwhile', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    for (const seconds of [0, 300, 1200, 1500, 1800]) {
      await invalidateChanged(db, cache.edge, later(seconds));
    }
    expect(cache.calls).toHaveLength(3);
  });

  it('is not called if nothing has changed, or if there is no edge cache', async () => {
    await invalidateChanged(db, cache.edge, later(0));
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    expect(await invalidateChanged(db, noEdgeCache, later(0))).toBeUndefined();
    expect(cache.calls).toEqual([]);
    expect(await cacheResults()).toEqual(['']);
  });

  it('does not make an import fail if its checkpoint cannot be read', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    await env.DB.exec('drop table cache_checkpoint');
    expect(await invalidateChanged(db, cache.edge, later(0))).toBeUndefined();
  });
});

describe('a response', () => {
  it.each([
    '/rss.xml',
    '/',
    '/nothing',
    '/RSS.XML',
    '/api/runs/1/finish',
    '/comments/feed/',
    '/?feed=x',
  ])('has a Cache-Control header: %s', async (path) => {
    expect((await get(path)).headers.get('Cache-Control')).toMatch(
      /^(no-store|public, max-age=\d+.*)$/,
    );
  });

  it('may be cached longer at the edge, where it can be invalidated, than by clients', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    const { headers } = await get('/rss.xml');
    expect(headers.get('Cloudflare-CDN-Cache-Control')).toMatch(/^public, max-age=3600, /);
    expect(headers.get('Cache-Control')).toMatch(/^public, max-age=300, /);
  });
});
