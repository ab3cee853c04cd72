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
    .where(
      and(
        eq(scopeArticle.scopeId, scopeId),
        sql`${positionColumns} >= ${boundary(start)}`,
        end ? sql`${positionColumns} < ${boundary(end)}` : undefined,
      ),
    )
    .orderBy(desc(scopeArticle.publishedAt), desc(scopeArticle.articleId));
  return limit === undefined ? query : query.limit(limit);
}

/** The columns that {@link boundary} is compared with. */
export const positionColumns = sql`(${scopeArticle.publishedAt}, ${scopeArticle.articleId})`;

// Below every article, whatever its date.
const belowAll = sql`(${Number.MIN_SAFE_INTEGER}, 0)`;

/** A position as SQL compares it. */
export function boundary(start: PageStart): SQL {
  return start === 'start' ? belowAll : sql`(${seconds(start.publishedAt)}, ${start.articleId})`;
}
