import { applyChanges, noChanges } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import { beginForgetting, dropWatch, endForgetting, firstPaths } from '../store/sources/delete-source.ts';
import { listGone, markGone } from '../store/sources/deleted-posts.ts';
import { findSource } from '../store/sources/runs.ts';
import { beat, findWatch, isAtWork, leaveWatch, takeWatch } from '../store/sources/sync-state.ts';
import { withdrawalsOf } from './withdraw.ts';

// Posts that one transaction forgets, and transactions of one call.
const step = 200;
const maxSteps = 25;

/** `left`: posts that are left for the next call, or a part of them; 0 when all is done. */
export type Forgotten = { readonly left: number } | 'unknown' | 'busy';

/**
 * Forgets a source: its articles leave the feeds, and its posts, files and runs go. Each step is whole
 * by itself, so that it may be broken off at any instant and called again. Articles stay as withdrawn,
 * with their ids, so that feeds can say that they are gone, and another source may go on with them.
 *
 * @returns `busy` where an import of the source is under way
 */
export async function forgetSource(
  db: Database,
  name: string,
  clock: () => Date,
): Promise<Forgotten> {
  const [source, watch] = await Promise.all([findSource(db, name), findWatch(db, name)]);
  if (isAtWork(watch, clock())) return 'busy';
  if (!source) {
    if (!watch) return 'unknown';
    await dropWatch(db, name);
    return { left: 0 };
  }
  const instance = `forget-${crypto.randomUUID()}`;
  if (!(await takeWatch(db, name, instance, clock()))) return 'busy';
  await beginForgetting(db, source.id, clock());
  for (let steps = 0; steps < maxSteps; steps++) {
    const paths = await firstPaths(db, source.id, step);
    if (paths.length === 0) {
      await endForgetting(db, source.id, name);
      console.log({ message: 'source forgotten', source: name });
      return { left: 0 };
    }
    if (!(await beat(db, instance, clock()))) return 'busy';
    await forgetPaths(db, source.id, paths, clock());
  }
  const left = (await firstPaths(db, source.id, step * maxSteps)).length;
  await leaveWatch(db, instance);
  console.log({ message: 'source is being forgotten', source: name, left });
  return { left };
}

async function forgetPaths(
  db: Database,
  sourceId: number,
  paths: readonly string[],
  now: Date,
): Promise<void> {
  await markGone(db, sourceId, paths);
  const gone = await listGone(db, sourceId, paths.length);
  await applyChanges(db, null, { ...noChanges, sourceId, ...withdrawalsOf(gone) }, now);
}
