import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { makeConflictsPending } from '../changes/post-statements.ts';
import { transactInRun } from '../changes/run-transaction.ts';
import { type Database, pieces, valuesOf } from '../database.ts';
import { article, importRun, post, source } from '../schema.ts';
import { articleColumns, isDeleted, isOwnArticle } from './posts.ts';

/**
 * Marks posts as deleted. Their articles are withdrawn at the end of the run. Posts with URL conflicts
 * become pending, since the URL that they want may belong to one of these.
 *
 * @param runId null if the source is being deleted
 * @throws {RunEnded} if the run has ended or was superseded; nothing is written then
 */
export async function markPostsDeleted(
  db: Database,
  runId: number | null,
  sourceId: number,
  paths: readonly string[],
): Promise<void> {
  const statements = pieces(paths).flatMap((piece) => {
    const isListed = sql`source_id = ${sourceId} and path in ${valuesOf(piece)}`;
    const isPresent = sql`${isListed} and outcome <> 'deleted'`;
    return [
      makeConflictsPending(sourceId, sql`exists (select 1 from ${post} where ${isPresent})`),
      sql`update ${post} set outcome = 'deleted' where ${isPresent}`,
    ];
  });
  await transactInRun(db, runId, {}, [rememberLastArticle(sourceId), ...statements]);
}

// Articles that the run creates later must not count as some that the source had before.
function rememberLastArticle(sourceId: number) {
  return sql`
    update ${source} set last_article_id = coalesce((select max(id) from ${article}), 0)
    where id = ${sourceId} and last_article_id is null`;
}

/** Records that a run may withdraw any number of articles. */
export async function allowWithdrawals(db: Database, runId: number): Promise<void> {
  await db.update(importRun).set({ allowsWithdrawals: true }).where(eq(importRun.id, runId));
}

const hasNoArticle = sql`coalesce(${article.state}, 'withdrawn') = 'withdrawn'`;

/**
 * Lists posts marked as deleted, each with its article unless the article has moved.
 *
 * @param page.after the path that the page starts after; undefined for the first page
 * @param page.withArticles whether to list those that have articles which are not withdrawn
 */
export function listDeletedPosts(
  db: Database,
  sourceId: number,
  {
    after,
    limit,
    withArticles,
  }: {
    readonly after?: string | undefined;
    readonly limit: number;
    readonly withArticles: boolean;
  },
) {
  return db
    .select({ path: post.path, article: articleColumns })
    .from(post)
    .leftJoin(article, isOwnArticle)
    .where(
      and(
        eq(post.sourceId, sourceId),
        isDeleted,
        after === undefined ? undefined : gt(post.path, after),
        withArticles ? undefined : hasNoArticle,
      ),
    )
    .orderBy(asc(post.path))
    .limit(limit);
}

/**
 * Lists the pending posts of a source: the URL that they want may be free now, or a post that they
 * link to has changed.
 */
export async function listPending(db: Database, sourceId: number): Promise<string[]> {
  // Without `indexed by`, SQLite scans all posts of the source.
  const rows = await db
    .select({ path: sql<string>`path` })
    .from(sql`${post} indexed by post_pending`)
    .where(and(eq(post.sourceId, sourceId), sql`settings = ''`, sql`outcome <> 'deleted'`));
  return rows.map(({ path }) => path);
}

/** Forgets which article was the last, once no post is marked as deleted. */
export function forgetLastArticle(db: Database, sourceId: number) {
  return db
    .update(source)
    .set({ lastArticleId: null })
    .where(and(eq(source.id, sourceId), isNotNull(source.lastArticleId)));
}
