import { applyChanges, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import {
  beginSourceDeletion,
  deleteSyncState,
  finishSourceDeletion,
  listFirstPaths,
} from '../store/sources/delete-source.ts';
import { listDeletedPosts, markPostsDeleted } from '../store/sources/deleted-posts.ts';
import { findSource } from '../store/sources/runs.ts';
import {
  acquireLease,
  findSyncState,
  hasLiveLease,
  heartbeat,
  releaseLease,
} from '../store/sources/sync-state.ts';
import { withdrawalsOf } from './withdraw.ts';

// Posts that one transaction forgets, and transactions of one call.
const step = 200;
const maxSteps = 25;

/** `left`: posts that are left for the next call, or a part of them; 0 when all is done. */
export type DeletionProgress = { readonly left: number } | 'unknown' | 'busy';

/**
 * Forgets a source: its articles leave the feeds, and its posts, files and runs go. Each step is whole
 * by itself, so that it may be broken off at any instant and called again. Articles stay as withdrawn,
 * with their ids, so that feeds can say that they are gone, and another source may go on with them.
 *
 * @returns `busy` where an import of the source is under way
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
  const instance = `forget-${crypto.randomUUID()}`;
  if (!(await acquireLease(db, name, instance, clock()))) return 'busy';
  await beginSourceDeletion(db, source.id, clock());
  for (let steps = 0; steps < maxSteps; steps++) {
    const paths = await listFirstPaths(db, source.id, step);
    if (paths.length === 0) {
      await finishSourceDeletion(db, source.id, name);
      console.log({ message: 'source forgotten', source: name });
      return { left: 0 };
    }
    if (!(await heartbeat(db, instance, clock()))) return 'busy';
    await deletePosts(db, source.id, paths, clock());
  }
  const left = (await listFirstPaths(db, source.id, step * maxSteps)).length;
  await releaseLease(db, instance);
  console.log({ message: 'source is being forgotten', source: name, left });
  return { left };
}

async function deletePosts(
  db: Database,
  sourceId: number,
  paths: readonly string[],
  now: Date,
): Promise<void> {
  await markPostsDeleted(db, sourceId, paths);
  const deletions = await listDeletedPosts(db, sourceId, paths.length);
  await applyChanges(db, null, { ...noChanges, sourceId, ...withdrawalsOf(deletions) }, now);
}
