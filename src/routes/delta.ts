import type { Context } from 'hono';
import { privatePolicy } from '../http/cache-policy.ts';
import { revisionTag, type Variant } from '../http/validators.ts';
import { parseWeights } from '../http/weights.ts';
import type { Delta } from '../model/delta.ts';
import type { AppEnv } from './context.ts';

/**
 * Whether the response may be a delta: deltas are enabled, and the client accepts them (`A-IM: feed`;
 * RFC 3229 §10.5.3). It also adjusts the headers, so it must be called after `describeVersion`.
 *
 * No cache may store a response to such a client, even if it is the whole feed. To revalidate it, the cache
 * would send its own ETag with the client's `A-IM`. It would get the articles that its own copy lacks, and
 * pass them on to a client that lacks more. Because of `Vary`, other clients are not affected.
 */
export function acceptsDelta(c: Context<AppEnv>): boolean {
  if (!c.var.config.feedDelta) return false;
  c.header('Vary', 'Accept-Encoding, A-IM');
  if (!((parseWeights(c.req.header('A-IM') ?? '').get('feed') ?? 0) > 0)) return false;
  c.header('Cache-Control', privatePolicy);
  c.header('Cloudflare-CDN-Cache-Control', undefined);
  c.header('Cache-Tag', undefined);
  // RFC 3229 defines deltas for GET only.
  return c.req.raw.method === 'GET';
}

/** Sets the headers of a delta. The ETag remains that of the whole feed (RFC 3229 §10.4.1). */
export function describeDelta(c: Context<AppEnv>, { base }: Delta, variant: Variant): void {
  c.header('IM', 'feed');
  c.header('Delta-Base', revisionTag(base, variant));
  c.header('Vary', 'Accept-Encoding, A-IM, If-None-Match');
}
