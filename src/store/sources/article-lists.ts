import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { article, source } from '../schema.ts';
import { articleColumns, isHeld } from './posts.ts';

/** The lists of articles that are in no feed. */
export type ArticleList = 'scheduled' | 'held';

/**
 * A page of the scheduled articles, in the order of their dates, or of the held ones, in the order of their URLs. It
 * reads two rows for each.
 *
 * @param after the id of the last article of the page before; 0 for the first page
 */
export function listArticles(db: Database, list: ArticleList, after: number, limit: number) {
  const order = list === 'scheduled' ? article.publishedAt : article.url;
  // Literals, because SQLite would not use the partial indexes if the values were bound.
  const isListed = list === 'scheduled' ? sql`${article.state} = 'scheduled'` : isHeld;
  const column = sql.identifier(order.name);
  const isAfter: SQL =
    after === 0
      ? sql`true`
      : sql`(${order}, ${article.id}) > (select ${column}, id from article as last where id = ${after})`;
  return db
    .select({ article: articleColumns, title: article.title, source: { name: source.name } })
    .from(article)
    .innerJoin(source, eq(source.id, article.sourceId))
    .where(sql`${isListed} and ${isAfter}`)
    .orderBy(asc(order), asc(article.id))
    .limit(limit);
}
