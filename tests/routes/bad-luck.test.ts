// The responses to readers, clients and monitors if something around Feedmill is wrong.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import type { noEdgeCache } from '../../src/notify/edge-cache.ts';
import { invalidateChanged } from '../../src/notify/invalidate.ts';
import { invalidConfiguration } from '../../src/routes/invalid-configuration.ts';
import { readCacheCheckpoint } from '../../src/store/cache-checkpoint.ts';
import { connect } from '../../src/store/database.ts';
import { acquireLease, hasLiveLease } from '../../src/store/sources/lease.ts';
import {
  backoffUntil,
  findSyncState,
  recordSyncFailure,
} from '../../src/store/sources/sync-state.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';

const db = connect(env.DB);

beforeEach(startEmpty);

function errorOf(variables: Readonly<Record<string, string>>): ConfigError {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('no error');
}

describe('a Worker with an invalid variable', () => {
  const app = invalidConfiguration(errorOf({ ARCHIVE_URL: 'archives.example/secret-path.zip' }));

  it.each(['/', '/rss.xml', '/api/sources', '/hooks/github', '/wp-login.php'])(
    'names it in one line at %s, without its value, and says when to try again',
    async (path) => {
      const response = await app.request(path);
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60']);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      const text = await response.text();
      expect(text).toContain('ARCHIVE_URL must be an http(s) URL');
      expect(text).not.toContain('secret-path');
      expect(text.trim()).not.toContain('\n');
    },
  );

  it('names it in the health document', async () => {
    const response = await app.request('/health');
    expect(response.status).toBe(503);
    expect(response.headers.get('Content-Type')).toBe('application/health+json');
    expect(await response.json()).toMatchObject({
      status: 'fail',
      checks: { configuration: [{ output: expect.stringContaining('ARCHIVE_URL must be') }] },
    });
  });
});

/** A database whose reads never end, until it is told to answer again. */
function hangingD1(): { readonly d1: D1Database; recover(): void } {
  let isHanging = true;
  const hung = new Proxy(env.DB, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (!isHanging || name === 'withSession') return value.bind(target);
      const never = () => new Promise(() => {});
      const statement = { bind: () => statement, raw: never, all: never, run: never, first: never };
      return name === 'prepare' ? () => statement : never;
    },
  });
  const d1: D1Database = Object.assign(Object.create(hung), {
    withSession: () => (isHanging ? hung : env.DB.withSession()),
    prepare: (query: string) => hung.prepare(query),
    batch: (list: D1PreparedStatement[]) => hung.batch(list),
  });
  return {
    d1,
    recover: () => {
      isHanging = false;
    },
  };
}

describe('a database that does not answer', () => {
  it.each(['/', '/rss.xml', '/tags/a/', '/mix/tags:a,tags:b/atom.xml', '/opml.xml', '/health'])(
    'is given up, so that the edge cache can serve what it has: %s',
    async (path) => {
      await importSite({ '_posts/2026-01-01-a.md': post('title: A\ntags: [a, b]') });
      const { d1, recover } = hangingD1();
      const app = appWith({}, d1);
      const headers = { Accept: 'text/html' };
      const response = await app.request(path, { headers }, { timeLimit: 50 });
      expect(response.status).toBe(503);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      recover();
      expect((await app.request(path, {}, { timeLimit: 20_000 })).status).toBe(200);
    },
  );
});

describe('a record of a clock that was wrong', () => {
  const now = new Date();
  const ahead = new Date(now.getTime() + 365 * 86_400_000);

  it('does not hold the lease of a source', async () => {
    expect(await acquireLease(db, 'github', 'one', ahead)).toBe(true);
    expect(hasLiveLease(await findSyncState(db, 'github'), now)).toBe(false);
    expect(await acquireLease(db, 'github', 'two', now)).toBe(true);
  });

  it('does not keep a source from being checked', async () => {
    await recordSyncFailure(db, 'github', 'busy', ahead, now);
    expect(backoffUntil(await findSyncState(db, 'github'), now)).toBeUndefined();
  });

  it('does not keep the edge cache from being invalidated', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    const calls: unknown[] = [];
    const cache: typeof noEdgeCache = {
      invalidate: async (ids) => {
        calls.push(ids);
        return { state: 'done' };
      },
    };
    await invalidateChanged(db, cache, ahead);
    await importSite({ '_posts/2026-01-02-b.md': post('title: B') });
    await invalidateChanged(db, cache, now);
    expect(calls).toHaveLength(2);
    expect((await readCacheCheckpoint(db)).getTime()).toBeLessThan(ahead.getTime());
  });

  it('takes the date from feeds, and leaves them the ETag', async () => {
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    await env.DB.prepare('update scope set changed_at = changed_at + 31536000').run();
    const app = appWith({});
    const first = await app.request('/rss.xml');
    expect(first.headers.get('Last-Modified')).toBeNull();
    const etag = first.headers.get('ETag') ?? '';
    const again = await app.request('/rss.xml', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    await importSite({ '_posts/2026-01-02-b.md': post('title: B') });
    const changed = await app.request('/rss.xml', { headers: { 'If-None-Match': etag } });
    expect(await changed.text()).toContain('<title>B</title>');
  });
});
