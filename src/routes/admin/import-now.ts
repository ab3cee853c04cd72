import type { Context } from 'hono';
import { orderImport } from '../../import/enqueue.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';
import { sourceOf } from '../input.ts';
import { notScheduled, refuseWaiting } from './scheduled-source.ts';

/** `POST /api/sources/{source}/import`: has a source imported at once. */
export async function importNow(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const source = sourceOf(c);
  const workflows = c.env?.workflows;
  if (!workflows || !c.env.sources?.some(({ name }) => name === source)) {
    return notScheduled(c);
  }
  const now = new Date();
  const waiting = await refuseWaiting(c, source, now);
  if (waiting) return waiting;
  const order = { source, withdrawsAll: c.req.query('withdraw') === 'all' };
  const result = await orderImport(c.var.db, workflows, order, now);
  if (result === 'ordered') return c.json({ source, result }, 202);
  return refuse(c, 409, 'An import is under way; it will look once more when it is done.');
}
