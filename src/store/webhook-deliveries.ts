import { inArray, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { webhookDelivery } from './schema.ts';

// Milliseconds for which calls are remembered. Senders repeat one for hours at the most.
const memory = 24 * 60 * 60_000;

/**
 * Takes a call of a webhook, once.
 *
 * @param ids what it is known by; one that is known by any of them was taken before
 * @returns whether it is a new one
 */
export async function claimDelivery(
  db: Database,
  ids: readonly string[],
  now: Date,
): Promise<boolean> {
  if (ids.length === 0) return true;
  const [, taken] = await db.batch([
    db
      .delete(webhookDelivery)
      .where(lt(webhookDelivery.claimedAt, new Date(now.getTime() - memory))),
    db
      .insert(webhookDelivery)
      .values(ids.map((id) => ({ id, claimedAt: now })))
      .onConflictDoNothing()
      .returning({ id: webhookDelivery.id }),
  ]);
  return taken.length === ids.length;
}

/** Forgets a call that came to nothing, so that it may be repeated. */
export async function releaseDelivery(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.delete(webhookDelivery).where(inArray(webhookDelivery.id, [...ids]));
}
