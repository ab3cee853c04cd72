import { and, count, eq, inArray, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { type Database, jsonList, pieces, valuesOf } from '../database.ts';
import { article, post } from '../schema.ts';
import { articleColumns, isDeleted, isOwnArticle, isShown } from './posts.ts';

// Articles whose posts are gone: marked as deleted, or named by a client or a scan that asks what an
// import would do. Withdrawn articles do not count.

/** A post that is gone, with its article. */
export type GonePost = Awaited<ReturnType<typeof findGonePosts>>[number];

/** What a post has in common with the same post at another path. */
export interface PostTraits {
  readonly hash: string;
  readonly title: string;
  readonly publishedAt: Date;
}

/**
 * Finds posts that are gone and may be the same as one of these: they have the same content, or the
 * same title and date.
 *
 * @param paths posts that are gone besides those that are marked as deleted
 */
export function findGonePosts(
  db: Database,
  sourceId: number,
  posts: readonly PostTraits[],
  paths: readonly string[],
) {
  const hashes = valuesOf(posts.map(({ hash }) => hash));
  const titles = posts.map(({ title, publishedAt }) => [title, publishedAt.getTime() / 1000]);
  const sameTitle = sql`(${article.title}, ${article.publishedAt}) in (
    select value->>0, value->>1 from json_each(${jsonList(titles)}))`;
  return db
    .select({ hash: post.hash, title: article.title, article: articleColumns })
    .from(post)
    .innerJoin(article, isOwnArticle)
    .where(
      and(
        eq(post.sourceId, sourceId),
        paths.length === 0 ? isDeleted : or(isDeleted, inArray(post.path, valuesOf(paths))),
        or(inArray(post.hash, hashes), sameTitle),
      ),
    );
}

/** Counts the articles of posts that are marked as deleted. */
export function countMarked(db: Database, sourceId: number): Promise<number> {
  return countWhere(db, and(eq(post.sourceId, sourceId), isDeleted));
}

/** Lists these posts that have articles, and those that are marked as deleted. */
export async function listGone(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<{ hash: string; articleId: number; isMarked: boolean }[]> {
  const gone: Awaited<ReturnType<typeof listGone>> = [];
  const isGone = [isDeleted, ...pieces(paths).map((piece) => inArray(post.path, valuesOf(piece)))];
  for (const condition of isGone) {
    const rows = await db
      .select({ hash: post.hash, articleId: article.id })
      .from(post)
      .innerJoin(article, isOwnArticle)
      .where(
        and(
          eq(post.sourceId, sourceId),
          condition,
          condition === isDeleted ? undefined : not(isDeleted),
          isShown,
        ),
      );
    gone.push(...rows.map((row) => ({ ...row, isMarked: condition === isDeleted })));
  }
  return gone;
}

/**
 * Counts the articles of a source that it had before the posts that are gone were replaced, with those
 * of the posts that are marked. It reads every post of the source.
 *
 * @param lastArticleId see `source.lastArticleId`
 */
export function countArticles(
  db: Database,
  sourceId: number,
  lastArticleId: number | null,
): Promise<number> {
  const isOld = lastArticleId === null ? undefined : lte(article.id, lastArticleId);
  return countWhere(db, and(eq(post.sourceId, sourceId), isOld && or(isOld, isDeleted)));
}

/** Whether the source keeps an article that it had before the posts that are gone were replaced. */
export async function keepsArticle(
  db: Database,
  sourceId: number,
  lastArticleId: number,
): Promise<boolean> {
  const kept = await db
    .select({ id: article.id })
    .from(post)
    .innerJoin(article, isOwnArticle)
    .where(
      and(eq(post.sourceId, sourceId), not(isDeleted), isShown, lte(article.id, lastArticleId)),
    )
    .limit(1);
  return kept.length > 0;
}

async function countWhere(db: Database, condition: SQL | undefined): Promise<number> {
  const [counted] = await db
    .select({ count: count() })
    .from(post)
    .innerJoin(article, isOwnArticle)
    .where(and(condition, isShown));
  return counted?.count ?? 0;
}
