import { and, asc, eq, inArray, isNotNull, not, sql } from 'drizzle-orm';
import { type Database, jsonList, pieces } from '../database.ts';
import { article, importRun, post } from '../schema.ts';
import { decisive, isDeleted } from './posts.ts';

// The article that came from a post, and from no other path or source since.
const itsOwn = and(
  eq(article.id, post.articleId),
  eq(article.path, post.path),
  eq(article.sourceId, post.sourceId),
);

/** Marks posts as gone from their source; their articles are withdrawn at the end of the run. */
export async function markPostsDeleted(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<void> {
  for (const piece of pieces(paths)) {
    await db
      .update(post)
      .set({ outcome: 'deleted' })
      .where(and(eq(post.sourceId, sourceId), inArray(post.path, listed(piece)), not(isDeleted)));
  }
}

/** Posts marked as gone, each with the article that came from it and from no other path since. */
export function listDeletedPosts(db: Database, sourceId: number, limit: number) {
  return db
    .select({ path: post.path, article: decisive })
    .from(post)
    .leftJoin(article, itsOwn)
    .where(and(eq(post.sourceId, sourceId), isDeleted))
    .orderBy(asc(post.path))
    .limit(limit);
}

/** Posts of a source that wait to be read again: for an address, or for one they link to. */
export async function listPending(db: Database, sourceId: number): Promise<string[]> {
  const ofSource = and(eq(post.sourceId, sourceId), eq(post.hash, ''));
  // Told to, SQLite does not look through all posts.
  const [conflicts, linking] = await db.batch([
    db
      .select({ path: sql<string>`path` })
      .from(sql`${post} indexed by post_conflict`)
      .where(and(ofSource, sql`${post.outcome} = 'conflict'`)),
    db
      .select({ path: sql<string>`path` })
      .from(sql`${post} indexed by post_missing_link`)
      .where(and(ofSource, sql`instr(${post.reasons}, 'target') > 0`)),
  ]);
  return [...new Set([...conflicts, ...linking].map(({ path }) => path))];
}

/**
 * What the files held that live articles came from at these paths: one Git blob id an article. Posts
 * that are marked as gone already are not counted again.
 */
export async function liveHashes(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<string[]> {
  const hashes: string[] = [];
  for (const piece of pieces(paths)) {
    const rows = await db
      .select({ hash: post.hash })
      .from(post)
      .innerJoin(article, itsOwn)
      .where(
        and(
          eq(post.sourceId, sourceId),
          inArray(post.path, listed(piece)),
          not(isDeleted),
          eq(article.state, 'live'),
        ),
      );
    hashes.push(...rows.map(({ hash }) => hash));
  }
  return hashes;
}

/** How many articles a source has. It looks at each of its posts. */
export async function countArticles(db: Database, sourceId: number): Promise<number> {
  const [all] = await db
    .select({ count: sql<number>`count(*)` })
    .from(post)
    .where(and(eq(post.sourceId, sourceId), isNotNull(post.articleId)));
  return all?.count ?? 0;
}

/** Adds to the number of articles that a run is to withdraw. */
export async function addPlannedWithdrawals(
  db: Database,
  runId: number,
  more: number,
): Promise<void> {
  if (more === 0) return;
  await db
    .update(importRun)
    .set({ plannedWithdrawals: sql`${importRun.plannedWithdrawals} + ${more}` })
    .where(eq(importRun.id, runId));
}

function listed(paths: readonly string[]) {
  return sql`(select value from json_each(${jsonList(paths)}))`;
}
