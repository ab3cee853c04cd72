import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { PageStart, Position } from '../../model/archive-page.ts';
import { type Database, seconds } from '../database.ts';
import { article, scopeArticle } from '../schema.ts';
import { articleColumns } from './article-columns.ts';

/** Which articles of a scope are read, by their positions. */
export interface ArticleRange {
  readonly scopeId: number;
  /** The oldest article that may be in the range. */
  readonly start: PageStart;
  /** The range ends below this position; undefined for the newest articles. */
  readonly end: Position | undefined;
  /** By default, all are read. */
  readonly limit?: number;
  /** Whether to read their text, too; by default. It is empty otherwise. */
  readonly withContent?: boolean | undefined;
}

/** The row of an article, and its approximate bytes in a feed of the scope. */
export interface SizedArticle {
  readonly article: typeof article.$inferSelect;
  readonly size: number;
}

/** Reads the articles of a scope in a range, newest first: two rows each. */
export function articlesBetween(
  db: Database,
  { scopeId, start, end, limit, withContent }: ArticleRange,
): Promise<SizedArticle[]> {
  const query = db
    .select({ article: articleColumns(withContent), size: scopeArticle.size })
    .from(scopeArticle)
    .innerJoin(article, eq(article.id, scopeArticle.articleId))
    .where(and(eq(scopeArticle.scopeId, scopeId), isFrom(start, 0), end && isUpTo(end, -1)))
    .orderBy(desc(scopeArticle.publishedAt), desc(scopeArticle.articleId));
  return limit === undefined ? query : query.limit(limit);
}

const columns = sql`(${scopeArticle.publishedAt}, ${scopeArticle.articleId})`;

// Below every article, whatever its date.
const lowest = Number.MIN_SAFE_INTEGER;

/**
 * The condition that a row of `scope_article` is at a position or below it.
 *
 * @param step is added to the id of the article: with -1, the row must be below the position. SQLite would read the row
 *   at the position, too, if this was a condition with `<`
 */
export function isUpTo(position: PageStart, step: 0 | -1): SQL {
  return sql`${columns} <= ${boundary(position, step)}`;
}

/** Like {@link isUpTo}: the row is at the position or above it; with 1, above it. */
export function isFrom(position: PageStart, step: 0 | 1): SQL {
  return sql`${columns} >= ${boundary(position, step)}`;
}

function boundary(position: PageStart, step: number): SQL {
  const [time, id] =
    position === 'start' ? [lowest, 0] : [seconds(position.publishedAt), position.articleId];
  return sql`(${time}, ${id + step})`;
}
