import {
  advanceCacheCheckpoint,
  changedScopes,
  readCacheCheckpoint,
  recordInvalidation,
} from '../store/cache-checkpoint.ts';
import { type Database, databaseReason } from '../store/database.ts';
import { type EdgeCache, maxTags, noEdgeCache } from './edge-cache.ts';

// Seconds before the last call for which what changed is named again. A step of an import is dated
// when it begins and seen when it is written; and an answer that was being made while the call was, or
// was read from a copy of the database that lags behind, may have been kept after it.
const overlap = 600;

/**
 * Tells the cache at the edge, in one call, which scopes have changed since it was last told: after an
 * import, and by the schedule, which so tries again what was refused or was never asked for because
 * an import broke off. It never throws: an import is not undone because a cache is old for a while.
 *
 * @returns what came of it, as it is kept with the runs that have ended since; undefined where there
 *   is no cache, or nothing to tell
 */
export async function invalidateChanged(
  db: Database,
  cache: EdgeCache,
  now: Date,
): Promise<string | undefined> {
  if (cache === noEdgeCache) return undefined;
  try {
    const known = await readCacheCheckpoint(db);
    const since = new Date(Math.max(0, known.getTime() - overlap * 1000));
    const changed = await changedScopes(db, since, maxTags + 1);
    if (changed.length === 0) return undefined;
    const stale = changed.length > maxTags ? 'everything' : changed;
    const result = await cache.invalidate(stale);
    if (result.state === 'refused') return await refused(db, known, result.reason);
    await advanceCacheCheckpoint(db, now);
    const note =
      stale === 'everything' ? 'everything is stale' : `${stale.length} scopes are stale`;
    console.log({ message: 'edge cache', result: note });
    await recordInvalidation(db, known, note);
    return note;
  } catch (error) {
    console.error({ message: 'edge cache failed', reason: databaseReason(error) });
    return undefined;
  }
}

async function refused(db: Database, since: Date, reason: string): Promise<string> {
  console.error({ message: 'edge cache failed', reason });
  const note = `refused, the schedule tries again: ${reason}`;
  await recordInvalidation(db, since, note);
  return note;
}
