import type { Context } from 'hono';
import { previewSource } from '../../import/preview-source.ts';
import type { AppEnv } from '../context.ts';
import { sourceOf } from '../input.ts';
import { refuseBackoff, refuseUnscheduled } from './scheduled-source.ts';

/** `GET /api/sources/{source}/preview`: reports what an import would change. */
export async function preview(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const name = sourceOf(c);
  const source = c.env?.sources?.find((candidate) => candidate.name === name);
  if (!source) return refuseUnscheduled(c);
  const now = new Date();
  const refusal = await refuseBackoff(c, name, now);
  if (refusal) return refusal;
  const response = await previewSource(c.var.db, c.var.config, source, now);
  console.log({ message: 'preview', source: name, ...response.counts });
  return c.json(response);
}
