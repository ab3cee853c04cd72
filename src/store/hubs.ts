import { asc, eq, sql } from 'drizzle-orm';
import type { Scope } from '../model/scope.ts';
import { type Database, seconds } from './database.ts';
import { hub, scope } from './schema.ts';

/** How far a hub has been notified, and whether it is failing. */
export type StoredHub = typeof hub.$inferSelect;

/** Finds a hub by its URL. A hub that has never been called has been notified of nothing. */
export async function findHub(db: Database, url: string): Promise<StoredHub> {
  const [found] = await db.select().from(hub).where(eq(hub.url, url));
  return (
    found ?? { url, notifiedUntil: new Date(0), notifiedScope: 0, failures: 0, retryAfter: null }
  );
}

/** Lists at most `limit` scopes whose last change a hub does not know, the earliest change first. */
export function listChangesFor(
  db: Database,
  { notifiedUntil, notifiedScope }: StoredHub,
  limit: number,
): Promise<(Scope & { readonly id: number })[]> {
  return db
    .select()
    .from(scope)
    .where(sql`(changed_at, id) > (${seconds(notifiedUntil)}, ${notifiedScope})`)
    .orderBy(asc(scope.changedAt), asc(scope.id))
    .limit(limit);
}

/** Saves how far a hub has been notified, and whether it is failing. */
export async function saveHub(db: Database, row: StoredHub): Promise<void> {
  await db.insert(hub).values(row).onConflictDoUpdate({ target: hub.url, set: row });
}
