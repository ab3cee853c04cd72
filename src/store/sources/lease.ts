import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { RunEnded } from '../../model/run.ts';
import { type Database, seconds } from '../database.ts';
import { type ReadingPosts, syncState } from '../schema.ts';
import type { SyncState } from './sync-state.ts';

// The lease of a source: the right to import it. One job holds it at a time.

/** Seconds without a heartbeat after which a lease has expired. */
export const leaseTimeout = 8;

/**
 * Whether a source is being imported: its lease is held and has not expired. A heartbeat in the future is
 * that of a wrong clock, and does not count.
 */
export function hasLiveLease(
  syncState: Pick<SyncState, 'jobId' | 'heartbeatAt'> | undefined,
  now: Date,
): boolean {
  if (!syncState?.jobId || !syncState.heartbeatAt) return false;
  return Math.abs(seconds(now) - seconds(syncState.heartbeatAt)) <= leaseTimeout;
}

/**
 * Acquires the lease of a source, unless another job holds it. In that case, another pass of that job
 * is requested, so no change is missed.
 *
 * @returns whether the job now holds the lease
 */
export async function acquireLease(
  db: Database,
  source: string,
  jobId: string,
  now: Date,
): Promise<boolean> {
  // In one transaction: if the lease were released in between, the request would be lost.
  const [acquired] = await db.batch([
    db
      .insert(syncState)
      .values({ source, jobId, heartbeatAt: now, behindSince: now })
      .onConflictDoUpdate({
        target: syncState.source,
        set: {
          jobId,
          heartbeatAt: now,
          isRerunRequested: false,
          behindSince: sql`coalesce(${syncState.behindSince}, ${seconds(now)})`,
        },
        setWhere: sql`${syncState.jobId} is null
          or abs(${syncState.heartbeatAt} - ${seconds(now)}) > ${leaseTimeout}`,
      })
      .returning({ source: syncState.source }),
    db
      .update(syncState)
      .set({ isRerunRequested: true })
      .where(
        and(
          eq(syncState.source, source),
          ne(syncState.jobId, jobId),
          eq(syncState.isRerunRequested, false),
        ),
      ),
  ]);
  return acquired.length > 0;
}

/**
 * Renews the lease of a job.
 *
 * @returns whether the job still holds a lease
 */
export async function renewLease(db: Database, jobId: string, now: Date): Promise<boolean> {
  const renewed = await db
    .update(syncState)
    .set({ heartbeatAt: now })
    .where(eq(syncState.jobId, jobId))
    .returning({ source: syncState.source });
  return renewed.length > 0;
}

/**
 * Begins an attempt of a pass.
 *
 * @returns what the last attempt was reading when it died, null if it did not die; undefined if the job no
 *   longer holds a lease
 */
export async function beginAttempt(
  db: Database,
  jobId: string,
  now: Date,
): Promise<ReadingPosts | null | undefined> {
  const [renewed] = await db
    .update(syncState)
    .set({ heartbeatAt: now })
    .where(eq(syncState.jobId, jobId))
    .returning({ reading: syncState.reading });
  return renewed?.reading;
}

/**
 * Records which posts a pass is about to read, with a heartbeat.
 *
 * @throws {RunEnded} if the job no longer holds a lease
 */
export async function recordReading(
  db: Database,
  jobId: string,
  reading: ReadingPosts,
  now: Date,
): Promise<void> {
  const renewed = await db
    .update(syncState)
    .set({ heartbeatAt: now, reading })
    .where(eq(syncState.jobId, jobId))
    .returning({ source: syncState.source });
  if (renewed.length === 0) throw new RunEnded('the lease is lost');
}

/** Records that an attempt has ended, in whatever way, without dying. */
export async function endAttempt(db: Database, jobId: string): Promise<void> {
  await db
    .update(syncState)
    .set({ reading: null })
    .where(and(eq(syncState.jobId, jobId), isNotNull(syncState.reading)));
}

/**
 * Ends a pass after which the feeds are current. The lease is released, unless another pass was
 * requested meanwhile.
 *
 * @returns whether another pass was requested
 */
export async function finishPass(db: Database, jobId: string, now: Date): Promise<boolean> {
  const [finished] = await db
    .update(syncState)
    .set({
      jobId: sql`iif(${syncState.isRerunRequested}, ${syncState.jobId}, null)`,
      heartbeatAt: now,
      behindSince: sql`iif(${syncState.isRerunRequested}, ${syncState.behindSince}, null)`,
      // The expressions above see the value from before the update.
      isRerunRequested: false,
      failures: 0,
      failingSince: null,
      reason: '',
      retryAfter: null,
    })
    .where(eq(syncState.jobId, jobId))
    .returning({ jobId: syncState.jobId });
  return finished?.jobId === jobId;
}

/** Releases a lease although the feeds are not current. The next tick continues. */
export async function releaseLease(db: Database, jobId: string): Promise<void> {
  await db
    .update(syncState)
    .set({ jobId: null, isRerunRequested: false })
    .where(eq(syncState.jobId, jobId));
}
