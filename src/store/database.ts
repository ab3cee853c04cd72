import { type SQLWrapper, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { errorMessage } from '../model/error-message.ts';

/** The databases that have the texts of older articles, by their numbers; see docs/design/old-texts.md. */
export type TextDatabases = ReadonlyMap<number, Database>;

/** A D1 database, or a session of one. */
export interface Database extends ReturnType<typeof drizzleOf> {
  /** Where the texts of some of its articles are. */
  readonly texts: TextDatabases;
}

/** Connects Drizzle to a D1 database, or to a session of one. */
export function connect(
  d1: D1Database | D1DatabaseSession,
  texts: TextDatabases = new Map(),
): Database {
  return Object.assign(drizzleOf(d1), { texts });
}

function drizzleOf(d1: D1Database | D1DatabaseSession) {
  // Drizzle's type asks for a database, but it calls only methods that a session has too.
  return drizzle(d1 as D1Database);
}

const dialect = new SQLiteAsyncDialect();

/**
 * Executes statements as one transaction: all of them, or none. Drizzle's own `batch` does not bind
 * the parameters of statements in plain SQL.
 *
 * @returns the result of each statement, with the database's column names
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
 * Binds a list as one parameter, for `json_each`. D1 accepts at most a hundred parameters per
 * statement, so a list is never bound value by value.
 */
export function jsonList(list: readonly unknown[]) {
  return sql`${JSON.stringify(list)}`;
}

/** Selects the values of a list, for the right-hand side of `in`. */
export function valuesOf(list: readonly (string | number)[]) {
  return sql`(select value from json_each(${jsonList(list)}))`;
}

// D1 accepts at most 2 MB per parameter.
const maxParameterBytes = 1_000_000;

const encoder = new TextEncoder();

/** Splits a list into pieces, each short enough to be bound as one parameter. */
export function pieces<Row>(rows: readonly Row[]): Row[][] {
  // A UTF-16 unit takes at most three bytes. Nearly every list passes this check.
  const isShort = JSON.stringify(rows).length * 3 <= maxParameterBytes;
  if (isShort) return rows.length > 0 ? [[...rows]] : [];
  const result: Row[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = encoder.encode(JSON.stringify(row)).length;
    if (bytes + size > maxParameterBytes) {
      result.push([]);
      bytes = 0;
    }
    result.at(-1)?.push(row);
    bytes += size;
  }
  return result;
}

/** Reads the size of a database, in bytes, without the pages that are free. */
export async function sizeOf(db: Database): Promise<number> {
  const { meta } = await db.run(sql`select 1`);
  return meta.size_after;
}

/** Converts a time to whole seconds, as columns store it. */
export function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

/**
 * Returns D1's message for a database error. Drizzle's own message also contains the statement and its
 * parameters, including the text of articles.
 */
export function databaseReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return errorMessage(cause);
}
