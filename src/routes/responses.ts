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
 * Sets the validators, lifetime and cache tags of a document or of a 304 for it. An import invalidates
 * the document at the edge if it changes one of the shown scopes.
 *
 * @param maxAge seconds for which clients may cache the document
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
  // If the client accepts compression, the Worker or the edge compresses the document.
  c.header('Vary', 'Accept-Encoding');
}

/** Redirects permanently (301) to the canonical or new URL of a resource. */
export function redirectTo(c: Context<AppEnv>, path: string): Response {
  c.header('Cache-Control', redirectPolicy);
  return c.redirect(path, 301);
}

/** Redirects temporarily (302) to a URL that may change. */
export function redirectForNow(c: Context<AppEnv>, path: string): Response {
  c.header('Cache-Control', publicFor(c.var.config.feedMaxAge));
  return c.redirect(path, 302);
}

/** Sets the headers of every response. A response without a lifetime is not cached. */
export function setDefaultHeaders(c: Context<AppEnv>): void {
  c.header('X-Content-Type-Options', 'nosniff');
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', privatePolicy);
}
