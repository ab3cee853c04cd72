import type { DatabaseSync } from 'node:sqlite';
import { literal, pieces } from './literal.ts';

// D1 refuses a statement of more than 100,000 bytes. A character takes at most three: two quotes for one,
// or UTF-8.
const maxStatementBytes = 90_000;
const maxPiece = 25_000;

// Characters of a text that is always written in one piece.
const maxShort = 1_000;

interface Column {
  readonly name: string;
  readonly isKey: boolean;
}

/**
 * Writes a database as statements that D1 can execute in an empty database: each table after those that it
 * refers to, and long texts in pieces.
 */
export function* restorableStatements(database: DatabaseSync): Generator<string> {
  const tables = inOrder(database);
  yield 'PRAGMA defer_foreign_keys = TRUE';
  for (const { sql } of tables) yield sql;
  for (const { name } of tables) yield* rowsOf(database, name);
  const others = database.prepare(
    "select sql from sqlite_master where type <> 'table' and sql is not null order by rowid",
  );
  for (const { sql } of others.iterate()) yield String(sql);
}

function inOrder(database: DatabaseSync): { name: string; sql: string }[] {
  const found = database
    .prepare(
      "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf\\_%' escape '\\' order by rowid",
    )
    .all()
    .map(({ name, sql }) => ({ name: String(name), sql: String(sql) }));
  const left = new Map(found.map((table) => [table.name, table]));
  const ordered: { name: string; sql: string }[] = [];
  const visit = (name: string) => {
    const table = left.get(name);
    if (!table) return;
    left.delete(name);
    const references = database.prepare(`pragma foreign_key_list(${quoted(name)})`).all();
    for (const { table: other } of references) visit(String(other));
    ordered.push(table);
  };
  for (const { name } of found) visit(name);
  return ordered;
}

/** Writes as many rows into a statement as it may have: D1 takes as long for a statement of one row. */
function* rowsOf(database: DatabaseSync, table: string): Generator<string> {
  const columns = columnsOf(database, table);
  const rows = database.prepare(`select * from ${quoted(table)}`);
  rows.setReadBigInts(true);
  let list: string[] = [];
  let bytes = 0;
  for (const row of rows.iterate()) {
    const values = valuesOf(columns, (name) => row[name]);
    const size = Buffer.byteLength(values) + 1;
    if (list.length > 0 && bytes + size > maxStatementBytes) {
      yield insertion(table, list);
      list = [];
      bytes = 0;
    }
    if (size > maxStatementBytes) {
      yield* inPieces(table, columns, row);
    } else {
      list.push(values);
      bytes += size;
    }
  }
  if (list.length > 0) yield insertion(table, list);
}

function* inPieces(
  table: string,
  columns: readonly Column[],
  row: Readonly<Record<string, unknown>>,
): Generator<string> {
  const isLong = (value: unknown) => typeof value === 'string' && value.length > maxShort;
  yield insertion(table, [valuesOf(columns, (name) => (isLong(row[name]) ? '' : row[name]))]);
  const key = columns
    .filter(({ isKey }) => isKey)
    .map(({ name }) => `${quoted(name)} = ${literal(row[name])}`)
    .join(' AND ');
  for (const { name } of columns) {
    const value = row[name];
    if (typeof value !== 'string' || !isLong(value)) continue;
    const column = quoted(name);
    for (const piece of pieces(value, maxPiece)) {
      yield `UPDATE ${quoted(table)} SET ${column} = ${column} || ${literal(piece)} WHERE ${key}`;
    }
  }
}

function insertion(table: string, rows: readonly string[]): string {
  return `INSERT INTO ${quoted(table)} VALUES ${rows.join(',')}`;
}

function valuesOf(columns: readonly Column[], select: (name: string) => unknown): string {
  return `(${columns.map(({ name }) => literal(select(name))).join(',')})`;
}

function columnsOf(database: DatabaseSync, table: string): Column[] {
  const columns = database.prepare(`pragma table_info(${quoted(table)})`).all();
  return columns.map(({ name, pk }) => ({ name: String(name), isKey: pk !== 0 }));
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
