import type { Context } from 'hono';
import {
  atTheEdge,
  cacheTags,
  privatePolicy,
  publicFor,
  redirectPolicy,
} from '../http/cache-policy.ts';
import { type Variant, validatorsOf } from '../http/validators.ts';
import type { Version } from '../model/client-copy.ts';
import type { AppEnv } from './context.ts';

/**
 * Says of a document, or of a 304 for it, which version it is, how long it may be kept, and which
 * scopes it shows: an import that changes one of them makes it stale at the edge.
 *
 * @param maxAge seconds for which it is fresh
 */
export function describeVersion(
  c: Context<AppEnv>,
  version: Version,
  variant: Variant,
  {
    shown,
    maxAge = c.var.config.feedMaxAge,
  }: { readonly shown: readonly { readonly id: number }[]; readonly maxAge?: number },
): void {
  const { etag, lastModified } = validatorsOf(version, variant);
  c.header('ETag', etag);
  c.header('Last-Modified', lastModified);
  c.header('Cache-Control', publicFor(maxAge));
  c.header('Cloudflare-CDN-Cache-Control', atTheEdge(maxAge));
  c.header('Cache-Tag', cacheTags(shown.map(({ id }) => id)));
  // The Worker or whoever is in front of it compresses for those who say that they can take it.
  c.header('Vary', 'Accept-Encoding');
}

/** 301, from another spelling of an address to the one that it has. */
export function redirectTo(c: Context<AppEnv>, path: string): Response {
  c.header('Cache-Control', redirectPolicy);
  return c.redirect(path, 301);
}

/** 302, to where something is for the time being. */
export function redirectForNow(c: Context<AppEnv>, path: string): Response {
  c.header('Cache-Control', publicFor(c.var.config.feedMaxAge));
  return c.redirect(path, 302);
}

/** What every answer says. One that does not say for how long it may be kept is kept by nobody. */
export function setDefaultHeaders(c: Context<AppEnv>): void {
  c.header('X-Content-Type-Options', 'nosniff');
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', privatePolicy);
}
