import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Source } from '../../sources/source.ts';
import { backoffUntil, findSyncState } from '../../store/sources/sync-state.ts';
import type { AppEnv } from '../context.ts';

/**
 * The source of the schedule that has this name, unless it asked for a backoff. A source whose posts are sent is not
 * scheduled.
 *
 * @throws {HTTPException} 404 if there is none; 409 with `Retry-After` during the backoff of the source
 */
export async function callableSource(c: Context<AppEnv>, name: string, now: Date): Promise<Source> {
  const source = c.env?.sources?.find((candidate) => candidate.name === name);
  if (!source) {
    throw new HTTPException(404, { message: 'The source does not exist or is not scheduled.' });
  }
  const until = backoffUntil(await findSyncState(c.var.db, name), now);
  if (!until) return source;
  c.header('Retry-After', String(Math.ceil((until.getTime() - now.getTime()) / 1000)));
  const message = `The source asked for a backoff until ${until.toISOString()}.`;
  throw new HTTPException(409, { message });
}
