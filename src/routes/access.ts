import type { Context, MiddlewareHandler } from 'hono';
import { callerOf } from '../http/caller.ts';
import { hasToken } from '../http/token.ts';
import type { AppEnv } from './context.ts';
import { refuse } from './errors.ts';

/**
 * Lets only callers through that know the token, and not too often. Without a token that is set, the
 * API is closed. No cache keeps what callers are answered.
 */
export const requireToken: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { importToken, importTokenOld } = c.var.config;
  const old = importToken === undefined ? undefined : importTokenOld;
  const isKnown = await hasToken(c.req.raw.headers, importToken, old);
  const limit = isKnown ? c.env?.API_LIMIT : c.env?.GUESS_LIMIT;
  if (await isTooOften(c, limit)) return tooOften(c, isKnown);
  if (isKnown) return next();
  c.header('WWW-Authenticate', 'Bearer');
  return refuse(c, 401, 'The API wants the token that this Feedmill was given.');
};

// What counts calls may fail; the API works without.
async function isTooOften(c: Context<AppEnv>, limit: RateLimit | undefined): Promise<boolean> {
  if (!limit) return false;
  try {
    const { success } = await limit.limit({ key: callerOf(c.req.raw.headers) });
    return !success;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error({ message: 'calls were not counted', reason });
    return false;
  }
}

/** 429 (RFC 6585, 4). */
function tooOften(c: Context<AppEnv>, isKnown: boolean): Response {
  console.error({ message: 'too many calls', path: c.req.path, hasToken: isKnown });
  c.header('Retry-After', '60');
  return refuse(c, 429, 'These are too many calls. Try again in a minute.');
}
