import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Database, seconds } from '../database.ts';
import { watch } from '../schema.ts';

/** What is known of a source that the schedule looks at. */
export type StoredWatch = typeof watch.$inferSelect;

/** Whether a workflow is at work on a source: it has it, and has said so lately. */
export function isAtWork(
  watch: Pick<StoredWatch, 'instance' | 'beatAt'> | undefined,
  now: Date,
): boolean {
  if (!watch?.instance || !watch.beatAt) return false;
  return seconds(now) - seconds(watch.beatAt) <= silence;
}

/** Until when a source wants to be left alone; undefined where it may be asked. */
export function waitsUntil(
  watch: Pick<StoredWatch, 'notBefore'> | undefined,
  now: Date,
): Date | undefined {
  const until = watch?.notBefore;
  return until && until > now ? until : undefined;
}

/** Seconds after which a workflow that has not said that it is at work is taken for broken off. */
export const silence = 8;

/** What is known of a source; undefined where no look at it has found or failed anything. */
export async function findWatch(db: Database, source: string): Promise<StoredWatch | undefined> {
  const [found] = await db.select().from(watch).where(eq(watch.source, source));
  return found;
}

/**
 * Gives a source to a workflow, unless another is at work on it. Where one is, it is noted that one
 * more look is wanted, so that what came up meanwhile is not missed.
 *
 * @returns whether the workflow has it
 */
export async function takeWatch(
  db: Database,
  source: string,
  instance: string,
  now: Date,
): Promise<boolean> {
  const taken = await db
    .insert(watch)
    .values({ source, instance, beatAt: now, behindSince: now })
    .onConflictDoUpdate({
      target: watch.source,
      set: {
        instance,
        beatAt: now,
        isWanted: false,
        behindSince: sql`coalesce(${watch.behindSince}, ${seconds(now)})`,
      },
      setWhere: sql`${watch.instance} is null or ${watch.beatAt} < ${seconds(now) - silence}`,
    })
    .returning({ source: watch.source });
  if (taken.length > 0) return true;
  await db
    .update(watch)
    .set({ isWanted: true })
    .where(and(eq(watch.source, source), eq(watch.isWanted, false)));
  return false;
}

/**
 * A workflow says that it is at work.
 *
 * @returns whether the source is still its own
 */
export async function beat(db: Database, instance: string, now: Date): Promise<boolean> {
  const mine = await db
    .update(watch)
    .set({ beatAt: now })
    .where(eq(watch.instance, instance))
    .returning({ source: watch.source });
  return mine.length > 0;
}

/**
 * A workflow is done with a source: all that its look has found is in the feeds. Where another look
 * was asked for meanwhile, it keeps the source for that.
 *
 * @returns whether another look is wanted
 */
export async function endWatch(db: Database, instance: string, now: Date): Promise<boolean> {
  const [ended] = await db
    .update(watch)
    .set({
      instance: sql`iif(${watch.isWanted}, ${watch.instance}, null)`,
      beatAt: now,
      behindSince: sql`iif(${watch.isWanted}, ${watch.behindSince}, null)`,
      // SQLite reads the row as it was: this is the value before.
      isWanted: false,
      failures: 0,
      failingSince: null,
      reason: '',
      notBefore: null,
    })
    .where(eq(watch.instance, instance))
    .returning({ instance: watch.instance });
  return ended?.instance === instance;
}

/** A workflow leaves a source to the next look, though there is more in it. */
export async function leaveWatch(db: Database, instance: string): Promise<void> {
  await db
    .update(watch)
    .set({ instance: null, isWanted: false })
    .where(eq(watch.instance, instance));
}

/**
 * A look at a source has failed.
 *
 * @param notBefore until when the source wants to be left alone
 * @returns whether it is for another reason than the time before
 */
export async function failWatch(
  db: Database,
  source: string,
  reason: string,
  notBefore: Date | null,
  now: Date,
): Promise<boolean> {
  const before = await findWatch(db, source);
  const failure = { failingSince: before?.failingSince ?? now, reason, notBefore };
  await db
    .insert(watch)
    .values({ source, ...failure, failures: 1 })
    .onConflictDoUpdate({
      target: watch.source,
      set: { ...failure, failures: sql`${watch.failures} + 1`, instance: null, isWanted: false },
    });
  return before?.reason !== reason;
}

/** A source answers again, with nothing new. */
export async function clearFailures(db: Database, source: string): Promise<void> {
  await db
    .update(watch)
    .set({ failures: 0, failingSince: null, reason: '', notBefore: null, behindSince: null })
    .where(and(eq(watch.source, source), isNull(watch.instance)));
}
