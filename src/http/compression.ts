import { readWeights } from './weights.ts';

// What the edge does not compress by itself: it compresses RSS, HTML and plain text, but neither Atom
// nor JSON Feed nor OPML (docs/architecture.md says why they are compressed here).
const types = /^(?:application\/(?:atom\+xml|feed\+json)|text\/x-opml)\b/;

/** The answer, compressed where its client takes gzip and the edge would not do it. */
export function compressed(request: Request, answer: Response): Response {
  const { headers, status } = answer;
  const isDocument = status === 200 || status === 226;
  if (!isDocument || !types.test(headers.get('Content-Type') ?? '')) return answer;
  if (headers.has('Content-Encoding') || !takesGzip(acceptedBy(request))) return answer;
  const body = answer.body?.pipeThrough(new CompressionStream('gzip')) ?? null;
  const encoded = new Headers(headers);
  encoded.set('Content-Encoding', 'gzip');
  encoded.delete('Content-Length');
  return new Response(body, { status, headers: encoded, encodeBody: 'manual' });
}

// The header is the edge's own, the same for all; what the client sent is beside it. Both caches that
// go by `Vary` and clients that cannot read gzip go by the latter.
function acceptedBy(request: Request): string {
  const sent = request.cf?.clientAcceptEncoding;
  return typeof sent === 'string' ? sent : (request.headers.get('Accept-Encoding') ?? '');
}

/** Whether gzip is named, or everything is, and not with a weight of 0 (RFC 9110, 12.5.3). */
function takesGzip(accepted: string): boolean {
  const weights = readWeights(accepted);
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}
