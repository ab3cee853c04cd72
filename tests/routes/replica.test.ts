// A database with a lagging replica: sessions read from the replica, as in D1's read replication, and
// everything else uses the primary.
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allRows, appWith, recreateTables, startEmpty } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      readonly REPLICA: D1Database;
    }
  }
}

const replicated: D1Database = Object.assign(Object.create(env.DB), {
  prepare: env.DB.prepare.bind(env.DB),
  withSession: env.REPLICA.withSession.bind(env.REPLICA),
});
const app = appWith({}, replicated);

/** Brings the replica up to date. */
async function replicate(): Promise<void> {
  await env.REPLICA.exec('pragma defer_foreign_keys = on');
  const tables = Object.entries(await allRows()) as [string, Record<string, unknown>[]][];
  const statements = tables.flatMap(([table, rows]) => [
    env.REPLICA.prepare(`delete from ${table}`),
    ...rows.map((row) => {
      const placeholders = Object.keys(row).map(() => '?');
      return env.REPLICA.prepare(
        `insert into ${table} (${Object.keys(row)}) values (${placeholders})`,
      ).bind(...Object.values(row));
    }),
  ]);
  await env.REPLICA.batch([env.REPLICA.prepare('pragma defer_foreign_keys = on'), ...statements]);
}

async function read(path: string, etag = '') {
  const response = await app.request(path, { headers: etag ? { 'If-None-Match': etag } : {} });
  const text = await response.text();
  const titles = [...text.matchAll(/"title": "(\w)"/g)].map(([, title]) => title).join('');
  return { status: response.status, titles, etag: response.headers.get('ETag') ?? '' };
}

beforeEach(async () => {
  await startEmpty();
  await recreateTables(env.REPLICA);
  await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
  await replicate();
  await importSite({ '_posts/2026-01-02-b.md': post('title: B\ntag: new') });
});

describe('a lagging replica', () => {
  it('serves a client without a copy', async () => {
    expect(await read('/feed.json')).toMatchObject({ status: 200, titles: 'A' });
  });

  it('never gives a client an older feed than it has', async () => {
    const { etag: old } = await read('/feed.json');
    await replicate();
    const seen = await read('/feed.json', old);
    expect(seen).toMatchObject({ status: 200, titles: 'BA' });
    // The next poll reaches another replica, which lacks the import.
    await env.REPLICA.exec("update scope set revision = 7 where kind = 'site'");
    await env.REPLICA.exec('delete from scope_article where article_id = 2');
    expect(await read('/feed.json', seen.etag)).toMatchObject({ status: 304 });
    await importSite({ '_posts/2026-01-03-c.md': post('title: C') });
    expect(await read('/feed.json', seen.etag)).toMatchObject({ status: 200, titles: 'CBA' });
  });

  it.each(['/feed.json', '/mix/tags:a,tags:b/feed.json', '/', '/opml.xml'])(
    'serves a client that has its revision of %s, without the primary',
    async (path) => {
      await importSite({ '_posts/2026-01-03-c.md': post('title: C\ntags: [a, b]') });
      await replicate();
      const { etag } = await read(path);
      await importSite({ '_posts/2026-01-04-d.md': post('title: D\ntags: [a, b]') });
      expect(await read(path, etag)).toMatchObject({ status: 304 });
    },
  );

  it('does not hide a feed from a client that has a copy', async () => {
    await replicate();
    const { etag } = await read('/tags/new/feed.json');
    await env.REPLICA.exec("delete from scope where slug = 'new'");
    expect(await read('/tags/new/feed.json', etag)).toMatchObject({ status: 304 });
  });
});

/** A view with the columns of the table, whose values cannot be computed. */
async function failingScopes(): Promise<string> {
  const { results } = await env.REPLICA.prepare('pragma table_info(scope)').all<{ name: string }>();
  return `create view scope as select ${results.map(({ name }) => `json('{') as ${name}`)}`;
}

describe('a database that fails', () => {
  beforeEach(async () => env.REPLICA.exec(`drop table scope; ${await failingScopes()}`));
  afterEach(() => env.REPLICA.exec('drop view scope'));

  it.each(['/rss.xml', '/feed.json', '/', '/tags/'])(
    'makes the response at %s a 503 that is not cached and does not show the reason',
    async (path) => {
      const response = await app.request(path);
      expect(response.status).toBe(503);
      expect(response.headers.get('Retry-After')).toBe('30');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      for (const name of ['ETag', 'Cloudflare-CDN-Cache-Control']) {
        expect(response.headers.get(name)).toBeNull();
      }
      expect(await response.text()).not.toMatch(/SQL|scope|select/i);
    },
  );
});
