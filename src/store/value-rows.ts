import { type SQL, sql } from 'drizzle-orm';
import { jsonList } from './database.ts';

// A statement may have 100 kB, and a row takes up to 30 bytes of it.
const maxRows = 2_000;

/**
 * Numbers as a table with two columns, `column1` and `column2`, for the `from` of a statement. The second one is not there
 * if the rows have one number. D1 counts no rows for `values`, unlike for `json_each`, which takes longer lists.
 *
 * @param rows at least one
 */
export function valueRows(rows: readonly (readonly number[])[]): SQL {
  if (rows.length > maxRows) {
    return sql`(select value->>0 as column1, value->>1 as column2 from json_each(${jsonList(rows)}))`;
  }
  return sql.raw(`(values ${rows.map((row) => `(${row.map(Number).join(', ')})`).join(', ')})`);
}
