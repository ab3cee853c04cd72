import type { Context } from 'hono';
import { noEdgeCache } from '../notify/edge-cache.ts';
import { notifyChanges } from '../notify/notify-changes.ts';
import type { AppEnv } from './context.ts';

/** Notifies the edge cache and hubs of what has changed since a time, such as the start of a request. */
export async function notifyChangesSince(c: Context<AppEnv>, since: Date): Promise<void> {
  const { config, db } = c.var;
  await notifyChanges(config, db, c.env?.edgeCache ?? noEdgeCache, since);
}
