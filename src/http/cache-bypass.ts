import { formatOfPath } from '../model/format.ts';
import { acceptedEncodings } from './compression.ts';

// Requests that a client can make to miss the edge cache as often as it likes. Every other URL of a document
// is in the cache after the first request.

// Workers Cache has these headers in its key, and readers do not send them. A proxy may, with the same value each time.
const headersInCacheKey = [
  'Forwarded',
  'X-Forwarded-Host',
  'X-Forwarded-Scheme',
  'X-Host',
  'X-HTTP-Method',
  'X-HTTP-Method-Override',
  'X-Method-Override',
  'X-Original-URL',
  'X-Rewrite-URL',
];

// The `Accept-Encoding` of readers, browsers and libraries. `Vary` names the header, so the cache keeps a copy for each
// text, and each of these is written with or without spaces.
const usualEncodings = new Set([
  '',
  '*',
  '*;q=0',
  'identity',
  'gzip',
  'deflate',
  'br',
  'gzip,deflate',
  'gzip,br',
  'gzip,identity',
  'gzip,compress,deflate,br',
  'gzip,x-gzip,deflate',
  'gzip,deflate,br',
  'gzip,deflate,br,zstd',
  'gzip,deflate,zstd',
  'gzip,deflate,sdch',
  'gzip,deflate,identity',
  'deflate,gzip',
  'deflate,gzip,br,zstd',
  'deflate,gzip,br',
  'br,gzip',
  'br,gzip,deflate',
  'zstd,br,gzip,deflate',
  'identity;q=1,*;q=0',
  'gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
]);

// `Sec-Fetch-Dest` and `Sec-Fetch-Mode` of readers, and of scripts and extensions. `Vary` names both headers,
// and no cache keeps what a person sees who opens a feed in a browser.
const usualFetches = new Set([' ', 'empty cors']);

// Their URLs have no end: what is searched for, scopes to mix, pages of an archive, parts of a list of feeds after any
// slug. A tag may be called "archive".
const endlessPaths =
  /^\/(?:search|mix|archive)\/|^\/[^/]+\/(?:[^/]+\/(?:archive|before)|after\/[^/]+)\//;

/** Whether a client can repeat the request in ever new spellings, each of which misses the edge cache. */
export function canBypassCache(request: Request): boolean {
  const { url, headers } = request;
  const pathAndQuery = url.slice(url.indexOf('/', 'https://'.length));
  // Filters of a list are queries.
  if (pathAndQuery.includes('?') || endlessPaths.test(pathAndQuery)) return true;
  return (
    !usualEncodings.has(acceptedEncodings(request).replaceAll(', ', ',')) ||
    headersInCacheKey.some((name) => headers.has(name)) ||
    (formatOfPath(pathAndQuery) !== undefined && asksForOwnCopy(headers))
  );
}

/** Whether a response with a feed depends on these headers: it is a delta or a page, or has a copy of its own. */
function asksForOwnCopy(headers: Headers): boolean {
  const metadata = `${headers.get('Sec-Fetch-Dest') ?? ''} ${headers.get('Sec-Fetch-Mode') ?? ''}`;
  return headers.has('A-IM') || !usualFetches.has(metadata);
}
