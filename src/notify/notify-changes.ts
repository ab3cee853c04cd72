import type { Config } from '../config/config.ts';
import { type Database, databaseReason } from '../store/database.ts';
import { findOrigin } from '../store/origin.ts';
import type { EdgeCache } from './edge-cache.ts';
import { invalidateChanged } from './invalidate.ts';
import { publishToHubs } from './websub.ts';

/**
 * Notifies the edge cache, then WebSub hubs, of the changes that they have not been notified of: after
 * an import, after an article is withdrawn or restored, and at each tick of the schedule. It never
 * throws: the changes have been written and stay.
 */
export async function notifyChanges(config: Config, db: Database, cache: EdgeCache): Promise<void> {
  const now = new Date();
  await invalidateChanged(db, cache, now);
  if (config.feedHubs.length === 0) return;
  try {
    const publicUrl = config.publicUrl || (await findOrigin(db));
    // Hubs wait: nobody can have subscribed to a feed whose URL is not known yet.
    if (publicUrl === '') return;
    const feeds = await publishToHubs(db, { ...config, publicUrl }, now);
    console.log({ message: 'hubs notified', feeds });
  } catch (error) {
    console.error({ message: 'hubs not notified', reason: databaseReason(error) });
  }
}
