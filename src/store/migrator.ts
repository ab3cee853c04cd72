import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

/** Brings the database up to date, unless that has succeeded in this isolate before. */
export type Migrator = () => Promise<void>;

// Milliseconds until a migration that has failed is tried again.
const retryAfter = 10_000;

/**
 * Makes a function that applies the migrations that a database lacks. Once that has succeeded, calls cost
 * nothing. Calls at the same time do not share an attempt: if the client of one request goes away, the
 * runtime drops its attempt, which would then never end for the others either.
 *
 * @param clock the time in milliseconds
 * @returns a function that throws {@link MigrationFailed} if a migration fails
 */
export function createMigrator(db: Database, clock: () => number = Date.now): Migrator {
  let isDone = false;
  let failure: { readonly error: unknown; readonly until: number } | undefined;
  return async () => {
    if (isDone) return;
    if (failure && clock() < failure.until) throw failure.error;
    try {
      const count = await migrate(db);
      if (count > 0) console.log({ message: 'database migrated', migrations: count });
      isDone = true;
    } catch (error) {
      failure = { error, until: clock() + retryAfter };
      throw error;
    }
  };
}
