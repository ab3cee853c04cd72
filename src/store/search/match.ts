import { sql } from 'drizzle-orm';
import type { Position } from '../../model/archive-page.ts';
import { type Database, seconds } from '../database.ts';
import { isSchemaError } from '../migrate.ts';
import { positionColumns, positionOf } from './tables.ts';

/**
 * Finds the newest articles that have all of the terms, in the order of their dates. It reads a row for each, and
 * none if there is no index.
 *
 * @param terms at least one
 * @param before only articles below this position; undefined to begin with the newest
 */
export async function findPositions(
  db: Database,
  terms: readonly string[],
  { before, limit }: { readonly before: Position | undefined; readonly limit: number },
): Promise<Position[]> {
  const isBelow = before
    ? sql`and rowid < ${positionOf(sql`${seconds(before.publishedAt)}`, sql`${before.articleId}`)}`
    : sql``;
  try {
    const rows = await db.all<{ published_at: number; article_id: number }>(sql`
      select ${positionColumns} from terms where terms match ${matchText(terms)} ${isBelow}
      order by rowid desc limit ${limit}`);
    return rows.map(({ published_at, article_id }) => ({
      publishedAt: new Date(published_at * 1000),
      articleId: article_id,
    }));
  } catch (error) {
    if (isSchemaError(error)) return [];
    throw error;
  }
}

// In quotes, a term is nothing but a term, whatever it would mean to FTS5 otherwise.
function matchText(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' AND ');
}
