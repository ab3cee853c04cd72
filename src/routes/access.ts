import type { MiddlewareHandler } from 'hono';
import type { Config } from '../config/config.ts';
import { hasToken } from '../http/token.ts';
import type { AppEnv } from './context.ts';
import { refuse } from './errors.ts';
import { limitRate } from './rate-limit.ts';

/**
 * Refuses requests without a valid token, and limits the rate of requests. If no token is configured, the
 * API is closed.
 */
export const requireToken: MiddlewareHandler<AppEnv> = async (c, next) => {
  const isAuthorized = await hasToken(c.req.raw.headers, ...acceptedTokens(c.var.config));
  const limit = isAuthorized ? c.env?.API_LIMIT : c.env?.GUESS_LIMIT;
  const limited = await limitRate(c, limit, { hasToken: isAuthorized });
  if (limited) return limited;
  if (isAuthorized) return next();
  c.header('WWW-Authenticate', 'Bearer');
  return refuse(c, 401, 'The token is missing or wrong.');
};

/** The tokens that open the API; none if `IMPORT_TOKEN` is not set. */
export function acceptedTokens({ importToken, importTokenOld }: Config): string[] {
  if (importToken === undefined) return [];
  return importTokenOld === undefined ? [importToken] : [importToken, importTokenOld];
}
