import { getTableColumns, sql } from 'drizzle-orm';
import { article } from '../schema.ts';

/**
 * The columns of an article that are selected. `withTexts` makes articles of the rows.
 *
 * @param withContent whether to select its text. It is empty otherwise, which saves SQLite reading it
 */
export function articleColumns(withContent = true) {
  const columns = getTableColumns(article);
  if (withContent) return columns;
  return { ...columns, textInRow: sql<string>`''`.as('content') };
}
