import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Database, seconds } from '../database.ts';
import { syncState } from '../schema.ts';

/** What is known of a source that the schedule looks at. */
export type SyncState = typeof syncState.$inferSelect;

/** Whether a workflow is at work on a source: it has it, and has said so lately. */
export function hasLiveLease(
  syncState: Pick<SyncState, 'instance' | 'heartbeatAt'> | undefined,
  now: Date,
): boolean {
  if (!syncState?.instance || !syncState.heartbeatAt) return false;
  return seconds(now) - seconds(syncState.heartbeatAt) <= leaseTimeout;
}

/** Until when a source wants to be left alone; undefined where it may be asked. */
export function backoffUntil(
  syncState: Pick<SyncState, 'retryAfter'> | undefined,
  now: Date,
): Date | undefined {
  const until = syncState?.retryAfter;
  return until && until > now ? until : undefined;
}

/** Seconds after which a workflow that has not said that it is at work is taken for broken off. */
export const leaseTimeout = 8;

/** What is known of a source; undefined where no look at it has found or failed anything. */
export async function findSyncState(db: Database, source: string): Promise<SyncState | undefined> {
  const [found] = await db.select().from(syncState).where(eq(syncState.source, source));
  return found;
}

/**
 * Gives a source to a workflow, unless another is at work on it. Where one is, it is noted that one
 * more look is wanted, so that what came up meanwhile is not missed.
 *
 * @returns whether the workflow has it
 */
export async function acquireLease(
  db: Database,
  source: string,
  instance: string,
  now: Date,
): Promise<boolean> {
  const taken = await db
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
  if (taken.length > 0) return true;
  await db
    .update(syncState)
    .set({ isRerunRequested: true })
    .where(and(eq(syncState.source, source), eq(syncState.isRerunRequested, false)));
  return false;
}

/**
 * A workflow says that it is at work.
 *
 * @returns whether the source is still its own
 */
export async function heartbeat(db: Database, instance: string, now: Date): Promise<boolean> {
  const mine = await db
    .update(syncState)
    .set({ heartbeatAt: now })
    .where(eq(syncState.instance, instance))
    .returning({ source: syncState.source });
  return mine.length > 0;
}

/**
 * A workflow is done with a source: all that its look has found is in the feeds. Where another look
 * was asked for meanwhile, it keeps the source for that.
 *
 * @returns whether another look is wanted
 */
export async function finishPass(db: Database, instance: string, now: Date): Promise<boolean> {
  const [ended] = await db
    .update(syncState)
    .set({
      instance: sql`iif(${syncState.isRerunRequested}, ${syncState.instance}, null)`,
      heartbeatAt: now,
      behindSince: sql`iif(${syncState.isRerunRequested}, ${syncState.behindSince}, null)`,
      // SQLite reads the row as it was: this is the value before.
      isRerunRequested: false,
      failures: 0,
      failingSince: null,
      reason: '',
      retryAfter: null,
    })
    .where(eq(syncState.instance, instance))
    .returning({ instance: syncState.instance });
  return ended?.instance === instance;
}

/** A workflow leaves a source to the next look, though there is more in it. */
export async function releaseLease(db: Database, instance: string): Promise<void> {
  await db
    .update(syncState)
    .set({ instance: null, isRerunRequested: false })
    .where(eq(syncState.instance, instance));
}

/**
 * A look at a source has failed.
 *
 * @param notBefore until when the source wants to be left alone
 * @returns whether it is for another reason than the time before
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

/** A source answers again, with nothing new. */
export async function clearFailures(db: Database, source: string): Promise<void> {
  await db
    .update(syncState)
    .set({ failures: 0, failingSince: null, reason: '', retryAfter: null, behindSince: null })
    .where(and(eq(syncState.source, source), isNull(syncState.instance)));
}
