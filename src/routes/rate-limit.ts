import type { Context } from 'hono';
import { clientIpOf } from '../http/client-ip.ts';
import { errorMessage } from '../model/error-message.ts';
import type { AppEnv } from './context.ts';
import { refuse } from './errors.ts';

// Seconds after which one that has called too often may call again: the period of the limits.
const period = 60;

/**
 * 429 (RFC 6585, 4) where a caller has called too often; undefined where it may go on, also where there
 * is nothing that counts.
 *
 * @param facts what the log says of the call besides its path
 */
export async function limitRate(
  c: Context<AppEnv>,
  limit: Pick<RateLimit, 'limit'> | undefined,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<Response | undefined> {
  if (!(await isTooOften(c, limit))) return undefined;
  console.error({ message: 'too many calls', path: c.req.path, ...facts });
  c.header('Retry-After', String(period));
  return refuse(c, 429, 'These are too many calls. Try again in a minute.');
}

// What counts calls may fail; what is called works without.
async function isTooOften(
  c: Context<AppEnv>,
  limit: Pick<RateLimit, 'limit'> | undefined,
): Promise<boolean> {
  if (!limit) return false;
  try {
    const { success } = await limit.limit({ key: clientIpOf(c.req.raw.headers) });
    return !success;
  } catch (error) {
    const reason = errorMessage(error);
    console.error({ message: 'calls were not counted', reason });
    return false;
  }
}
