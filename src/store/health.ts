import { asc } from 'drizzle-orm';
import type { Database } from './database.ts';
import { syncState } from './schema.ts';

/** The failures and the delay of each scheduled source; one row per source. */
export function listHealth(db: Database) {
  return db
    .select({
      source: syncState.source,
      failures: syncState.failures,
      behindSince: syncState.behindSince,
    })
    .from(syncState)
    .orderBy(asc(syncState.source));
}
