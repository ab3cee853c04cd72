import type { Context } from 'hono';
import type { AppEnv } from '../context.ts';
import { openApiDocument } from './document.ts';

/** `GET /api/openapi.json`: the API in words for programs; made once, since it never changes. */
export function openApi() {
  let document: object | undefined;
  return (c: Context<AppEnv>): Response => {
    document ??= openApiDocument(c.var.config.publicUrl);
    return c.json(document);
  };
}
