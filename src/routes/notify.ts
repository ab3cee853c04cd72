import type { Context } from 'hono';
import { noEdgeCache } from '../notify/edge-cache.ts';
import { notifyChanges } from '../notify/notify-changes.ts';
import type { AppEnv } from './context.ts';

/** Notifies the edge cache and hubs of the changes that they have not been notified of. */
export async function notifyOfChanges(c: Context<AppEnv>): Promise<void> {
  const { config, db } = c.var;
  await notifyChanges(config, db, c.env?.edgeCache ?? noEdgeCache);
}
