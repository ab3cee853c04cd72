import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { noEdgeCache } from '../../src/notify/edge-cache.ts';
import { runTick } from '../../src/schedule.ts';
import { connect } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';
import { createMigrator } from '../../src/store/migrator.ts';
import { appWith, dropTables } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';
import { olderArticle } from '../support/older-article.ts';

const db = connect(env.DB);
const names = migrations.map(({ name }) => name);

beforeEach(() => dropTables(env.DB));

/** The statements that created the tables and indexes, and the recorded migrations. */
async function schema(): Promise<{ objects: unknown[]; records: string[] }> {
  const [objects, records] = await env.DB.batch<{ name: string }>([
    env.DB.prepare(
      "select sql from sqlite_master where name not glob '_cf_*' and sql not like '%d1_migrations%' order by name",
    ),
    env.DB.prepare('select name from d1_migrations order by id'),
  ]);
  return {
    objects: objects?.results ?? [],
    records: records?.results.map(({ name }) => name) ?? [],
  };
}

/** The schema that `wrangler d1 migrations apply` makes. */
async function wranglerSchema() {
  await applyD1Migrations(env.DB, env.MIGRATIONS);
  const made = await schema();
  await dropTables(env.DB);
  return made;
}

/** Writes what the first version, and any later one, would have stored of an article. */
async function importOlderArticle(): Promise<void> {
  await env.DB.batch(olderArticle.map((statement) => env.DB.prepare(statement)));
}

const secrets = { IMPORT_TOKEN: 'a-token-for-tests-only', HOOK_SECRET: 'a-token-for-tests-only' };

/** Sends a request, or runs a tick, as if in an isolate of its own. */
async function firstRequest(number: number): Promise<number> {
  const paths = [...readers, '/health', '/api/sources', '/hooks/github', '/wp-login.php', 'tick'];
  const path = paths[number % paths.length] ?? '/';
  if (path === 'tick') {
    await runTick(
      {
        config: readConfig(secrets),
        db,
        migrator: createMigrator(db),
        sources: [],
        workflows: env.IMPORT,
        edgeCache: noEdgeCache,
        alarmChannels: [],
      },
      new Date(),
      '*/5 * * * *',
    );
    return 200;
  }
  const method = path.startsWith('/hooks') ? 'POST' : 'GET';
  const headers = { Authorization: `Bearer ${secrets.IMPORT_TOKEN}`, 'X-GitHub-Event': 'ping' };
  const response = await appWith(secrets).request(path, { method, headers });
  if (response.status === 503) expect(response.headers.get('Retry-After')).toMatch(/^\d+$/);
  return response.status;
}

const readers = ['/', '/rss.xml', '/tags/a/atom.xml', '/opml.xml', '/mix/tags:a,tags:b/feed.json'];

describe('the Worker on an empty database', () => {
  it('knows all migrations, in their order', () => {
    expect(names).toEqual(env.MIGRATIONS.map(({ name }) => name));
  });

  it.each([...names, 'nothing'].map((next, index) => [next, index] as const))(
    'sets up the tables once when fifty requests of all kinds come at once, and %s is next',
    async (_, index) => {
      const expected = await wranglerSchema();
      await migrate(db, migrations.slice(0, index));
      if (index > 0) await importOlderArticle();
      const statuses = await Promise.all(
        Array.from({ length: 50 }, (_unused, at) => firstRequest(at)),
      );
      expect(statuses.filter((status) => ![200, 404, 503].includes(status))).toEqual([]);
      expect(await schema()).toEqual(expected);
      const feed = await appWith({}).request('/rss.xml');
      expect(feed.status).toBe(index > 0 ? 200 : 503);
      if (index > 0) expect(await feed.text()).toContain('<title>An older article</title>');
      expect((await appWith({}).request('/')).status).toBe(200);
    },
  );

  it('asks a reader to come back in a second, in words', async () => {
    const response = await appWith({}).request('/rss.xml');
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '1']);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.text()).toContain('setting up its database');
  });
});

describe('migrations', () => {
  it.each(names.map((name, index) => [name, index] as const))(
    'bring a database with data up to date that ends before %s',
    async (_, index) => {
      const expected = await wranglerSchema();
      await migrate(db, migrations.slice(0, index));
      if (index > 0) {
        await env.DB.prepare(
          "insert into source (name, site, config_id, settings) values ('push', '{}', '', '')",
        ).run();
      }
      expect(await migrate(db)).toBe(migrations.length - index);
      expect(await schema()).toEqual(expected);
      const { results } = await env.DB.prepare('select name from source').all();
      expect(results).toEqual(index > 0 ? [{ name: 'push' }] : []);
    },
  );

  it('and those that wrangler applies may be used in any mixture', async () => {
    const expected = await wranglerSchema();
    await applyD1Migrations(env.DB, env.MIGRATIONS.slice(0, 2));
    await migrate(db, migrations.slice(0, 3));
    await applyD1Migrations(env.DB, env.MIGRATIONS);
    expect(await migrate(db)).toBe(0);
    expect(await schema()).toEqual(expected);
  });

  it('of a later version are left alone', async () => {
    await migrate(db);
    await env.DB.prepare("insert into d1_migrations (name) values ('9999_later.sql')").run();
    expect(await migrate(db)).toBe(0);
    expect((await appWith({}).request('/')).status).toBe(200);
  });

  it('change nothing if one of their statements fails, and say which', async () => {
    await migrate(db);
    const before = await schema();
    const broken = {
      name: '9999_broken.sql',
      statements: ['create table x (y)', 'drop table nowhere'],
    };
    await expect(migrate(db, [...migrations, broken])).rejects.toThrow(
      /^the migration 9999_broken\.sql failed: .*no such table: nowhere/,
    );
    expect(await schema()).toEqual(before);
  });
});

describe('a newer version of the Worker', () => {
  it('may add columns and tables while this one is at work', async () => {
    await migrate(db);
    const tables = ['source', 'site', 'article', 'scope', 'post', 'import_run', 'sync_state'];
    await env.DB.batch([
      ...tables.map((table) => env.DB.prepare(`alter table ${table} add column later text`)),
      env.DB.prepare('create table later (id integer primary key)'),
      env.DB.prepare("insert into d1_migrations (name) values ('9999_later.sql')"),
    ]);
    await importSite({ '_posts/2026-01-01-a.md': post('title: A') });
    await importSite({ '_posts/2026-01-01-a.md': post('title: B') });
    const feed = await appWith({}).request('/rss.xml');
    expect(await feed.text()).toContain('<title>B</title>');
    expect((await appWith({}).request('/health')).status).toBe(200);
  });
});

describe('a migrator', () => {
  it('has no cost once it has succeeded, and tries again ten seconds after a failure', async () => {
    let now = 0;
    await env.DB.prepare('create table article (id)').run();
    const migrator = createMigrator(db, () => now);
    await expect(migrator()).rejects.toThrow('0000_tables.sql');
    await dropTables(env.DB);
    now = 9_999;
    await expect(migrator()).rejects.toThrow('0000_tables.sql');
    now = 10_000;
    await migrator();
    await dropTables(env.DB);
    await migrator();
    expect(await schema().catch(() => undefined)).toBeUndefined();
  });

  it('that fails is named by /health', async () => {
    await env.DB.prepare('create table article (id)').run();
    const response = await appWith({}).request('/health');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('the migration 0000_tables.sql failed');
  });
});
