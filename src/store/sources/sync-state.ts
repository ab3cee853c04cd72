import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { syncState } from '../schema.ts';

/** The state of a scheduled source. */
export type SyncState = typeof syncState.$inferSelect;

// Milliseconds. No source asks for a longer backoff: one that ends later was recorded by a wrong clock.
const maxBackoff = 24 * 60 * 60_000 + 1_000;

/** When the backoff of a source ends; undefined if the source may be called. */
export function backoffUntil(
  syncState: Pick<SyncState, 'retryAfter'> | undefined,
  now: Date,
): Date | undefined {
  const until = syncState?.retryAfter;
  const rest = until ? until.getTime() - now.getTime() : 0;
  return until && rest > 0 && rest <= maxBackoff ? until : undefined;
}

/** The state of a source; undefined if it has never been imported and has never failed. */
export async function findSyncState(db: Database, source: string): Promise<SyncState | undefined> {
  const [found] = await db.select().from(syncState).where(eq(syncState.source, source));
  return found;
}

/** The states of all scheduled sources. */
export function listSyncStates(db: Database) {
  return db.select().from(syncState).orderBy(asc(syncState.source));
}

/**
 * Records that a source has failed, and releases its lease.
 *
 * @param retryAfter the end of the backoff that the source has asked for; null if it has not
 * @returns whether the reason differs from that of the previous failure
 */
export async function recordSyncFailure(
  db: Database,
  source: string,
  reason: string,
  retryAfter: Date | null,
  now: Date,
): Promise<boolean> {
  const before = await findSyncState(db, source);
  const failure = { failingSince: before?.failingSince ?? now, reason, retryAfter };
  await db
    .insert(syncState)
    .values({ source, ...failure, failures: 1 })
    .onConflictDoUpdate({
      target: syncState.source,
      set: {
        ...failure,
        failures: sql`${syncState.failures} + 1`,
        jobId: null,
        isRerunRequested: false,
      },
    });
  return before?.reason !== reason;
}

/** Records that a source works again and has nothing new. */
export async function clearFailures(db: Database, source: string): Promise<void> {
  await db
    .update(syncState)
    .set({ failures: 0, failingSince: null, reason: '', retryAfter: null, behindSince: null })
    .where(and(eq(syncState.source, source), isNull(syncState.jobId)));
}
