import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { privatePolicy } from '../../http/cache-policy.ts';
import { isPrivateHost } from '../../model/private-host.ts';
import { adminPaths } from '../../pages/admin/frame.ts';
import type { AppEnv } from '../context.ts';
import { documentHeaders, refuse } from '../errors.ts';
import { limitRate } from '../rate-limit.ts';
import { hasSession } from './session.ts';

/**
 * Keeps every response under `/admin/` out of every cache, whatever a handler has said: the key of the edge cache does
 * not have the cookie, so it would serve the page to everybody.
 */
export const neverStored: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const name of documentHeaders) headers.delete(name);
  headers.set('Cache-Control', privatePolicy);
  headers.set('X-Robots-Tag', 'noindex');
  // Browsers send no `Origin` with a form if the policy is `no-referrer`.
  headers.set('Referrer-Policy', 'same-origin');
};

/**
 * Limits the requests of everybody, since none is answered by the edge cache. The response is a line of text: a page
 * would read the database, too.
 */
export const limitVisits: MiddlewareHandler<AppEnv> = async (c, next) =>
  (await limitRate(c, c.env?.BYPASS_LIMIT)) ?? next();

/** Refuses plain http, except in a private network: everybody on the way could read the token. */
export const requireHttps: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { protocol, hostname, pathname } = new URL(c.req.url);
  if (protocol === 'https:' || isPrivateHost(hostname)) return next();
  return refuse(c, 403, `Open this page over https: https://${hostname}${pathname}`);
};

/**
 * Refuses a form that another website has sent. Browsers name the origin of every form, and those without scripts, such as
 * Lynx and w3m, at least the page that it is on. A request with neither is refused, too.
 */
export const requireSameOrigin: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || isFromHere(c)) return next();
  return refuse(c, 403, 'This form was sent by another website. Open this page and try again.');
};

function isFromHere(c: Context<AppEnv>): boolean {
  const { origin: own } = new URL(c.req.url);
  const site = c.req.header('Sec-Fetch-Site');
  const origin = c.req.header('Origin');
  if (site === undefined && origin === undefined) {
    const page = c.req.header('Referer') ?? '';
    return URL.canParse(page) && new URL(page).origin === own;
  }
  return (site ?? 'same-origin') === 'same-origin' && (origin ?? own) === own;
}

/** Leads to the form for the token if there is no session. */
export const requireSession: MiddlewareHandler<AppEnv> = async (c, next) => {
  return (await hasSession(c)) ? next() : c.redirect(adminPaths.signIn, 303);
};

/** 405 (RFC 9110 §15.5.6). */
export function wrongMethod(allowed: string) {
  return (c: Context<AppEnv>): Response => {
    c.header('Allow', allowed);
    return refuse(c, 405, `This page allows ${allowed} only.`);
  };
}

/** @throws {HTTPException} 413 */
export function tooLarge(): never {
  throw new HTTPException(413, { message: 'The form is too large.' });
}
