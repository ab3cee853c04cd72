import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Database, seconds } from '../database.ts';
import { syncState } from '../schema.ts';

/** The state of a scheduled source. */
export type SyncState = typeof syncState.$inferSelect;

/** Whether a source is being imported: its lease is held and has not expired. */
export function hasLiveLease(
  syncState: Pick<SyncState, 'instance' | 'heartbeatAt'> | undefined,
  now: Date,
): boolean {
  if (!syncState?.instance || !syncState.heartbeatAt) return false;
  return seconds(now) - seconds(syncState.heartbeatAt) <= leaseTimeout;
}

/** When the backoff of a source ends; undefined if the source may be called. */
export function backoffUntil(
  syncState: Pick<SyncState, 'retryAfter'> | undefined,
  now: Date,
): Date | undefined {
  const until = syncState?.retryAfter;
  return until && until > now ? until : undefined;
}

/** Seconds without a heartbeat after which a lease has expired. */
export const leaseTimeout = 8;

/** The state of a source; undefined if it has never been imported and has never failed. */
export async function findSyncState(db: Database, source: string): Promise<SyncState | undefined> {
  const [found] = await db.select().from(syncState).where(eq(syncState.source, source));
  return found;
}

/**
 * Acquires the lease of a source, unless another instance holds it. In that case another pass is
 * requested from that instance, so that it does not miss what has changed meanwhile.
 *
 * @returns whether the instance now holds the lease
 */
export async function acquireLease(
  db: Database,
  source: string,
  instance: string,
  now: Date,
): Promise<boolean> {
  const acquired = await db
    .insert(syncState)
    .values({ source, instance, heartbeatAt: now, behindSince: now })
    .onConflictDoUpdate({
      target: syncState.source,
      set: {
        instance,
        heartbeatAt: now,
        isRerunRequested: false,
        behindSince: sql`coalesce(${syncState.behindSince}, ${seconds(now)})`,
      },
      setWhere: sql`${syncState.instance} is null or ${syncState.heartbeatAt} < ${seconds(now) - leaseTimeout}`,
    })
    .returning({ source: syncState.source });
  if (acquired.length > 0) return true;
  await db
    .update(syncState)
    .set({ isRerunRequested: true })
    .where(and(eq(syncState.source, source), eq(syncState.isRerunRequested, false)));
  return false;
}

/**
 * Renews the lease of an instance.
 *
 * @returns whether the instance still holds a lease
 */
export async function renewLease(db: Database, instance: string, now: Date): Promise<boolean> {
  const renewed = await db
    .update(syncState)
    .set({ heartbeatAt: now })
    .where(eq(syncState.instance, instance))
    .returning({ source: syncState.source });
  return renewed.length > 0;
}

/**
 * Ends a pass after which the feeds are current. The lease is released, unless another pass was
 * requested meanwhile.
 *
 * @returns whether another pass was requested
 */
export async function finishPass(db: Database, instance: string, now: Date): Promise<boolean> {
  const [finished] = await db
    .update(syncState)
    .set({
      instance: sql`iif(${syncState.isRerunRequested}, ${syncState.instance}, null)`,
      heartbeatAt: now,
      behindSince: sql`iif(${syncState.isRerunRequested}, ${syncState.behindSince}, null)`,
      // The expressions above see the value from before the update.
      isRerunRequested: false,
      failures: 0,
      failingSince: null,
      reason: '',
      retryAfter: null,
    })
    .where(eq(syncState.instance, instance))
    .returning({ instance: syncState.instance });
  return finished?.instance === instance;
}

/** Releases a lease though the feeds are not current; the next tick continues. */
export async function releaseLease(db: Database, instance: string): Promise<void> {
  await db
    .update(syncState)
    .set({ instance: null, isRerunRequested: false })
    .where(eq(syncState.instance, instance));
}

/**
 * Records that a source has failed, and releases its lease.
 *
 * @param retryAfter the end of the backoff that the source has asked for; null if it has not
 * @returns whether the reason differs from that of the failure before
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
        instance: null,
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
    .where(and(eq(syncState.source, source), isNull(syncState.instance)));
}
