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
import { strictUrl } from '../model/web-url.ts';
import type { Html } from '../pages/html.ts';
import { configuredSince } from '../store/feeds/configuration.ts';
import type { StoredSite } from '../store/schema.ts';
import type { AppEnv } from './context.ts';
import { configurationId } from './variants.ts';

/**
 * The version of a document. Its date is that of the last change of its data, or of the configuration
 * that it is rendered with.
 *
 * @param site the site's row, as it was read with the data
 */
export async function versionOf(
  c: Context<AppEnv>,
  { revision, changedAt }: { readonly revision: number; readonly changedAt: Date },
  site: StoredSite,
): Promise<Version> {
  const { config, db } = c.var;
  const since = await configuredSince(db, site, configurationId(config));
  return { revision, changedAt: since && (since > changedAt ? since : changedAt) };
}

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
  if (lastModified !== undefined) c.header('Last-Modified', lastModified);
  c.header('Cache-Control', publicFor(maxAge));
  c.header('Cloudflare-CDN-Cache-Control', atTheEdge(maxAge));
  c.header('Cache-Tag', cacheTags(shown.map(({ id }) => id)));
  // If the client accepts compression, the Worker or the edge compresses the document.
  c.header('Vary', 'Accept-Encoding');
}

/**
 * Names the hubs that are notified of the changes of a feed, and the feed's own URL (WebSub §4). A JSON
 * Feed has no other place for the latter that hubs read.
 *
 * @param publicUrl empty at a 304 that has not read a learned URL. The header is left out then, and caches keep
 *   the one that they have.
 */
export function linkToHubs(c: Context<AppEnv>, publicUrl: string, path: string): void {
  const { feedHubs } = c.var.config;
  if (feedHubs.length === 0 || publicUrl === '') return;
  const hubs = feedHubs.map((hub) => `<${strictUrl(hub)}>; rel="hub"`);
  c.header('Link', [...hubs, `<${publicUrl}${path}>; rel="self"`].join(', '));
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

/**
 * Sends a page in place of the response that has been made, with its status and its other headers.
 *
 * @param policy the Content Security Policy of the page
 */
export function sendPageInstead(c: Context<AppEnv>, page: Html, policy: string): void {
  const { status } = c.res;
  const headers = new Headers(c.res.headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Security-Policy', policy);
  headers.delete('Content-Length');
  // Hono adds the headers of the former response to a new one that is assigned.
  c.res = undefined;
  c.res = new Response(c.req.method === 'HEAD' ? null : page.toString(), { status, headers });
}

/** Sets the headers of every response. A response without a lifetime is not cached. */
export function setDefaultHeaders(c: Context<AppEnv>): void {
  c.header('X-Content-Type-Options', 'nosniff');
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', privatePolicy);
}
