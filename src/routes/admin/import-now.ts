import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { enqueueImport } from '../../import/enqueue.ts';
import type { AppEnv } from '../context.ts';
import { sourceOf } from '../input.ts';
import { callableSource } from './scheduled-source.ts';

/** `POST /api/sources/{source}/import`: enqueues an import of a source. */
export async function importNow(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const source = sourceOf(c);
  await requestImport(c, source, c.req.query('withdraw') === 'all');
  return c.json({ source, result: 'queued' }, 202);
}

/**
 * Enqueues an import of a scheduled source.
 *
 * @param allowWithdrawals whether it may withdraw any number of articles
 * @throws {HTTPException} 404 if the source is not scheduled; 409 if it is being imported or asked for a backoff
 */
export async function requestImport(
  c: Context<AppEnv>,
  name: string,
  allowWithdrawals: boolean,
): Promise<void> {
  const now = new Date();
  const { name: source } = await callableSource(c, name, now);
  const workflows = c.env?.workflows;
  if (!workflows) throw new HTTPException(404, { message: 'No imports can be started here.' });
  const result = await enqueueImport(c.var.db, workflows, { source, allowWithdrawals }, now);
  if (result === 'queued') return;
  const message = 'The source is being imported. The import will make another pass.';
  throw new HTTPException(409, { message });
}
