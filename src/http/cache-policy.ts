// Every rule about who may keep an answer, and for how long, is here. An answer without a lifetime is
// kept all the same: Workers Cache then keeps a 200 for two hours and a 404 for three minutes.

const day = 86_400;

// Seconds for which a stale answer may be given while a new one is fetched. Short, since a feed that
// is asked for once an hour would else always be given out as it was an hour ago.
const whileRevalidating = 60;

// Seconds for which a stale answer is better than none, when the Worker or the database fails.
const onError = 7 * day;

// An import says what has become stale at the edge (Cache-Tag), so that the edge may keep an answer
// for longer than readers, whom nobody tells.
const edgeFactor = 12;

/** For documents and pages: what readers, and caches that nobody tells of a change, may do. */
export function publicFor(seconds: number): string {
  // Neither s-maxage nor must-revalidate: Workers Cache then serves nothing stale.
  return `public, max-age=${seconds}, stale-while-revalidate=${whileRevalidating}, stale-if-error=${onError}`;
}

/** The same for Workers Cache, as `Cloudflare-CDN-Cache-Control`, which it takes away. */
export function atTheEdge(seconds: number): string {
  return publicFor(Math.min(seconds * edgeFactor, day));
}

/**
 * `Cache-Tag` of an answer that shows these scopes. Ids, not names: a tag is printable ASCII without
 * spaces, and any other is dropped without a word.
 */
export function cacheTags(scopeIds: readonly number[]): string {
  return scopeIds.map(cacheTag).join(',');
}

/** The tag of every answer that shows a scope. */
export function cacheTag(scopeId: number): string {
  return `scope-${scopeId}`;
}

/** For the health document: whoever asks often does not reach the database each time. */
export const healthPolicy = 'public, max-age=30';

/** For addresses that lead elsewhere for good, and for what never changes. */
export const redirectPolicy = `public, max-age=${day}`;

/** For addresses that are gone for good. */
export const gonePolicy = `public, max-age=${day}`;

/** For addresses that are not there yet, and for those that cannot be read. */
export const missingPolicy = 'public, max-age=60';

/** For answers that are for one caller, and for failures. */
export const privatePolicy = 'no-store';
