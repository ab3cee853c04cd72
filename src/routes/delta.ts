import type { Context } from 'hono';
import { privatePolicy } from '../http/cache-policy.ts';
import { revisionTag, type Variant } from '../http/validators.ts';
import { readWeights } from '../http/weights.ts';
import type { Delta } from '../model/delta.ts';
import type { AppEnv } from './context.ts';

/**
 * Whether what is answered may be a delta: they are switched on, and the client says that it takes
 * them (`A-IM: feed`; RFC 3229, 10.5.3). To be said of every answer that `describeVersion` describes:
 *
 * What is for such a client is kept by no cache, be it the whole feed. A cache that asks for a new copy
 * sends its own ETag and its client's `A-IM`; were it answered with what its own copy lacks, it would
 * pass that on to a client that lacks more. For others nothing changes, since caches go by `Vary`.
 */
export function takesDelta(c: Context<AppEnv>): boolean {
  if (!c.var.config.feedDelta) return false;
  c.header('Vary', 'Accept-Encoding, A-IM');
  if (!((readWeights(c.req.header('A-IM') ?? '').get('feed') ?? 0) > 0)) return false;
  c.header('Cache-Control', privatePolicy);
  c.header('Cloudflare-CDN-Cache-Control', undefined);
  c.header('Cache-Tag', undefined);
  // RFC 3229 knows of no deltas but for GET.
  return c.req.raw.method === 'GET';
}

/** Says that the answer is a delta, and to what; the ETag is the whole feed's (RFC 3229, 10.4.1). */
export function describeDelta(c: Context<AppEnv>, { base }: Delta, variant: Variant): void {
  c.header('IM', 'feed');
  c.header('Delta-Base', revisionTag(base, variant));
  c.header('Vary', 'Accept-Encoding, A-IM, If-None-Match');
}
