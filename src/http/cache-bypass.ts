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

// Their URLs have no end: what is searched for, what a list is filtered by, scopes to mix, pages of an archive.
const endlessPaths = /^\/(?:search|mix)\/|\/(?:archive|before)\//;

/** Whether a client can repeat the request in ever new spellings, each of which misses the edge cache. */
export function canBypassCache(request: Request): boolean {
  const { url, headers } = request;
  const pathAndQuery = url.slice(url.indexOf('/', 'https://'.length));
  if (pathAndQuery.includes('?') || endlessPaths.test(pathAndQuery)) return true;
  return (
    !usualEncodings.has(acceptedEncodings(request).replaceAll(', ', ',')) ||
    headersInCacheKey.some((name) => headers.has(name))
  );
}
