import { laterBy, retryAfter } from '../fetch/retry-after.ts';

// Bytes of an answer that says why not.
const maxRefusal = 10_000;

/**
 * Until when GitHub wants to be left alone; undefined where it answers. It says so by 429 and by 403,
 * which may mean that something is forbidden too.
 */
export async function limitedUntil(response: Response): Promise<Date | undefined> {
  const { status, headers } = response;
  if (status !== 403 && status !== 429) return undefined;
  const now = new Date();
  const said = retryAfter(headers, now);
  const reset = Number(headers.get('X-RateLimit-Reset'));
  if (headers.get('X-RateLimit-Remaining') === '0' && reset > 0) {
    const until = laterBy(reset * 1000 - now.getTime(), now);
    return said && said > until ? said : until;
  }
  if (said) return said;
  // Without a time, a minute is what GitHub asks for.
  const isLimit = status === 429 || /rate limit/i.test(await refusalOf(response));
  return isLimit ? laterBy(60_000, now) : undefined;
}

async function refusalOf(response: Response): Promise<string> {
  return new TextDecoder().decode(await readBytes(response, maxRefusal));
}

/** The bytes of an answer. Of one that is longer than it may be, there is one more byte at least. */
export async function readBytes(
  response: Response,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // To leave the loop cancels the rest.
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) break;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Whether a text is the id of a commit, by SHA-1 or by SHA-256. */
export function isSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** A path as a part of an address. */
export function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** What JSON says; undefined where it is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
