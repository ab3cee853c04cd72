import type { Context } from 'hono';
import type { AppEnv } from '../context.ts';
import { openApiDocument } from './document.ts';

/** `GET /api/openapi.json`: the API in words for programs. */
export function openApi(c: Context<AppEnv>): Response {
  return c.json(openApiDocument(c.var.config.publicUrl));
}
