import type { Context } from 'hono';
import { deleteSource } from '../../import/delete-source.ts';
import type { SourceDeletedResponse } from '../../model/admin-api.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';
import { sourceOf } from '../input.ts';
import { notifyOfChanges } from '../notify.ts';

/** `DELETE /api/sources/{source}`: deletes a source in parts. The status is 202 until nothing is left. */
export async function deleteSourceRoute(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { db } = c.var;
  const source = sourceOf(c);
  const result = await deleteSource(db, source, () => new Date());
  if (result === 'unknown') return refuse(c, 404, 'The source does not exist.');
  if (result === 'busy') {
    return refuse(c, 409, 'The source is being imported. Try again after the import.');
  }
  await notifyOfChanges(c);
  const { left } = result;
  const response: SourceDeletedResponse = { source, isDone: left === 0, left };
  return c.json(response, response.isDone ? 200 : 202);
}
