import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';

async function definitionOf(name: string): Promise<string> {
  const row = await env.DB.prepare('select sql from sqlite_schema where name = ?')
    .bind(name)
    .first<{ sql: string }>();
  return row?.sql ?? '';
}

describe('the migrated database', () => {
  // drizzle-kit cannot express this, so new migrations of these tables are edited by hand.
  it.each(['alarm', 'post', 'scope_article', 'scope_spelling', 'support_file', 'withdrawal'])(
    'stores the rows of %s in the order of their key',
    async (table) => {
      expect(await definitionOf(table)).toMatch(/\)\s*WITHOUT ROWID$/i);
    },
  );

  it('orders the articles of a scope by date, then by id', async () => {
    const { results } = await env.DB.prepare(
      `select name from pragma_table_info('scope_article') where pk > 0 order by pk`,
    ).all();
    expect(results).toEqual([
      { name: 'scope_id' },
      { name: 'published_at' },
      { name: 'article_id' },
    ]);
  });

  it('has only scheduled articles in the index article_scheduled', async () => {
    expect(await definitionOf('article_scheduled')).toMatch(/WHERE state = 'scheduled'$/i);
  });

  it('allows only one article with the same feed id', async () => {
    const { results } = await env.DB.prepare(
      `select name from pragma_index_list('article') where "unique" = 1`,
    ).all();
    expect(results).toEqual([{ name: 'article_feed_id' }]);
  });
});
