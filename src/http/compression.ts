import { parseWeights } from './weights.ts';

// The edge compresses RSS, HTML and plain text. These types are not on its list (docs/design/edge-cache.md).
const types = /^(?:application\/(?:atom\+xml|feed\+json)|text\/x-opml)\b/;

/** Gzips a response if the client accepts gzip and the edge does not compress its type. */
export function compressResponse(request: Request, response: Response): Response {
  const { headers, status } = response;
  const isDocument = status === 200 || status === 226;
  if (!isDocument || !types.test(headers.get('Content-Type') ?? '')) return response;
  if (headers.has('Content-Encoding') || !acceptsGzip(acceptedEncodings(request))) return response;
  const body = response.body?.pipeThrough(new CompressionStream('gzip')) ?? null;
  const encoded = new Headers(headers);
  encoded.set('Content-Encoding', 'gzip');
  encoded.delete('Content-Length');
  return new Response(body, { status, headers: encoded, encodeBody: 'manual' });
}

/**
 * The `Accept-Encoding` that the client sent. The edge replaces the header by one that is the same for all
 * clients, and puts the client's own text into `cf`.
 */
export function acceptedEncodings(request: Request): string {
  const sent = request.cf?.clientAcceptEncoding;
  return typeof sent === 'string' ? sent : (request.headers.get('Accept-Encoding') ?? '');
}

/** Whether gzip, or `*`, is listed with a weight above 0 (RFC 9110 §12.5.3). */
function acceptsGzip(accepted: string): boolean {
  const weights = parseWeights(accepted);
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}
