import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

/** Brings the database up to date, at most once in an isolate. */
export type Migrator = () => Promise<void>;

// Milliseconds until a migration that has failed is tried again.
const retryAfter = 10_000;

/**
 * Makes a function that applies the migrations that a database lacks. Once that has succeeded, calls cost
 * nothing. Calls at the same time share one attempt.
 *
 * @param clock the time in milliseconds
 * @returns a function that throws {@link MigrationFailed} if a migration fails
 */
export function createMigrator(db: Database, clock: () => number = Date.now): Migrator {
  let attempt: Promise<void> | undefined;
  let failedAt = Number.POSITIVE_INFINITY;
  const start = async () => {
    try {
      const count = await migrate(db);
      if (count > 0) console.log({ message: 'database migrated', migrations: count });
    } catch (error) {
      failedAt = clock();
      throw error;
    }
  };
  return () => {
    if (attempt === undefined || clock() - failedAt >= retryAfter) {
      failedAt = Number.POSITIVE_INFINITY;
      attempt = start();
    }
    return attempt;
  };
}
