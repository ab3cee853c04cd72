import { type SQLWrapper, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { errorMessage } from '../model/error-message.ts';

export type Database = ReturnType<typeof connect>;

/** Drizzle over a D1 binding, or over a session of one. */
export function connect(d1: D1Database | D1DatabaseSession) {
  // Drizzle asks for a whole database, and uses of it what a session has too.
  return drizzle(d1 as D1Database);
}

const dialect = new SQLiteAsyncDialect();

/**
 * Executes statements as one transaction: all of them, or none. Drizzle's own `batch` cannot take
 * statements in plain SQL that have parameters.
 *
 * @returns what each gave, with the columns named as in the database
 */
export async function transact(
  db: Database,
  statements: readonly SQLWrapper[],
): Promise<readonly D1Result<unknown>[]> {
  if (statements.length === 0) return [];
  const prepared = statements.map((statement) => {
    const query = dialect.sqlToQuery(statement.getSQL());
    return db.$client.prepare(query.sql).bind(...query.params);
  });
  return db.$client.batch(prepared);
}

/**
 * A list as one bound parameter, for `json_each`. D1 takes a hundred parameters a statement, so a
 * list is never bound value by value.
 */
export function jsonList(list: readonly unknown[]) {
  return sql`${JSON.stringify(list)}`;
}

// One parameter may hold 2 MB in D1; a longer list is cut into pieces below that.
const parameterBytes = 1_000_000;

/** A list in pieces, each of which may be bound as one parameter. */
export function pieces<Row>(rows: readonly Row[]): Row[][] {
  // A character takes three bytes at the most. Nearly every list is so short that this settles it.
  const isShort = JSON.stringify(rows).length * 3 <= parameterBytes;
  if (isShort) return rows.length > 0 ? [[...rows]] : [];
  const result: Row[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length;
    if (bytes + size > parameterBytes) {
      result.push([]);
      bytes = 0;
    }
    result.at(-1)?.push(row);
    bytes += size;
  }
  return result;
}

/** A time as the columns hold it: in whole seconds. */
export function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

/**
 * What went wrong in the database, without the statement and the values bound to it, which Drizzle
 * puts into its messages, article bodies and all.
 */
export function databaseReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return errorMessage(cause);
}
