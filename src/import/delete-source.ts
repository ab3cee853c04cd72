import { applyChanges, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import {
  beginSourceDeletion,
  deleteSyncState,
  finishSourceDeletion,
  listFirstPaths,
} from '../store/sources/delete-source.ts';
import { listDeletedPosts, markPostsDeleted } from '../store/sources/deleted-posts.ts';
import { acquireLease, hasLiveLease, releaseLease, renewLease } from '../store/sources/lease.ts';
import { findSource } from '../store/sources/runs.ts';
import { findSyncState } from '../store/sources/sync-state.ts';
import { withdrawalsOf } from './withdraw.ts';

// Posts per transaction, and transactions per call.
const batchSize = 200;
const maxBatches = 25;

/**
 * The result of a call. `left` is the number of posts that remain for further calls, counted up to
 * 5,000; 0 if the source is deleted.
 */
export type DeletionProgress = { readonly left: number } | 'unknown' | 'busy';

/**
 * Deletes a source with its posts, files and runs, and withdraws its articles. A call may be
 * interrupted at any time and repeated, since each transaction leaves the database consistent. The
 * withdrawn articles stay in the database: feeds list them as tombstones, and another source can
 * take them over with their ids.
 *
 * @returns `busy` if the source is being imported; `unknown` if it does not exist
 */
export async function deleteSource(
  db: Database,
  name: string,
  clock: () => Date,
): Promise<DeletionProgress> {
  const [source, syncState] = await Promise.all([findSource(db, name), findSyncState(db, name)]);
  if (hasLiveLease(syncState, clock())) return 'busy';
  if (!source) {
    if (!syncState) return 'unknown';
    await deleteSyncState(db, name);
    return { left: 0 };
  }
  const jobId = `delete-${crypto.randomUUID()}`;
  if (!(await acquireLease(db, name, jobId, clock()))) return 'busy';
  await beginSourceDeletion(db, source.id, clock());
  for (let batch = 0; batch < maxBatches; batch++) {
    const paths = await listFirstPaths(db, source.id, batchSize);
    if (paths.length === 0) {
      await finishSourceDeletion(db, source.id, name);
      console.log({ message: 'source deleted', source: name });
      return { left: 0 };
    }
    if (!(await renewLease(db, jobId, clock()))) return 'busy';
    await deletePosts(db, source.id, paths, clock());
  }
  const left = (await listFirstPaths(db, source.id, batchSize * maxBatches)).length;
  await releaseLease(db, jobId);
  console.log({ message: 'source partly deleted', source: name, left });
  return { left };
}

async function deletePosts(
  db: Database,
  sourceId: number,
  paths: readonly string[],
  now: Date,
): Promise<void> {
  await markPostsDeleted(db, null, sourceId, paths);
  const deletions = await listDeletedPosts(db, sourceId, {
    limit: paths.length,
    withArticles: true,
  });
  await applyChanges(db, null, { ...noChanges, sourceId, ...withdrawalsOf(deletions, now) }, now);
}
