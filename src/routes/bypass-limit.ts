import type { MiddlewareHandler } from 'hono';
import { canBypassCache } from '../http/cache-bypass.ts';
import type { AppEnv } from './context.ts';
import { limitRate } from './rate-limit.ts';

/**
 * Limits the requests by which a client could make the database work as often as it likes, whatever the edge cache has
 * (docs/design/edge-cache.md). Ordinary polls of feeds are not counted.
 */
export const limitBypasses: MiddlewareHandler<AppEnv> = async (c, next) => {
  const limiter = c.env?.BYPASS_LIMIT;
  if (!limiter || !canBypassCache(c.req.raw)) return next();
  return (await limitRate(c, limiter)) ?? next();
};
