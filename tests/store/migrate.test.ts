import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';
import { createMigrator } from '../../src/store/migrator.ts';
import { appWith, dropTables } from '../support/database.ts';

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

const readers = ['/', '/rss.xml', '/tags/a/atom.xml', '/opml.xml', '/mix/tags:a,tags:b/feed.json'];

describe('the Worker on an empty database', () => {
  it('knows all migrations, in their order', () => {
    expect(names).toEqual(env.MIGRATIONS.map(({ name }) => name));
  });

  it('sets up the tables once when fifty requests of all kinds come at once', async () => {
    const expected = await wranglerSchema();
    // Each has a migrator of its own, like another isolate.
    const responses = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const token = { Authorization: 'Bearer a-token-for-tests-only' };
        const paths = [...readers, '/health', '/api/sources', '/hooks/github'];
        const path = paths[index % paths.length] ?? '/';
        const method = path.startsWith('/hooks') ? 'POST' : 'GET';
        return appWith({
          IMPORT_TOKEN: 'a-token-for-tests-only',
          HOOK_SECRET: 'a secret of tests',
        }).request(path, { method, headers: token });
      }),
    );
    for (const response of responses) {
      if (response.status !== 503) expect([200, 401, 404]).toContain(response.status);
      else expect(response.headers.get('Retry-After')).toMatch(/^\d+$/);
    }
    expect(await schema()).toEqual(expected);
    expect((await appWith({}).request('/')).status).toBe(200);
  });

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
