import { inArray, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { hookDelivery } from './schema.ts';

// Milliseconds for which calls are remembered. Senders repeat one for hours at the most.
const memory = 24 * 60 * 60_000;

/**
 * Takes a call of a webhook, once.
 *
 * @param ids what it is known by; one that is known by any of them was taken before
 * @returns whether it is a new one
 */
export async function takeDelivery(
  db: Database,
  ids: readonly string[],
  now: Date,
): Promise<boolean> {
  if (ids.length === 0) return true;
  const [, taken] = await db.batch([
    db.delete(hookDelivery).where(lt(hookDelivery.takenAt, new Date(now.getTime() - memory))),
    db
      .insert(hookDelivery)
      .values(ids.map((id) => ({ id, takenAt: now })))
      .onConflictDoNothing()
      .returning({ id: hookDelivery.id }),
  ]);
  return taken.length === ids.length;
}

/** Forgets a call that came to nothing, so that it may be repeated. */
export async function forgetDelivery(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.delete(hookDelivery).where(inArray(hookDelivery.id, [...ids]));
}
