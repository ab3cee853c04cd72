import type { MiddlewareHandler } from 'hono';
import { acceptsHtml } from '../http/accept.ts';
import { errorPage, type PageError } from '../pages/error.ts';
import { contentSecurityPolicy } from '../pages/policy.ts';
import type { AppEnv } from './context.ts';
import { contextInAnyCase } from './page-context.ts';
import { sendPageInstead } from './responses.ts';

const errors: Readonly<Record<number, PageError>> = {
  400: 'invalid',
  404: 'missing',
  410: 'gone',
  503: 'unavailable',
};

/**
 * Shows errors at public URLs as pages to browsers, which accept HTML. Programs get the line of text
 * that `refuse` makes.
 */
export const errorPages: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const error = errors[c.res.status];
  const isText = c.res.headers.get('Content-Type')?.startsWith('text/plain');
  if (error === undefined || !isText) return;
  // Either of both may be in a cache.
  c.res.headers.set('Vary', 'Accept');
  if (!acceptsHtml(c.req.header('Accept'))) return;
  // Our words say less, but everybody can read them. What is needed to mend it is said in English.
  const detail = isMendable(error) ? (await c.res.clone().text()).trim() : '';
  // No cache keeps a 503, so that one may be in the language of the browser.
  const language = error === 'unavailable' ? c.req.header('Accept-Language') : undefined;
  const page = await errorPage(await contextInAnyCase(c, language), { error, detail });
  sendPageInstead(c, page, contentSecurityPolicy(c.var.config.pagePictures));
};

function isMendable(error: PageError): boolean {
  return error === 'invalid' || error === 'unavailable';
}
