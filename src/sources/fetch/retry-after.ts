import { RetryLater } from '../../model/problem.ts';

// Milliseconds.
const maxBackoff = 24 * 60 * 60_000;

/**
 * The time in a `Retry-After` header, which is a number of seconds or a date (RFC 9110 §10.2.3), but
 * a day from now at most.
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
 * Rejects a 429 or 503 with a valid `Retry-After`.
 *
 * @throws {RetryLater} with that time
 */
export async function throwIfBusy(response: Response, host: string): Promise<void> {
  if (response.status !== 429 && response.status !== 503) return;
  const retryAfter = parseRetryAfter(response.headers, new Date());
  if (retryAfter) await throwRetryLater(response, host, retryAfter);
}

/**
 * Discards a response by which a server asks to retry later. The message has no time in it, so that
 * repeated failures have the same message and count as one.
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

/** The time after a number of milliseconds, rounded up to a second, but a day from now at most. */
export function retryTime(backoff: number, now: Date): Date {
  const time = now.getTime() + Math.min(Math.max(backoff, 0), maxBackoff);
  return new Date(Math.ceil(time / 1000) * 1000);
}
