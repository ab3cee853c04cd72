import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { Config } from '../config/config.ts';
import { gonePolicy, missingPolicy, privatePolicy } from '../http/cache-policy.ts';
import { preflight, publicRead, readMethods } from '../http/cors.ts';
import { createMoved } from '../http/old-url-redirects.ts';
import { createSpeller, type Spelling } from '../http/url-pattern.ts';
import type { AppEnv } from './context.ts';
import { notFound, refuse } from './errors.ts';
import { redirectTo } from './responses.ts';

// Longer than any address that Feedmill has, with names of a thousand letters in it.
const maxLength = 8_000;

/**
 * Comes before the routes of what anybody may read. It lets through what is asked for at the one
 * spelling that an address has; another spelling, and the address of another system, is sent there.
 * No query parameter means anything here, but WordPress's at its plain addresses.
 *
 * @param patterns every address that is read, as its route has it
 * @param app answers in the place of an old address, where it is not to be redirected
 */
export function canonicalUrls(
  patterns: readonly string[],
  { oldUrls, redirects }: Config,
  app: Pick<Hono<AppEnv>, 'fetch'>,
): MiddlewareHandler<AppEnv> {
  const spell = createSpeller(patterns);
  const findMoved = createMoved(redirects, oldUrls !== 'off');
  const answersThere = oldUrls === 'answer';

  return async (c, next) => {
    for (const [name, value] of Object.entries(publicRead)) c.header(name, value);
    const { url, method } = c.req.raw;
    if (url.length > maxLength) return tooLong(c);
    const { pathname, search } = new URL(url);
    const spelling = spell(pathname);
    if (spelling === 'unreadable') return unreadable(c, 'The address is not UTF-8.');
    const isRead = method === 'GET' || method === 'HEAD';
    if (spelling !== 'unknown' && !isRead) return otherMethod(c);
    if (isSpelledSo(spelling, pathname) && !url.includes('?')) return next();
    const moved = findMoved(pathname, new URLSearchParams(search));
    if (moved === 'invalid') return unreadable(c, 'What feed= or cat= asks for is not known here.');
    if (moved && !isRead) return otherMethod(c);
    if (moved === 'gone') return gone(c);
    // What is no address here, a pair of the publisher's may lead to; never answered, for it may lead back.
    if (moved && answersThere && isSpelledSo(spell(moved.path), moved.path)) {
      return app.fetch(new Request(new URL(moved.path, url), c.req.raw), c.env);
    }
    if (moved) return redirectTo(c, moved.path);
    return spelling === 'unknown' ? notFound(c) : redirectTo(c, spelling.path);
  };
}

function isSpelledSo(spelling: Spelling, path: string): boolean {
  return typeof spelling === 'object' && spelling.path === path;
}

function gone(c: Context<AppEnv>): Response {
  c.header('Cache-Control', gonePolicy);
  return refuse(c, 410, 'This feed is gone for good.');
}

/** 204 to what a browser asks before it asks; 405 to whoever would write (RFC 9110, 15.5.6). */
function otherMethod(c: Context<AppEnv>): Response {
  c.header('Allow', readMethods);
  c.header('Cache-Control', privatePolicy);
  if (c.req.method !== 'OPTIONS') return refuse(c, 405, 'Feeds and pages can only be read.');
  for (const [name, value] of Object.entries(preflight)) c.header(name, value);
  return c.body(null, 204);
}

function unreadable(c: Context<AppEnv>, detail: string): Response {
  c.header('Cache-Control', missingPolicy);
  return refuse(c, 400, detail);
}

function tooLong(c: Context<AppEnv>): Response {
  c.header('Cache-Control', privatePolicy);
  return refuse(c, 414, `An address here has at most ${maxLength} characters.`);
}
