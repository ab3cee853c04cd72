import { errorMessage } from '../../model/error-message.ts';
import { ImportError } from '../../model/problem.ts';
import { withBodyTimeout } from './body-timeout.ts';
import { throwIfBusy } from './retry-after.ts';
import { assertSafeUrl } from './url-guard.ts';

/** The options of every request that a source makes. */
export interface FetchPolicy {
  /** URL in the `User-Agent`, for the administrators of a server; may be empty. */
  readonly contact: string;
  /** Whether requests to hosts in private networks are allowed. */
  readonly allowPrivate: boolean;
}

/** A policy, and the details of one request. */
export interface FetchOptions extends FetchPolicy {
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds to wait for each chunk of the body; 30 seconds by default. */
  readonly bodyTimeout?: number;
}

// Milliseconds: until the response's headers, between two chunks of its body, and in total.
const headersTimeout = 30_000;
const defaultBodyTimeout = 30_000;
const totalTimeout = 10 * 60_000;

const maxRedirects = 5;

/**
 * Sends a GET request to a source's server. Follows redirects to URLs that are allowed.
 *
 * @throws {ImportError} if a URL is not allowed, or the server does not respond in time
 * @throws {RetryLater} if the server asks to retry later
 */
export async function fetchSource(startUrl: string, options: FetchOptions): Promise<Response> {
  const start = new URL(startUrl);
  let url = start;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    assertSafeUrl(url, options.allowPrivate);
    const response = await request(url, headersFor(url, start.origin, options));
    const location = response.headers.get('Location');
    await throwIfBusy(response, url.host);
    if (!isRedirect(response.status) || location === null) {
      return withBodyTimeout(response, url.host, options.bodyTimeout ?? defaultBodyTimeout);
    }
    await response.body?.cancel();
    url = redirectTarget(url, location);
  }
  throw new ImportError(`${url.host} redirects more than ${maxRedirects} times`);
}

function redirectTarget(url: URL, location: string): URL {
  const target = URL.parse(location, url.href);
  if (!target) throw new ImportError(`${url.host} redirects to an invalid URL`);
  if (url.protocol === 'https:' && target.protocol === 'http:') {
    throw new ImportError(`${url.host} redirects from https to http, which is not followed`);
  }
  return target;
}

// Credentials are for the first server only.
function headersFor(url: URL, origin: string, { headers = {}, contact }: FetchOptions): Headers {
  const agent = contact === '' ? 'Feedmill' : `Feedmill (+${contact})`;
  const sent = new Headers({ ...headers, 'User-Agent': agent });
  if (url.origin !== origin) sent.delete('Authorization');
  return sent;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

async function request(url: URL, headers: Headers): Promise<Response> {
  const untilHeaders = new AbortController();
  const timeout = new Error('no response in time');
  const timer = setTimeout(() => untilHeaders.abort(timeout), headersTimeout);
  try {
    return await fetch(url, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([untilHeaders.signal, AbortSignal.timeout(totalTimeout)]),
    });
  } catch (error) {
    throw new ImportError(`${url.host} cannot be reached: ${errorMessage(error)}`);
  } finally {
    clearTimeout(timer);
  }
}
