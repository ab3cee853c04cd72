import { TryLater } from '../../model/problem.ts';

// Milliseconds: what a server says is not believed beyond a day.
const longest = 24 * 60 * 60_000;

/**
 * Until when a server wants to be left alone, as its `Retry-After` says: in seconds, or as a date
 * (RFC 9110, 10.2.3). Undefined where it says nothing that can be read.
 */
export function retryAfter(headers: Headers, now: Date): Date | undefined {
  const said = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(said)) return laterBy(Number(said) * 1000, now);
  // A date names its day or its month; anything else is no date, whatever a parser makes of it.
  const date = /[a-z]{3}/i.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(date) ? undefined : laterBy(date - now.getTime(), now);
}

/**
 * Refuses an answer by which a server asks to be left alone for a while: 429, or 503 with a time.
 *
 * @throws {TryLater} with that time
 */
export async function throwIfBusy(response: Response, host: string): Promise<void> {
  if (response.status !== 429 && response.status !== 503) return;
  const until = retryAfter(response.headers, new Date());
  if (until) await retryLater(response, host, until);
}

/**
 * Leaves a server alone until then. The reason says no time, so that it is the same each time.
 *
 * @throws {TryLater} always
 */
export async function retryLater(response: Response, host: string, until: Date): Promise<never> {
  await response.body?.cancel();
  throw new TryLater(`${host} asks to be left alone for a while (${response.status})`, until);
}

/** A time from now: in whole seconds, rounded up, and no further than a day. */
export function laterBy(milliseconds: number, now: Date): Date {
  const then = now.getTime() + Math.min(Math.max(milliseconds, 0), longest);
  return new Date(Math.ceil(then / 1000) * 1000);
}
