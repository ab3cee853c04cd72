import { errorMessage } from '../../model/error-message.ts';
import { ImportError } from '../../model/problem.ts';
import { withBodyTimeout } from './body-timeout.ts';
import { throwIfBusy } from './retry-after.ts';
import { assertSafeUrl } from './url-guard.ts';

/** How servers are asked, whatever they are asked for. */
export interface Access {
  /** Where the server's keeper can see who asks. */
  readonly contact: string;
  /** Whether addresses in private networks are allowed. */
  readonly allowPrivate: boolean;
}

/** How a source is asked for one thing. */
export interface FetchOptions extends Access {
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for which a body may stop in the middle. */
  readonly patience?: number;
}

// Milliseconds: until the server answers, between two pieces of its answer, and until the whole of it
// has been read.
const answerTimeout = 30_000;
const pieceTimeout = 30_000;
const wholeTimeout = 10 * 60_000;

const maxRedirects = 5;

/**
 * Fetches from a server that is somebody else's: with a name and a contact, within bounds of time,
 * and from public addresses only, at every redirect.
 *
 * @throws {ImportError} where an address is refused, or the server does not answer
 * @throws {TryLater} where it asks to be left alone for a while
 */
export async function fetchSource(address: string, options: FetchOptions): Promise<Response> {
  let url = new URL(address);
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    assertSafeUrl(url, options.allowPrivate);
    const response = await request(url, headersFor(url, address, options));
    const location = response.headers.get('Location');
    await throwIfBusy(response, url.host);
    if (!isRedirect(response.status) || location === null) {
      return withBodyTimeout(response, url.host, options.patience ?? pieceTimeout);
    }
    await response.body?.cancel();
    const next = URL.parse(location, url.href);
    if (!next) throw new ImportError(`${url.host} redirects to what is no address`);
    if (url.protocol === 'https:' && next.protocol === 'http:') {
      throw new ImportError(`${url.host} redirects from https to http, which is not followed`);
    }
    url = next;
  }
  throw new ImportError(`${url.host} redirects more than ${maxRedirects} times`);
}

// What is a secret between two is not told to a third.
function headersFor(url: URL, address: string, { headers = {}, contact }: FetchOptions): Headers {
  const sent = new Headers({ ...headers, 'User-Agent': `Feedmill (+${contact})` });
  if (url.origin !== new URL(address).origin) sent.delete('Authorization');
  return sent;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

async function request(url: URL, headers: Headers): Promise<Response> {
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(new Error('no answer in time')), answerTimeout);
  try {
    return await fetch(url, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([silent.signal, AbortSignal.timeout(wholeTimeout)]),
    });
  } catch (error) {
    const reason = errorMessage(error);
    throw new ImportError(`${url.host} cannot be reached: ${reason}`);
  } finally {
    clearTimeout(timer);
  }
}
