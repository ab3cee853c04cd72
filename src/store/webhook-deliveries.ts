import { inArray, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { webhookDelivery } from './schema.ts';

// Milliseconds for which a delivery is remembered. Senders repeat one for a few hours at most.
const retention = 24 * 60 * 60_000;

/**
 * Claims a webhook delivery, so that it is handled only once.
 *
 * @param ids the ids of the delivery; if any of them has been claimed, it is a repetition
 * @returns whether the delivery is new
 */
export async function claimDelivery(
  db: Database,
  ids: readonly string[],
  now: Date,
): Promise<boolean> {
  if (ids.length === 0) return true;
  const [, claimed] = await db.batch([
    db
      .delete(webhookDelivery)
      .where(lt(webhookDelivery.claimedAt, new Date(now.getTime() - retention))),
    db
      .insert(webhookDelivery)
      .values(ids.map((id) => ({ id, claimedAt: now })))
      .onConflictDoNothing()
      .returning({ id: webhookDelivery.id }),
  ]);
  return claimed.length === ids.length;
}

/** Releases a delivery that could not be handled, so that it may be repeated. */
export async function releaseDelivery(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.delete(webhookDelivery).where(inArray(webhookDelivery.id, [...ids]));
}
