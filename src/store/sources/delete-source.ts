import { and, asc, eq, sql } from 'drizzle-orm';
import { requeueConflicts } from '../changes/post-statements.ts';
import { type Database, transact } from '../database.ts';
import { importRun, post, site, siteFile, source, syncState } from '../schema.ts';

/**
 * Begins to forget a source: no run of it goes on, its next look begins with nothing, and the site is
 * described by the next source that brings a configuration. Its row stays, for its articles.
 */
export async function beginSourceDeletion(
  db: Database,
  sourceId: number,
  now: Date,
): Promise<void> {
  const forgotten = { settings: '', configId: '', filesId: '', cursor: null };
  await transact(db, [
    db.update(source).set(forgotten).where(eq(source.id, sourceId)),
    db
      .update(importRun)
      .set({ state: 'superseded', finishedAt: now })
      .where(and(eq(importRun.sourceId, sourceId), eq(importRun.state, 'running'))),
    db.update(site).set({ isConfigured: false }).where(eq(site.sourceId, sourceId)),
    db.delete(siteFile).where(eq(siteFile.sourceId, sourceId)),
  ]);
}

/** The first posts of a source, by their paths. */
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
 * Forgets the runs of a source whose posts are gone, and what the schedule knows of it. Posts of
 * other sources that had to stand back for one of its addresses are read again.
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
    ...others.map(({ id }) => requeueConflicts(id)),
    db.delete(importRun).where(eq(importRun.sourceId, sourceId)),
    db.delete(syncState).where(eq(syncState.source, name)),
  ]);
}

/** Forgets what the schedule knows of a source that has never been imported. */
export async function deleteSyncState(db: Database, name: string): Promise<void> {
  await db.delete(syncState).where(eq(syncState.source, name));
}
