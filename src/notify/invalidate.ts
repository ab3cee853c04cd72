import { cacheTag, sitemapTag } from '../http/cache-policy.ts';
import {
  advanceCacheCheckpoint,
  listChangedScopeIds,
  listChangedSitemaps,
  readCacheCheckpoint,
  recordInvalidation,
} from '../store/cache-checkpoint.ts';
import { type Database, databaseReason } from '../store/database.ts';
import { type EdgeCache, maxTags, noEdgeCache } from './edge-cache.ts';

// Seconds. Changes from this long before the checkpoint are included again, for two reasons. A batch
// is dated when it starts, but becomes visible only when it is written. And an outdated response may
// have been cached after the last invalidation, if it was made during it or read from a replica that
// lagged behind.
const overlap = 600;

/**
 * Invalidates the responses of all scopes and sitemaps that have changed since the checkpoint, in one call to
 * the edge cache. If the call fails, the checkpoint stays, so the next tick of the schedule tries
 * again. It never throws: an import must not fail because of the cache.
 *
 * @returns the result, which is also recorded with the runs that have ended since the checkpoint;
 *   undefined if there is no edge cache, nothing has changed, or the database fails
 */
export async function invalidateChanged(
  db: Database,
  cache: EdgeCache,
  now: Date,
): Promise<string | undefined> {
  if (cache === noEdgeCache) return undefined;
  try {
    const checkpoint = await readCacheCheckpoint(db);
    // A checkpoint in the future would hide changes for as long as the clock was wrong.
    const known = Math.min(checkpoint.getTime(), now.getTime());
    const since = new Date(Math.max(0, known - overlap * 1000));
    const changed = await listChangedScopeIds(db, since, maxTags + 1);
    if (changed.length === 0) return undefined;
    const sitemaps = await listChangedSitemaps(db, since, maxTags + 1);
    const tags = [...changed.map(cacheTag), ...sitemaps.map(sitemapTag)];
    const isEverything = tags.length > maxTags;
    const result = await cache.invalidate(isEverything ? 'everything' : tags);
    if (result.state === 'refused') return await refused(db, checkpoint, result.reason);
    await advanceCacheCheckpoint(db, now);
    const note = isEverything ? 'everything invalidated' : `scopes invalidated: ${changed.length}`;
    console.log({ message: 'edge cache invalidated', result: note });
    await recordInvalidation(db, checkpoint, note);
    return note;
  } catch (error) {
    console.error({ message: 'edge cache failed', reason: databaseReason(error) });
    return undefined;
  }
}

async function refused(db: Database, checkpoint: Date, reason: string): Promise<string> {
  console.error({ message: 'edge cache failed', reason });
  const note = `refused, the schedule will try again: ${reason}`;
  await recordInvalidation(db, checkpoint, note);
  return note;
}
