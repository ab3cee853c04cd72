import type { Context } from 'hono';
import { rateLimitKey } from '../http/rate-limit-key.ts';
import { errorMessage } from '../model/error-message.ts';
import type { AppEnv } from './context.ts';
import { refuse } from './errors.ts';

// Seconds: the period of the rate limits in wrangler.toml.
const period = 60;

/**
 * Counts a request against a rate limit, by the client's IP address. If the rate limiter fails or is not
 * configured, the request is let through.
 *
 * @param logged details to log if the request is refused
 * @returns 429 (RFC 6585 §4) if the client has exceeded the limit; undefined otherwise
 */
export async function limitRate(
  c: Context<AppEnv>,
  limiter: Pick<RateLimit, 'limit'> | undefined,
  logged: Readonly<Record<string, unknown>> = {},
): Promise<Response | undefined> {
  if (!(await exceeds(c, limiter))) return undefined;
  console.error({ message: 'too many calls', path: c.req.path, ...logged });
  c.header('Retry-After', String(period));
  return refuse(c, 429, 'Too many requests. Try again in a minute.');
}

async function exceeds(
  c: Context<AppEnv>,
  limiter: Pick<RateLimit, 'limit'> | undefined,
): Promise<boolean> {
  if (!limiter) return false;
  try {
    const { success } = await limiter.limit({ key: rateLimitKey(c.req.raw.headers) });
    return !success;
  } catch (error) {
    const reason = errorMessage(error);
    console.error({ message: 'calls were not counted', reason });
    return false;
  }
}
