import type { Context } from 'hono';
import type { AppEnv } from '../context.ts';
import { openApiDocument } from './document.ts';

/** `GET /api/openapi.json`. The document never changes, so it is made once. */
export function openApi() {
  let document: object | undefined;
  return (c: Context<AppEnv>): Response => {
    document ??= openApiDocument(c.var.config.publicUrl);
    return c.json(document);
  };
}
