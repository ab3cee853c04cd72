// All rules about who may cache a response, and for how long. Every response needs an explicit lifetime:
// without it, Workers Cache keeps a 200 for two hours and a 404 for three minutes.

const day = 86_400;

// Seconds for which a stale response may be served while a new one is fetched. Kept short: a feed that
// is requested once an hour would otherwise always be served as it was an hour ago.
const staleWhileRevalidate = 60;

// Seconds for which a stale response may be served if the Worker or the database fails.
const staleIfError = 7 * day;

// The edge may keep a response longer than clients do, since an import invalidates it there (Cache-Tag).
const edgeFactor = 12;

// The lifetime of a full archive page, in seconds. Such a page changes only if one of its articles does.
const fullPageMaxAge = 3_600;

/** `Cache-Control` of documents and pages, for clients and caches that Feedmill cannot invalidate. */
export function publicFor(seconds: number): string {
  // No s-maxage or must-revalidate: either one keeps Workers Cache from serving stale responses.
  return `public, max-age=${seconds}, stale-while-revalidate=${staleWhileRevalidate}, stale-if-error=${staleIfError}`;
}

/**
 * Chooses the lifetime of an archive page.
 *
 * @param isFull whether no more articles will be added to the page
 * @param feedMaxAge the lifetime of a feed
 * @returns the lifetime in seconds
 */
export function archivePageMaxAge(isFull: boolean, feedMaxAge: number): number {
  return isFull ? Math.max(fullPageMaxAge, feedMaxAge) : feedMaxAge;
}

/**
 * `Cloudflare-CDN-Cache-Control` of documents and pages. Workers Cache obeys it and removes it.
 *
 * @param seconds the lifetime for clients; the one at the edge is longer
 * @param most seconds after which the edge must ask again
 */
export function atTheEdge(seconds: number, most = day): string {
  return publicFor(Math.min(seconds * edgeFactor, most, day));
}

/**
 * `Cache-Tag` of a response that shows these scopes. Tags hold ids because a tag must be printable ASCII
 * without spaces; the edge silently drops any other.
 */
export function cacheTags(scopeIds: readonly number[]): string {
  return scopeIds.map(cacheTag).join(',');
}

/** Makes the tag of every response that shows a scope. */
export function cacheTag(scopeId: number): string {
  return `scope-${scopeId}`;
}

/** Makes the tag of a sitemap. */
export function sitemapTag(number: number): string {
  return `sitemap-${number}`;
}

/** For the health document: not every check must reach the database. */
export const healthPolicy = 'public, max-age=30';

/** For permanent redirects, and for documents that never change. */
export const redirectPolicy = `public, max-age=${day}`;

/** For URLs that are gone for good. */
export const gonePolicy = `public, max-age=${day}`;

/** For URLs that do not exist yet, and for URLs that cannot be parsed. */
export const missingPolicy = 'public, max-age=60';

/** For the page of a feed that is opened in a browser: no shared cache keeps it. */
export const openedPolicy = 'private, no-cache';

/** For responses to a single client, and for failures. */
export const privatePolicy = 'no-store';
