import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';

async function definitionOf(name: string): Promise<string> {
  const row = await env.DB.prepare('select sql from sqlite_schema where name = ?')
    .bind(name)
    .first<{ sql: string }>();
  return row?.sql ?? '';
}

describe('the migrated database', () => {
  // drizzle-kit cannot say it, so every new migration of these tables is edited by hand.
  it.each(['post', 'scope_article', 'scope_spelling', 'site_file', 'withdrawal'])(
    'keeps the rows of %s in the order of its key',
    async (table) => {
      expect(await definitionOf(table)).toMatch(/\)\s*WITHOUT ROWID$/i);
    },
  );

  it('lists what a scope shows by scope, then date, then article', async () => {
    const { results } = await env.DB.prepare(
      `select name from pragma_table_info('scope_article') where pk > 0 order by pk`,
    ).all();
    expect(results).toEqual([
      { name: 'scope_id' },
      { name: 'published_at' },
      { name: 'article_id' },
    ]);
  });

  it('indexes scheduled articles only, so that live ones cost the index nothing', async () => {
    expect(await definitionOf('article_scheduled')).toMatch(/WHERE state = 'scheduled'$/i);
  });

  it('refuses a second article with the same id', async () => {
    const { results } = await env.DB.prepare(
      `select name from pragma_index_list('article') where "unique" = 1`,
    ).all();
    expect(results).toEqual([{ name: 'article_feed_id' }]);
  });
});
