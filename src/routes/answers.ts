import type { Context } from 'hono';
import { publicFor, redirectPolicy } from '../http/cache-policy.ts';
import { type Variant, validatorsOf } from '../http/validators.ts';
import type { Version } from '../model/client-copy.ts';
import type { AppEnv } from './context.ts';

/**
 * Says of a document, or of a 304 for it, which version it is and how long it may be kept.
 *
 * @param maxAge seconds for which it is fresh
 */
export function describeVersion(
  c: Context<AppEnv>,
  version: Version,
  variant: Variant,
  maxAge = c.var.config.feedMaxAge,
): void {
  const { etag, lastModified } = validatorsOf(version, variant);
  c.header('ETag', etag);
  c.header('Last-Modified', lastModified);
  c.header('Cache-Control', publicFor(maxAge));
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
