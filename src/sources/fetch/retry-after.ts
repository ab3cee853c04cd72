import { RetryLater } from '../../model/problem.ts';

// Milliseconds.
const maxBackoff = 24 * 60 * 60_000;

/**
 * Returns the time in a `Retry-After` header, which is a number of seconds or a date (RFC 9110
 * §10.2.3), but at most a day from now.
 *
 * @returns undefined if the header is missing or malformed
 */
export function parseRetryAfter(headers: Headers, now: Date): Date | undefined {
  const value = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(value)) return retryTime(Number(value) * 1000, now);
  // Date.parse accepts numbers such as `-5`. Every HTTP date has the name of a month.
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : retryTime(date - now.getTime(), now);
}

/**
 * Checks that the server is not busy.
 *
 * @throws {RetryLater} if the response is a 429 or 503 with a valid `Retry-After`
 */
export async function throwIfBusy(response: Response, host: string): Promise<void> {
  if (response.status !== 429 && response.status !== 503) return;
  const retryAfter = parseRetryAfter(response.headers, new Date());
  if (retryAfter) await throwRetryLater(response, host, retryAfter);
}

/**
 * Discards a response that asks to retry later. The error message contains no time, so repeated
 * failures have the same message and count as one.
 *
 * @throws {RetryLater} always
 */
export async function throwRetryLater(
  response: Response,
  host: string,
  retryAfter: Date,
): Promise<never> {
  await response.body?.cancel();
  throw new RetryLater(`${host} asks to retry later (${response.status})`, retryAfter);
}

/** The time after a number of milliseconds, rounded up to a second, but at most a day from now. */
export function retryTime(backoff: number, now: Date): Date {
  const time = now.getTime() + Math.min(Math.max(backoff, 0), maxBackoff);
  return new Date(Math.ceil(time / 1000) * 1000);
}
