import { and, asc, eq, gte, sql } from 'drizzle-orm';
import { type Database, seconds } from './database.ts';
import { cacheCheckpoint, importRun, scope, sitemap } from './schema.ts';

/** Reads the time up to which the edge cache has been notified of changes; at first, the epoch. */
export async function readCacheCheckpoint(db: Database): Promise<Date> {
  const [checkpoint] = await db.select().from(cacheCheckpoint).where(eq(cacheCheckpoint.id, 1));
  return checkpoint?.invalidatedUntil ?? new Date(0);
}

// Seconds. A checkpoint that is further in the future was recorded by a wrong clock.
const maxAhead = 60;

/** Advances the checkpoint. It does not go back, unless it is in the future. */
export async function advanceCacheCheckpoint(db: Database, until: Date): Promise<void> {
  await db
    .insert(cacheCheckpoint)
    .values({ id: 1, invalidatedUntil: until })
    .onConflictDoUpdate({
      target: cacheCheckpoint.id,
      set: { invalidatedUntil: until },
      setWhere: sql`${cacheCheckpoint.invalidatedUntil} not between
        ${seconds(until)} and ${seconds(until) + maxAhead}`,
    });
}

/** The ids of at most `limit` scopes that have changed since a time, the earliest change first. */
export async function listChangedScopeIds(
  db: Database,
  since: Date,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .select({ id: scope.id })
    .from(scope)
    .where(gte(scope.changedAt, since))
    .orderBy(asc(scope.changedAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** The numbers of at most `limit` sitemaps that have changed since a time. It reads a row for each sitemap. */
export async function listChangedSitemaps(
  db: Database,
  since: Date,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .select({ id: sitemap.id })
    .from(sitemap)
    .where(gte(sitemap.changedAt, since))
    .limit(limit);
  return rows.map(({ id }) => id);
}

// Few runs end between two invalidations. Without this limit, all runs would be read.
const maxRuns = 50;

/** Records the result of an invalidation with the runs that have ended since a time. */
export async function recordInvalidation(db: Database, since: Date, note: string): Promise<void> {
  await db
    .update(importRun)
    .set({ cache: note })
    .where(
      and(
        sql`${importRun.id} > (select max(id) from ${importRun}) - ${maxRuns}`,
        gte(importRun.finishedAt, since),
      ),
    );
}
