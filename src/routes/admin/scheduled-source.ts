import type { Context } from 'hono';
import { backoffUntil, findSyncState } from '../../store/sources/sync-state.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';

/** 404, for a source that no variable names, also where it is one whose posts are sent. */
export function refuseUnscheduled(c: Context<AppEnv>): Response {
  const detail = 'The schedule knows no such source. Posts that are sent come by "npm run import".';
  return refuse(c, 404, detail);
}

/** 409 where a source has asked to be left alone, with a time; undefined where it may be asked. */
export async function refuseBackoff(
  c: Context<AppEnv>,
  source: string,
  now: Date,
): Promise<Response | undefined> {
  const until = backoffUntil(await findSyncState(c.var.db, source), now);
  if (!until) return undefined;
  c.header('Retry-After', String(Math.ceil((until.getTime() - now.getTime()) / 1000)));
  return refuse(c, 409, `This source has asked to be left alone until ${until.toISOString()}.`);
}
