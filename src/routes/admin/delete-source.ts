import type { Context } from 'hono';
import { deleteSource } from '../../import/delete-source.ts';
import type { SourceDeletedResponse } from '../../model/admin-api.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';
import { sourceOf } from '../input.ts';
import { notifyOfChanges } from '../notify.ts';

/** `DELETE /api/sources/{source}`: forgets a source, a part of it a call: 202 until all is done. */
export async function forget(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { db } = c.var;
  const source = sourceOf(c);
  const began = new Date();
  const forgotten = await deleteSource(db, source, () => new Date());
  if (forgotten === 'unknown') return refuse(c, 404, 'There is no such source.');
  if (forgotten === 'busy') {
    return refuse(c, 409, 'An import of this source is under way. Try again when it is done.');
  }
  await notifyOfChanges(c, began);
  const { left } = forgotten;
  const answer: SourceDeletedResponse = { source, isDone: left === 0, left };
  return c.json(answer, answer.isDone ? 200 : 202);
}
