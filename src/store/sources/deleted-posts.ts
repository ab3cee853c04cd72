import { and, asc, eq, inArray, isNotNull, not, sql } from 'drizzle-orm';
import { type Database, pieces, valuesOf } from '../database.ts';
import { article, importRun, post } from '../schema.ts';
import { articleColumns, isDeleted } from './posts.ts';

// The article of a post, unless it has since moved to another path or source.
const isOwnArticle = and(
  eq(article.id, post.articleId),
  eq(article.path, post.path),
  eq(article.sourceId, post.sourceId),
);

/** Marks posts as deleted. Their articles are withdrawn at the end of the run. */
export async function markPostsDeleted(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<void> {
  for (const piece of pieces(paths)) {
    await db
      .update(post)
      .set({ outcome: 'deleted' })
      .where(and(eq(post.sourceId, sourceId), inArray(post.path, valuesOf(piece)), not(isDeleted)));
  }
}

/** Lists posts marked as deleted, each with its article unless the article has moved. */
export function listDeletedPosts(db: Database, sourceId: number, limit: number) {
  return db
    .select({ path: post.path, article: articleColumns })
    .from(post)
    .leftJoin(article, isOwnArticle)
    .where(and(eq(post.sourceId, sourceId), isDeleted))
    .orderBy(asc(post.path))
    .limit(limit);
}

/**
 * Lists the pending posts of a source: the URL that they want may be free now, or a post that they
 * link to may exist now.
 */
export async function listPending(db: Database, sourceId: number): Promise<string[]> {
  const ofSource = and(eq(post.sourceId, sourceId), eq(post.hash, ''));
  // Without `indexed by`, SQLite scans all posts of the source.
  const [conflicts, linking] = await db.batch([
    db
      .select({ path: sql<string>`path` })
      .from(sql`${post} indexed by post_conflict`)
      .where(and(ofSource, sql`${post.outcome} = 'conflict'`)),
    db
      .select({ path: sql<string>`path` })
      .from(sql`${post} indexed by post_missing_link`)
      .where(and(ofSource, sql`instr(${post.reasons}, 'link-target') > 0`)),
  ]);
  return [...new Set([...conflicts, ...linking].map(({ path }) => path))];
}

/**
 * Lists the hashes of the posts at these paths that have live articles. Posts that are already marked
 * as deleted are left out.
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
      .innerJoin(article, isOwnArticle)
      .where(
        and(
          eq(post.sourceId, sourceId),
          inArray(post.path, valuesOf(piece)),
          not(isDeleted),
          eq(article.state, 'live'),
        ),
      );
    hashes.push(...rows.map(({ hash }) => hash));
  }
  return hashes;
}

/** Counts the posts of a source that have articles. It reads every post of the source. */
export async function countArticles(db: Database, sourceId: number): Promise<number> {
  const [all] = await db
    .select({ count: sql<number>`count(*)` })
    .from(post)
    .where(and(eq(post.sourceId, sourceId), isNotNull(post.articleId)));
  return all?.count ?? 0;
}

/** Adds to the number of articles that a run will withdraw. */
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
