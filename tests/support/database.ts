// The database of the tests.
import type { D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { connect, type TextDatabases } from '../../src/store/database.ts';
import { publicUrl } from './feedmill.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      readonly MIGRATIONS: D1Migration[];
    }
  }
}

/** Empties the database, and drops the index of the search. This runs before each test file. */
export async function startEmpty(): Promise<void> {
  await recreateTables(env.DB);
  await dropIndex();
}

/** Drops the index of the search. */
export async function dropIndex(d1: D1Database = env.SEARCH_DB): Promise<void> {
  const tables = ['terms', 'indexed', 'state', 'unread'];
  await d1.batch(tables.map((table) => d1.prepare(`drop table if exists ${table}`)));
}

const selectTableNames = `select name from sqlite_master
  where type = 'table' and name not glob 'sqlite_*' and name not glob '_cf_*'`;

/** Drops every table of a database. */
export async function dropTables(d1: D1Database): Promise<void> {
  await d1.batch((await dropStatements(d1)).map((statement) => d1.prepare(statement)));
}

async function dropStatements(d1: D1Database): Promise<string[]> {
  const { results } = await d1.prepare(selectTableNames).all<{ name: string }>();
  return ['pragma defer_foreign_keys = on', ...results.map(({ name }) => `drop table ${name}`)];
}

// Where wrangler records the migrations that it has applied.
const createRecords = `create table d1_migrations (id integer primary key autoincrement,
  name text unique, applied_at timestamp default current_timestamp not null)`;

/**
 * Drops every table of a database and creates all of them again. `reset()` of `cloudflare:test` is not
 * enough: workerd unloads a database that has been idle for ten seconds. `reset()` does not empty an
 * unloaded one, and the next test finds the rows of the previous one.
 */
export async function recreateTables(d1: D1Database): Promise<void> {
  const statements = [
    ...(await dropStatements(d1)),
    createRecords,
    ...env.MIGRATIONS.flatMap(({ name, queries }) => [
      ...queries,
      `insert into d1_migrations (name) values ('${name}')`,
    ]),
  ];
  await d1.batch(statements.map((statement) => d1.prepare(statement)));
}

/** A Feedmill with these variables and the database of the tests. */
export function appWith(
  variables: Readonly<Record<string, string>>,
  d1: D1Database = env.DB,
  index?: D1Database,
  texts?: TextDatabases,
) {
  const config = readConfig({ PUBLIC_URL: publicUrl, ...variables });
  return createApp(config, connect(d1, texts), undefined, index && connect(index));
}

/** Dates all changes in the past, as if they had been made a while ago: a new version has no date yet. */
export async function ageChanges(d1: D1Database = env.DB): Promise<void> {
  await d1.batch([
    d1.prepare('update scope set changed_at = changed_at - 60'),
    d1.prepare('update withdrawal set withdrawn_at = withdrawn_at - 60'),
    d1.prepare('update site set configured_at = max(configured_at - 60, 0)'),
  ]);
}

const tables = [
  'source',
  'site',
  'article',
  'scope',
  'scope_article',
  'scope_spelling',
  'withdrawal',
  'post',
  'import_run',
  'sync_state',
];

/** All rows of the tables above, by table. */
export async function allRows(except: readonly string[] = []): Promise<Record<string, unknown[]>> {
  const listed = tables.filter((table) => !except.includes(table));
  const read = async (table: string): Promise<[string, unknown[]]> => {
    const { results } = await env.DB.prepare(`select * from ${table} order by 1, 2, 3`).all();
    return [table, results];
  };
  return Object.fromEntries(await Promise.all(listed.map(read)));
}
