import { type SQL, sql } from 'drizzle-orm';
import { type Database, databaseReason, transact } from './database.ts';
import { type Migration, migrations } from './migrations.ts';

/** Thrown if a migration fails. It has changed nothing. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';

  constructor(migration: string, reason: string) {
    super(`the migration ${migration} failed: ${reason}`);
  }
}

/**
 * Applies the migrations that the database lacks, each in one transaction. `wrangler d1 migrations apply`
 * keeps its records in the same table, so either may be used at any time. Several isolates may do this at
 * once: a migration that another one has just applied is not applied again. Records of migrations
 * that this version does not know, of a later version, are left alone.
 *
 * @returns the number of migrations that were applied here
 * @throws {MigrationFailed} if a migration fails
 */
export async function migrate(
  db: Database,
  list: readonly Migration[] = migrations,
): Promise<number> {
  let applied = await appliedMigrations(db);
  let count = 0;
  for (const migration of list) {
    if (applied.has(migration.name)) continue;
    if (await apply(db, migration)) count++;
    else applied = await appliedMigrations(db);
  }
  return count;
}

/** Whether an error says that the database lacks a table or a column, as before a migration. */
export function isSchemaError(error: unknown): boolean {
  return /no such (?:table|column)|has no column named/i.test(databaseReason(error));
}

// The table of `wrangler d1 migrations`.
const createRecords = sql`create table if not exists d1_migrations (
  id integer primary key autoincrement,
  name text unique,
  applied_at timestamp default current_timestamp not null)`;

async function appliedMigrations(db: Database): Promise<ReadonlySet<string>> {
  try {
    const rows = await db.all<{ name: string }>(sql`select name from d1_migrations`);
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if (isSchemaError(error)) return new Set();
    throw error;
  }
}

/** @returns whether the migration was applied here, and not by another isolate at the same time */
async function apply(db: Database, { name, statements }: Migration): Promise<boolean> {
  const parts: SQL[] = statements.map((statement) => sql.raw(statement));
  try {
    // The name is unique, so the second of two isolates fails here, and its transaction is undone.
    await transact(db, [
      createRecords,
      sql`insert into d1_migrations (name) values (${name})`,
      ...parts,
    ]);
    return true;
  } catch (error) {
    if ((await appliedMigrations(db)).has(name)) return false;
    throw new MigrationFailed(name, databaseReason(error));
  }
}
