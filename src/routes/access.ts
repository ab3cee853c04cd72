import type { MiddlewareHandler } from 'hono';
import { hasToken } from '../http/token.ts';
import type { AppEnv } from './context.ts';
import { refuse } from './errors.ts';
import { limitRate } from './rate-limit.ts';

/**
 * Lets only callers through that know the token, and not too often. Without a token that is set, the
 * API is closed. No cache keeps what callers are answered.
 */
export const requireToken: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { importToken, importTokenOld } = c.var.config;
  const old = importToken === undefined ? undefined : importTokenOld;
  const isKnown = await hasToken(c.req.raw.headers, importToken, old);
  const limit = isKnown ? c.env?.API_LIMIT : c.env?.GUESS_LIMIT;
  const flood = await limitRate(c, limit, { hasToken: isKnown });
  if (flood) return flood;
  if (isKnown) return next();
  c.header('WWW-Authenticate', 'Bearer');
  return refuse(c, 401, 'The API wants the token that this Feedmill was given.');
};
