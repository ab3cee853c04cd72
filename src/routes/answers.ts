import type { Context } from 'hono';
import { publicFor, redirectPolicy } from '../http/cache-policy.ts';
import { type Variant, validatorsOf } from '../http/validators.ts';
import type { Scope } from '../model/scope.ts';
import type { AppEnv } from './context.ts';

/** Says of a scope's document, or of a 304 for it, which version it is and how long it may be kept. */
export function describeVersion(c: Context<AppEnv>, scope: Scope, variant: Variant): void {
  const { etag, lastModified } = validatorsOf(scope, variant);
  c.header('ETag', etag);
  c.header('Last-Modified', lastModified);
  c.header('Cache-Control', publicFor(c.var.config.feedMaxAge));
}

/** 301, from another spelling of an address to the one that it has. */
export function redirectTo(c: Context<AppEnv>, path: string): Response {
  c.header('Cache-Control', redirectPolicy);
  return c.redirect(path, 301);
}
