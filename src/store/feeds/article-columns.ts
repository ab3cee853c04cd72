import { getTableColumns, sql } from 'drizzle-orm';
import { article } from '../schema.ts';

/**
 * The columns of an article that are selected.
 *
 * @param withContent whether to select its text. It is empty otherwise, which saves SQLite reading it
 */
export function articleColumns(withContent = true) {
  const columns = getTableColumns(article);
  if (withContent) return columns;
  return { ...columns, content: sql<string>`''`.as('content') };
}
