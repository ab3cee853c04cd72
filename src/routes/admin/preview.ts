import type { Context } from 'hono';
import { previewSource } from '../../import/preview-source.ts';
import type { AppEnv } from '../context.ts';
import { refuse } from '../errors.ts';
import { sourceOf } from '../input.ts';

/** `GET /api/sources/{source}/preview`: what an import would do. Nothing is changed. */
export async function preview(c: Context<AppEnv, '/:source'>): Promise<Response> {
  const name = sourceOf(c);
  const source = c.env?.sources?.find((one) => one.name === name);
  if (!source) return refuse(c, 404, 'The schedule knows no such source.');
  const answer = await previewSource(c.var.db, c.var.config, source, new Date());
  console.log({ message: 'preview', source: name, ...answer.counts });
  return c.json(answer);
}
