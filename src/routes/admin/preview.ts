import type { Context } from 'hono';
import { previewSource } from '../../import/preview-source.ts';
import type { PreviewResponse } from '../../model/admin-api.ts';
import type { AppEnv } from '../context.ts';
import { sourceOf } from '../input.ts';
import { callableSource } from './scheduled-source.ts';

/** `GET /api/sources/{source}/preview`: reports what an import would change. */
export async function preview(c: Context<AppEnv, '/:source'>): Promise<Response> {
  return c.json(await readPreview(c, sourceOf(c)));
}

/**
 * Finds out what an import of a scheduled source would change.
 *
 * @throws {HTTPException} 404 if the source is not scheduled; 409 if it asked for a backoff
 * @throws {ImportError} if the source does not respond, or is not a site
 */
export async function readPreview(c: Context<AppEnv>, name: string): Promise<PreviewResponse> {
  const now = new Date();
  const source = await callableSource(c, name, now);
  const response = await previewSource(c.var.db, c.var.config, source, now);
  console.log({ message: 'preview', source: name, ...response.counts });
  return response;
}
