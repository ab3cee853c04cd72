// The database between tests and before and after what they do.
import { applyD1Migrations, type D1Migration, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { connect } from '../../src/store/database.ts';
import { publicUrl } from './feedmill.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      readonly MIGRATIONS: D1Migration[];
    }
  }
}

/** A Feedmill that has never imported anything. Each file of tests begins with one. */
export async function startEmpty(): Promise<void> {
  await reset();
  await applyD1Migrations(env.DB, env.MIGRATIONS);
}

/** A Feedmill with these variables, over the database of the tests. */
export function appWith(variables: Readonly<Record<string, string>>, d1: D1Database = env.DB) {
  return createApp(readConfig({ PUBLIC_URL: publicUrl, ...variables }), connect(d1));
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

/** Every row of every table, or of all but some. */
export async function allRows(except: readonly string[] = []): Promise<Record<string, unknown[]>> {
  const listed = tables.filter((table) => !except.includes(table));
  const read = async (table: string): Promise<[string, unknown[]]> => {
    const { results } = await env.DB.prepare(`select * from ${table} order by 1, 2, 3`).all();
    return [table, results];
  };
  return Object.fromEntries(await Promise.all(listed.map(read)));
}
