// What the Worker of the tests meets when it fetches: a web server that keeps what is put there and
// gives it out with its ETag, as the hosts of archives do, or with the status, the redirect and the
// time to wait that were put with it. It runs outside of the Workers runtime.

interface Kept {
  readonly body: ArrayBuffer;
  readonly etag: string | null;
  readonly status: number;
  readonly location: string;
  readonly retryAfter: string;
  /** Whether it never ends what it has begun to send. */
  readonly stalls: boolean;
}

const kept = new Map<string, Kept>();

/** Answers a request that leaves the Worker. */
export async function answerFetch(request: Request): Promise<Response> {
  const { url, method, headers } = request;
  if (method === 'PUT') {
    kept.set(url, {
      body: await request.arrayBuffer(),
      etag: headers.get('ETag'),
      status: Number(headers.get('X-Status') ?? 200),
      location: headers.get('X-Location') ?? '',
      retryAfter: headers.get('X-Retry-After') ?? '',
      stalls: headers.has('X-Stalls'),
    });
    return new Response(null, { status: 201 });
  }
  const found = kept.get(url);
  if (method === 'POST') return answerPost(url, await request.arrayBuffer(), found);
  if (!found) return new Response('There is nothing.', { status: 404 });
  const answer: Record<string, string> = {
    'X-Asked-By': headers.get('User-Agent') ?? '',
    'X-Was-Authorized': headers.has('Authorization') ? 'yes' : 'no',
    ...(found.etag === null ? {} : { ETag: found.etag }),
    ...(found.location === '' ? {} : { Location: found.location }),
    ...(found.retryAfter === '' ? {} : { 'Retry-After': found.retryAfter }),
  };
  // Byte for byte: a host does not know its own tag in another form.
  if (found.etag !== null && headers.get('If-None-Match') === found.etag) {
    return new Response(null, { status: 304, headers: answer });
  }
  return new Response(found.stalls ? endless(found.body) : found.body, {
    status: found.status,
    headers: answer,
  });
}

function endless(body: ArrayBuffer): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(body)) });
}

// A hub: it keeps what it was told last, to be asked for it, unless a status was put there.
function answerPost(url: string, body: ArrayBuffer, found: Kept | undefined): Response {
  if (found && found.status >= 400) return new Response('No.', { status: found.status });
  kept.set(url, { body, etag: null, status: 200, location: '', retryAfter: '', stalls: false });
  return new Response(null, { status: 202 });
}
