// The web server that the Worker fetches from in tests. It stores what is PUT there and serves it with the
// given ETag, status, redirect or Retry-After, and lists what was POSTed. It runs outside the Workers runtime, and all
// test files share it: each uses URLs of its own.

interface StoredResponse {
  readonly body: ArrayBuffer;
  readonly etag: string | null;
  readonly status: number;
  readonly location: string;
  readonly retryAfter: string;
  /** Whether the body never ends. */
  readonly stalls: boolean;
}

const stored = new Map<string, StoredResponse>();

/** The bodies that were POSTed to each URL and accepted. */
const posted = new Map<string, string[]>();

/** Responds to a request of the Worker. */
export async function respond(request: Request): Promise<Response> {
  const { url, method, headers } = request;
  if (method === 'PUT') {
    stored.set(url, {
      body: await request.arrayBuffer(),
      etag: headers.get('ETag'),
      status: Number(headers.get('X-Status') ?? 200),
      location: headers.get('X-Location') ?? '',
      retryAfter: headers.get('X-Retry-After') ?? '',
      stalls: headers.has('X-Stalls'),
    });
    return new Response(null, { status: 201 });
  }
  if (headers.has('X-List-Posted')) return Response.json(posted.get(url) ?? []);
  const found = stored.get(url);
  if (method === 'POST') return respondToPost(url, await request.arrayBuffer(), found);
  if (!found) return new Response('There is nothing.', { status: 404 });
  const responseHeaders: Record<string, string> = {
    'X-Asked-By': headers.get('User-Agent') ?? '',
    'X-Was-Authorized': headers.has('Authorization') ? 'yes' : 'no',
    ...(found.etag === null ? {} : { ETag: found.etag }),
    ...(found.location === '' ? {} : { Location: found.location }),
    ...(found.retryAfter === '' ? {} : { 'Retry-After': found.retryAfter }),
  };
  // Compared as strings: like many hosts, this server does not recognize its ETag in a weak form.
  if (found.etag !== null && headers.get('If-None-Match') === found.etag) {
    return new Response(null, { status: 304, headers: responseHeaders });
  }
  return new Response(found.stalls ? endless(found.body) : found.body, {
    status: found.status,
    headers: responseHeaders,
  });
}

function endless(body: ArrayBuffer): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(body)) });
}

// Acts as a hub: stores the last notification, for a test to read, unless an error status was PUT there.
function respondToPost(
  url: string,
  body: ArrayBuffer,
  found: StoredResponse | undefined,
): Response {
  if (found && found.status >= 300) return new Response('No.', { status: found.status });
  posted.set(url, [...(posted.get(url) ?? []), new TextDecoder().decode(body)]);
  stored.set(url, { body, etag: null, status: 200, location: '', retryAfter: '', stalls: false });
  return new Response(null, { status: 202 });
}
