import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { Config } from '../config/config.ts';
import { gonePolicy, privatePolicy } from '../http/cache-policy.ts';
import { canonicalQuery } from '../http/canonical-query.ts';
import { allowedMethods, corsHeaders, preflightHeaders } from '../http/cors.ts';
import { parseOldQuery } from '../http/old-queries.ts';
import { createOldUrls } from '../http/old-url-lookup.ts';
import { type Canonical, createCanonicalizer } from '../http/url-pattern.ts';
import { searchPath } from '../model/search.ts';
import type { AppEnv } from './context.ts';
import { badRequest, notFound, refuse } from './errors.ts';
import { resolveOldUrl } from './old-urls.ts';
import { redirectTo } from './responses.ts';

// Characters. No URL of Feedmill is as long, even if it has names of a thousand letters.
const maxUrlLength = 8_000;

/**
 * Redirects other spellings of a public URL, and old URLs, to the canonical URL. Only requests for
 * canonical URLs reach the routes. Queries are removed, except those that select what is shown
 * (src/http/canonical-query.ts) and those of old URLs that name the feed.
 *
 * @param patterns the patterns of all public routes
 * @param app responds at old URLs if they are configured not to redirect
 */
export function canonicalUrls(
  patterns: readonly string[],
  { oldUrls, redirects }: Config,
  app: Pick<Hono<AppEnv>, 'fetch'>,
): MiddlewareHandler<AppEnv> {
  const canonicalize = createCanonicalizer(patterns);
  const withOldUrls = oldUrls !== 'off';
  const old = createOldUrls(redirects, withOldUrls, canonicalize(searchPath) !== 'unknown');

  return async (c, next) => {
    for (const [name, value] of Object.entries(corsHeaders)) c.header(name, value);
    const { url, method } = c.req.raw;
    if (url.length > maxUrlLength) return tooLong(c);
    const { pathname, searchParams: query } = new URL(url);
    const canonical = canonicalize(pathname);
    if (canonical === 'unreadable') return badRequest(c, 'The URL is not valid UTF-8.');
    const isRead = method === 'GET' || method === 'HEAD';
    if (canonical !== 'unknown' && !isRead) return otherMethod(c);
    const rest = typeof canonical === 'object' ? canonicalQuery(canonical.path, query) : '';
    const isServed = isCanonical(pathname, canonical) && queryOf(url) === rest;
    if (isServed && !old.custom(pathname, query)) return next();
    const candidates = old.find(pathname, query);
    if (candidates === 'invalid') return badRequest(c, 'This feed or category is unknown.');
    const moved = await resolveOldUrl(c.var.db, candidates);
    if (moved && !isRead) return otherMethod(c);
    if (moved === 'gone') return gone(c);
    // Only canonical URLs are served: any other path could redirect back here in an endless loop.
    if (moved && oldUrls === 'answer' && isCanonical(moved.path, canonicalize(moved.path))) {
      return app.fetch(new Request(new URL(moved.path, url), c.req.raw), c.env);
    }
    if (moved) return redirectTo(c, moved.path);
    // The feed that a redirect of the publisher leads to does not exist yet.
    if (isServed) return next();
    // A page would be the wrong response to a request for a feed.
    const asksForFeed = withOldUrls && parseOldQuery(pathname, query) !== undefined;
    return canonical === 'unknown' || (asksForFeed && canonical.path.endsWith('/'))
      ? notFound(c)
      : redirectTo(c, canonical.path + rest);
  };
}

/** The query of a URL, with its question mark, which a URL without parameters may have too. */
function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at);
}

function isCanonical(path: string, canonical: Canonical): boolean {
  return typeof canonical === 'object' && canonical.path === path;
}

function gone(c: Context<AppEnv>): Response {
  c.header('Cache-Control', gonePolicy);
  return refuse(c, 410, 'This feed is gone for good.');
}

/** 204 for a CORS preflight request, 405 for any other method (RFC 9110 §15.5.6). */
function otherMethod(c: Context<AppEnv>): Response {
  c.header('Allow', allowedMethods);
  c.header('Cache-Control', privatePolicy);
  if (c.req.method !== 'OPTIONS') return refuse(c, 405, 'Feeds and pages can only be read.');
  for (const [name, value] of Object.entries(preflightHeaders)) c.header(name, value);
  return c.body(null, 204);
}

function tooLong(c: Context<AppEnv>): Response {
  c.header('Cache-Control', privatePolicy);
  return refuse(c, 414, `The URL is longer than ${maxUrlLength} characters.`);
}
