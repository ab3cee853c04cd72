import type { MiddlewareHandler } from 'hono';
import { hasToken } from '../http/token.ts';
import type { AppEnv } from './context.ts';
import { refuse } from './errors.ts';
import { limitRate } from './rate-limit.ts';

/**
 * Lets through only clients that know the token, and limits their rate. If no token is configured, the
 * API is closed.
 */
export const requireToken: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { importToken, importTokenOld } = c.var.config;
  const old = importToken === undefined ? undefined : importTokenOld;
  const isKnown = await hasToken(c.req.raw.headers, importToken, old);
  const limit = isKnown ? c.env?.API_LIMIT : c.env?.GUESS_LIMIT;
  const limited = await limitRate(c, limit, { hasToken: isKnown });
  if (limited) return limited;
  if (isKnown) return next();
  c.header('WWW-Authenticate', 'Bearer');
  return refuse(c, 401, 'The token is missing or wrong.');
};
