import { asc } from 'drizzle-orm';
import type { Database } from './database.ts';
import { watch } from './schema.ts';

/** What health goes by: a row a source. */
export function listHealth(db: Database) {
  return db
    .select({ source: watch.source, failures: watch.failures, behindSince: watch.behindSince })
    .from(watch)
    .orderBy(asc(watch.source));
}
