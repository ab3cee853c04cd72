import type { Context } from 'hono';
import { noEdgeCache } from '../notify/edge-cache.ts';
import { notifyChanges } from '../notify/notify-changes.ts';
import { catchUp, runLimits } from '../search/catch-up.ts';
import type { AppEnv } from './context.ts';

/**
 * Updates the index of the search, then notifies the edge cache and hubs of the changes that they have not been
 * notified of.
 */
export async function notifyOfChanges(c: Context<AppEnv>): Promise<void> {
  const { config, db, search } = c.var;
  await catchUp(db, search, runLimits.request);
  await notifyChanges(config, db, c.env?.edgeCache ?? noEdgeCache);
}
