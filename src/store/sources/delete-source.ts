import { and, asc, eq, sql } from 'drizzle-orm';
import { makeConflictsPending } from '../changes/post-statements.ts';
import { type Database, transact } from '../database.ts';
import { importRun, post, site, source, supportFile, syncState } from '../schema.ts';
import { deleteDefinitions } from './feed-definitions.ts';

/**
 * Begins to delete a source: ends its run, and lets the next source that has a configuration describe
 * the site. The source's row stays, because its articles refer to it. If the source is imported again,
 * everything is read.
 */
export async function beginSourceDeletion(
  db: Database,
  sourceId: number,
  now: Date,
): Promise<void> {
  const cleared = {
    settings: '',
    configId: '',
    filesId: '',
    feedsId: '',
    feedProblems: [],
    cursor: null,
    refusal: '',
  };
  await transact(db, [
    db.update(source).set(cleared).where(eq(source.id, sourceId)),
    db
      .update(importRun)
      .set({ state: 'superseded', finishedAt: now })
      .where(and(eq(importRun.sourceId, sourceId), eq(importRun.state, 'running'))),
    db.update(site).set({ isConfigured: false }).where(eq(site.sourceId, sourceId)),
    db.delete(supportFile).where(eq(supportFile.sourceId, sourceId)),
    ...deleteDefinitions(sourceId, now),
  ]);
}

/** At most `limit` paths of posts of a source, in order. */
export async function listFirstPaths(
  db: Database,
  sourceId: number,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ path: post.path })
    .from(post)
    .where(eq(post.sourceId, sourceId))
    .orderBy(asc(post.path))
    .limit(limit);
  return rows.map(({ path }) => path);
}

/**
 * Deletes the runs and the sync state of a source, once its posts are deleted. Posts of other
 * sources that have URL conflicts become pending, since its URLs are free now.
 */
export async function finishSourceDeletion(
  db: Database,
  sourceId: number,
  name: string,
): Promise<void> {
  const others = await db
    .select({ id: source.id })
    .from(source)
    .where(sql`${source.id} <> ${sourceId}`);
  await transact(db, [
    ...others.map(({ id }) => makeConflictsPending(id)),
    rememberLastRun(sourceId),
    db.delete(importRun).where(eq(importRun.sourceId, sourceId)),
    db.delete(syncState).where(eq(syncState.source, name)),
  ]);
}

// Otherwise a later run could get the number of a deleted one, to which a client may still send posts.
function rememberLastRun(sourceId: number) {
  return sql`
    update ${source} set last_run = max(last_run, coalesce(
      (select max(id) from ${importRun} where source_id = ${sourceId}), 0))
    where id = ${sourceId}`;
}

/** Deletes the sync state of a source that has never been imported. */
export async function deleteSyncState(db: Database, name: string): Promise<void> {
  await db.delete(syncState).where(eq(syncState.source, name));
}
