import type { Context } from 'hono';
import { enqueueImport } from '../../import/enqueue.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';
import { sourceOf } from '../input.ts';
import { refuseBackoff, refuseUnscheduled } from './scheduled-source.ts';

/** `POST /api/sources/{source}/import`: enqueues an import of a source. */
export async function importNow(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const source = sourceOf(c);
  const workflows = c.env?.workflows;
  if (!workflows || !c.env.sources?.some(({ name }) => name === source)) {
    return refuseUnscheduled(c);
  }
  const now = new Date();
  const refusal = await refuseBackoff(c, source, now);
  if (refusal) return refusal;
  const job = { source, allowWithdrawals: c.req.query('withdraw') === 'all' };
  const result = await enqueueImport(c.var.db, workflows, job, now);
  if (result === 'queued') return c.json({ source, result }, 202);
  return refuse(c, 409, 'The source is being imported. The import will make another pass.');
}
