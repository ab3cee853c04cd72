import type { Context } from 'hono';
import { backoffUntil, findSyncState } from '../../store/sources/sync-state.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';

/** 404 for a source that is not scheduled. A source whose posts are sent is not scheduled either. */
export function refuseUnscheduled(c: Context<AppEnv>): Response {
  return refuse(c, 404, 'The source does not exist or is not scheduled.');
}

/** 409 with `Retry-After` if the source asked for a backoff; undefined otherwise. */
export async function refuseBackoff(
  c: Context<AppEnv>,
  source: string,
  now: Date,
): Promise<Response | undefined> {
  const until = backoffUntil(await findSyncState(c.var.db, source), now);
  if (!until) return undefined;
  c.header('Retry-After', String(Math.ceil((until.getTime() - now.getTime()) / 1000)));
  return refuse(c, 409, `The source asked for a backoff until ${until.toISOString()}.`);
}
