import type { Context } from 'hono';
import { absentCache } from '../../notify/purge.ts';
import { announce } from '../../notify/websub.ts';
import { forgetSource } from '../../import/forget-source.ts';
import { invalidateChanged } from '../../notify/edge-cache.ts';
import type { ForgottenAnswer } from '../../model/admin.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';
import { sourceOf } from '../input.ts';

/** `DELETE /api/sources/{source}`: forgets a source, a part of it a call: 202 until all is done. */
export async function forget(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const { db, config } = c.var;
  const source = sourceOf(c);
  const began = new Date();
  const forgotten = await forgetSource(db, source, () => new Date());
  if (forgotten === 'unknown') return refuse(c, 404, 'There is no such source.');
  if (forgotten === 'busy') {
    return refuse(c, 409, 'An import of this source is under way. Try again when it is done.');
  }
  await invalidateChanged(db, c.env?.edgeCache ?? absentCache, new Date());
  await announce(db, config, began);
  const { left } = forgotten;
  const answer: ForgottenAnswer = { source, isDone: left === 0, left };
  return c.json(answer, answer.isDone ? 200 : 202);
}
