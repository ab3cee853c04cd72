import type { Config } from './config/config.ts';
import type { EdgeCache } from './notify/edge-cache.ts';
import { notifyChanges } from './notify/notify-changes.ts';
import { catchUp, runLimits } from './search/catch-up.ts';
import type { Database } from './store/database.ts';

/** The database that has changed, and the caches that are told of it. */
export interface Announcement {
  readonly config: Config;
  readonly db: Database;
  /** The database that has the index of the search; undefined if there is no search. */
  readonly index?: Database | undefined;
  readonly edgeCache: EdgeCache;
}

/**
 * Updates the index of the search, then notifies caches and hubs of what has changed. If the index is far behind, as
 * after a first import, they do not wait for it: a changed post must be in its feeds at once. It never throws.
 */
export async function announceChanges(
  { config, db, index, edgeCache }: Announcement,
  clock: () => Date = () => new Date(),
): Promise<void> {
  const isBehind = await catchUp(db, index, runLimits.urgent, clock);
  await notifyChanges(config, db, edgeCache);
  if (isBehind) await catchUp(db, index, runLimits.background, clock);
}
