import { readBytes } from '../fetch/read-bytes.ts';
import { parseRetryAfter, retryTime } from '../fetch/retry-after.ts';

// Bytes of an error message that are read.
const maxErrorBytes = 10_000;

/**
 * When GitHub accepts requests again; undefined if the response is not about a rate limit. GitHub
 * uses 429 and 403 for rate limits, and 403 also for anything that a token has no access to.
 */
export async function rateLimitReset(response: Response): Promise<Date | undefined> {
  const { status, headers } = response;
  if (status !== 403 && status !== 429) return undefined;
  const now = new Date();
  const retryAfter = parseRetryAfter(headers, now);
  const resetSeconds = Number(headers.get('X-RateLimit-Reset'));
  if (headers.get('X-RateLimit-Remaining') === '0' && resetSeconds > 0) {
    const reset = retryTime(resetSeconds * 1000 - now.getTime(), now);
    return retryAfter && retryAfter > reset ? retryAfter : reset;
  }
  if (retryAfter) return retryAfter;
  const isRateLimit = status === 429 || /rate limit/i.test(await errorText(response));
  // GitHub's documentation asks for at least a minute if there is no header.
  return isRateLimit ? retryTime(60_000, now) : undefined;
}

async function errorText(response: Response): Promise<string> {
  return new TextDecoder().decode(await readBytes(response, maxErrorBytes));
}

/** Whether a text is a commit id, by SHA-1 or SHA-256. */
export function isSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** The path with its segments percent-encoded. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Parses JSON; undefined if it is invalid. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
