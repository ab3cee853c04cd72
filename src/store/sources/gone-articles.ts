import { and, asc, count, eq, gt, inArray, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { type Database, jsonList, pieces, valuesOf } from '../database.ts';
import { article, post } from '../schema.ts';
import { articleColumns, isDeleted, isOwnArticle, isShown } from './posts.ts';

// Articles whose posts are gone: marked as deleted, or named by a client or a scan that asks what an
// import would do. Withdrawn articles do not count.

/** A post that is gone, with its article. */
export type GonePost = Awaited<ReturnType<typeof findGonePosts>>[number];

// Rows in memory at once.
const postsPerPage = 10_000;

/** The values that a post has in common with the same post at another path. */
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
export async function findGonePosts(
  db: Database,
  sourceId: number,
  posts: readonly PostTraits[],
  paths: readonly string[],
) {
  const hashes = valuesOf(posts.map(({ hash }) => hash));
  const titles = posts.map(({ title, publishedAt }) => [title, publishedAt.getTime() / 1000]);
  const sameTitle = sql`(${article.title}, ${article.publishedAt}) in (
    select value->>0, value->>1 from json_each(${jsonList(titles)}))`;
  const find = (isGone: SQL | undefined) =>
    db
      .select({ hash: post.hash, title: article.title, article: articleColumns })
      .from(post)
      .innerJoin(article, isOwnArticle)
      .where(and(eq(post.sourceId, sourceId), isGone, or(inArray(post.hash, hashes), sameTitle)));
  const found = await find(isDeleted);
  for (const piece of pieces(paths)) found.push(...(await find(isUnmarked(piece))));
  return found;
}

function isUnmarked(paths: readonly string[]): SQL | undefined {
  return and(inArray(post.path, valuesOf(paths)), not(isDeleted));
}

/** Counts the articles of posts that are marked as deleted. */
export function countMarked(db: Database, sourceId: number): Promise<number> {
  return countWhere(db, and(eq(post.sourceId, sourceId), isDeleted));
}

/** A post that is gone and has an article. */
export interface GoneArticle {
  readonly hash: string;
  readonly articleId: number;
  readonly isMarked: boolean;
}

/** Lists the posts that are marked as deleted, and those at these paths, if they have articles; in pages. */
export async function* listGone(
  db: Database,
  sourceId: number,
  pages: AsyncIterable<readonly string[]>,
): AsyncGenerator<readonly GoneArticle[]> {
  const find = (isGone: SQL | undefined) =>
    db
      .select({ path: post.path, hash: post.hash, articleId: article.id })
      .from(post)
      .innerJoin(article, isOwnArticle)
      .where(and(eq(post.sourceId, sourceId), isGone, isShown));
  for (let after: string | undefined = ''; after !== undefined; ) {
    const marked = find(and(isDeleted, gt(post.path, after)));
    const page = await marked.orderBy(asc(post.path)).limit(postsPerPage);
    yield page.map((row) => ({ ...row, isMarked: true }));
    after = page.length === postsPerPage ? page.at(-1)?.path : undefined;
  }
  for await (const paths of pages) {
    for (const piece of pieces(paths)) {
      const page = await find(isUnmarked(piece));
      yield page.map((row) => ({ ...row, isMarked: false }));
    }
  }
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
