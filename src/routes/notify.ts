import type { Context } from 'hono';
import { noEdgeCache } from '../notify/edge-cache.ts';
import { notifyChanges } from '../notify/notify-changes.ts';
import type { AppEnv } from './context.ts';

/** Notifies the edge cache and hubs of the changes that a request has made since a time. */
export async function notifyOfChanges(c: Context<AppEnv>, since: Date): Promise<void> {
  const { config, db } = c.var;
  await notifyChanges(config, db, c.env?.edgeCache ?? noEdgeCache, since);
}
