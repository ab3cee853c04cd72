import { and, asc, eq, gte, sql } from 'drizzle-orm';
import { type Database, seconds } from './database.ts';
import { cacheCheckpoint, importRun, scope } from './schema.ts';

/** Up to which time the edge's cache knows what has changed; the epoch where it knows nothing. */
export async function readCacheCheckpoint(db: Database): Promise<Date> {
  const [cursor] = await db.select().from(cacheCheckpoint).where(eq(cacheCheckpoint.id, 1));
  return cursor?.invalidatedUntil ?? new Date(0);
}

/** Moves that time on; it never goes back. */
export async function advanceCacheCheckpoint(db: Database, until: Date): Promise<void> {
  await db
    .insert(cacheCheckpoint)
    .values({ id: 1, invalidatedUntil: until })
    .onConflictDoUpdate({
      target: cacheCheckpoint.id,
      set: { invalidatedUntil: until },
      setWhere: sql`${cacheCheckpoint.invalidatedUntil} < ${seconds(until)}`,
    });
}

/** The ids of scopes that have changed since a time, `limit` at the most. */
export async function changedScopes(db: Database, since: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: scope.id })
    .from(scope)
    .where(gte(scope.changedAt, since))
    .orderBy(asc(scope.changedAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

// Runs are few between two calls; older ones have their note.
const latestRuns = 50;

/** Remembers with the runs that have ended since a time what came of telling the cache. */
export async function recordInvalidation(db: Database, since: Date, note: string): Promise<void> {
  await db
    .update(importRun)
    .set({ cache: note })
    .where(
      and(
        sql`${importRun.id} > (select max(id) from ${importRun}) - ${latestRuns}`,
        gte(importRun.finishedAt, since),
      ),
    );
}
