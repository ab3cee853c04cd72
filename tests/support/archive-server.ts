// What the Worker of the tests meets when it fetches: a web server that keeps what is put there and
// gives it out with its ETag, as the hosts of archives do. It runs outside of the Workers runtime.

interface Kept {
  readonly body: ArrayBuffer;
  readonly etag: string | null;
}

const kept = new Map<string, Kept>();

/** Answers a request that leaves the Worker. */
export async function answerFetch(request: Request): Promise<Response> {
  const { url, method, headers } = request;
  if (method === 'PUT') {
    kept.set(url, { body: await request.arrayBuffer(), etag: headers.get('ETag') });
    return new Response(null, { status: 201 });
  }
  const found = kept.get(url);
  if (!found) return new Response('There is nothing.', { status: 404 });
  const validators: Record<string, string> = found.etag === null ? {} : { ETag: found.etag };
  // Byte for byte: a host does not know its own tag in another form.
  if (found.etag !== null && headers.get('If-None-Match') === found.etag) {
    return new Response(null, { status: 304, headers: validators });
  }
  return new Response(found.body, { headers: validators });
}
