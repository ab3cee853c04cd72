// A database that grows to any number of articles within a second.
import { env } from 'cloudflare:workers';
import { connect } from '../../src/store/database.ts';
import { lastArticleId, readIndexState } from '../../src/store/search/state.ts';
import { writeBatch } from '../../src/store/search/write.ts';

/** Copies the first article, which has been imported, until each of its scopes has this many. */
export async function growTo(articles: number): Promise<void> {
  const columns = await columnsOf('article', ['id', 'feed_id', 'published_at']);
  const scopeColumns = await columnsOf('scope_article', ['article_id', 'published_at']);
  const last = await env.DB.prepare('select max(id) as id from article').first<{ id: number }>();
  const numbers = `with recursive n(i) as (select ${(last?.id ?? 0) + 1} union all
    select i + 1 from n where i < ${articles})`;
  await env.DB.batch([
    env.DB.prepare(`insert into article (id, feed_id, published_at, ${columns})
      ${numbers}
      select i, 'https://paper.example/' || i, 1600000000 + i * 60, ${columns}
      from n, article where article.id = 1`),
    env.DB.prepare(`insert into scope_article (article_id, published_at, ${scopeColumns})
      ${numbers}
      select i, 1600000000 + i * 60, ${scopeColumns}
      from n, scope_article as first where first.article_id = 1`),
    env.DB.prepare('update scope set article_count = ? where article_count > 0').bind(articles),
  ]);
}

/** Gives each article without a post one, `_posts/2010-01-01-grown-{id}.md`, and a URL of its own. */
export async function growPosts(): Promise<void> {
  const columns = await columnsOf('post', ['path', 'hash', 'article_id']);
  const ofNone = 'not in (select article_id from post where article_id is not null)';
  await env.DB.batch([
    env.DB.prepare(
      `update article set path = '_posts/2010-01-01-grown-' || id || '.md',
        url = 'https://paper.example/grown-' || id where id ${ofNone}`,
    ),
    env.DB.prepare(`insert into post (path, hash, article_id, ${columns})
      select grown, 'hash of ' || id, id, ${columns}
      from (select id, path as grown from article), post where article_id = 1 and id ${ofNone}`),
  ]);
}

/** Puts the grown articles into the index of the search, which has the first one. All of them have the same words. */
export async function growIndexTo(articles: number, words: readonly string[]): Promise<void> {
  const shown = Array.from({ length: articles }, (_, at) => ({
    id: at + 1,
    publishedAt: new Date((1_600_000_000 + (at + 1) * 60) * 1000),
    terms: new Set(words),
  }));
  const state = await readIndexState(connect(env.SEARCH_DB));
  const place = { revision: state?.revision ?? 0, articleId: lastArticleId };
  const batch = { shown, hidden: [], unread: [], place };
  await writeBatch(connect(env.SEARCH_DB), batch, new Date());
}

/** The columns of a table as SQL lists them, except some. */
export async function columnsOf(table: string, except: readonly string[]): Promise<string> {
  const { results } = await env.DB.prepare(`pragma table_info(${table})`).all<{ name: string }>();
  return results
    .map(({ name }) => name)
    .filter((name) => !except.includes(name))
    .join(', ');
}
