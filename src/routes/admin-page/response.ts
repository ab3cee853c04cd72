import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type AdminContext, adminContext } from '../../pages/admin/frame.ts';
import { refusedPage } from '../../pages/admin/message.ts';
import { adminPolicy } from '../../pages/admin/policy.ts';
import type { PageError } from '../../pages/error.ts';
import type { Html } from '../../pages/html.ts';
import type { AppEnv } from '../context.ts';
import { contextInAnyCase } from '../page-context.ts';
import { sendPageInstead } from '../responses.ts';

/** The values that all views have in common. */
export async function contextOf(c: Context<AppEnv>): Promise<AdminContext> {
  return adminContext(await contextInAnyCase(c, c.req.header('Accept-Language')));
}

/** Sends a view with its Content Security Policy. */
export function send(
  c: Context<AppEnv>,
  page: Html,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  c.header('Content-Security-Policy', adminPolicy(c.var.config.pagePictures));
  return c.html(page, status);
}

const errors: Readonly<Record<number, PageError>> = { 404: 'missing', 503: 'unavailable' };

/** Shows refusals as pages. The handlers, which the API has too, respond with a line of text. */
export const refusalPages: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { status, headers } = c.res;
  if (status < 400 || !headers.get('Content-Type')?.startsWith('text/plain')) return;
  const detail = (await c.res.text()).trim();
  const page = await refusedPage(await contextOf(c), detail, errors[status]);
  sendPageInstead(c, page, adminPolicy(c.var.config.pagePictures));
};
