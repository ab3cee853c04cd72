import { and, asc, eq, gt, inArray, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { type Database, jsonList, pieces } from '../database.ts';
import { article, post } from '../schema.ts';

/** A file of a source as it was last seen. */
export type StoredPost = typeof post.$inferSelect;

/** As much of an article as deciding takes. */
export type StoredArticle = Awaited<ReturnType<typeof findArticles>>[number];

/** What an import must know about a handful of posts. */
export interface StoredPosts {
  readonly posts: readonly StoredPost[];
  readonly articles: readonly StoredArticle[];
}

// Written out, not bound: only then does SQLite see that a partial index fits.
export const isDeleted = sql`${post.outcome} = 'deleted'`;

/** The columns of an article that deciding takes. */
export const decisive = {
  id: article.id,
  sourceId: article.sourceId,
  path: article.path,
  feedId: article.feedId,
  url: article.url,
  categories: article.categories,
  tags: article.tags,
  publishedAt: article.publishedAt,
  updatedAt: article.updatedAt,
  hash: article.hash,
  state: article.state,
  isHeld: article.isHeld,
};

// Written out, not bound, as the partial indexes have it.
const isShown = sql`${article.state} <> 'withdrawn'`;
const isHeld = sql`${article.isHeld} = 1`;

/** The posts of a source at these paths, and the articles that came from them. */
export async function loadStoredPosts(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<StoredPosts> {
  const listed = sql`(select value from json_each(${jsonList(paths)}))`;
  const atPaths = and(eq(post.sourceId, sourceId), inArray(post.path, listed));
  const [posts, articles] = await db.batch([
    db.select().from(post).where(atPaths),
    db
      .select(decisive)
      .from(article)
      .innerJoin(post, eq(post.articleId, article.id))
      .where(atPaths),
  ]);
  return { posts, articles };
}

/**
 * The articles that have the id or the address of one of these, or whose id is such an address,
 * whatever source they are of. Withdrawn ones have no address, but those that are held.
 */
export async function findArticles(
  db: Database,
  names: readonly { readonly feedId: string; readonly url: string }[],
) {
  if (names.length === 0) return [];
  const urls = names.map(({ url }) => url);
  const ids = [...names.map(({ feedId }) => feedId), ...urls];
  const listed = (list: readonly string[]) => sql`(select value from json_each(${jsonList(list)}))`;
  const where = (condition: SQL | undefined) => db.select(decisive).from(article).where(condition);
  const [byId, byUrl, held] = await db.batch([
    where(inArray(article.feedId, listed(ids))),
    where(and(isShown, inArray(article.url, listed(urls)))),
    where(and(isHeld, inArray(article.url, listed(urls)))),
  ]);
  return [...byId, ...byUrl, ...held];
}

/** A page of a source's files in the order of their paths. */
export function listPosts(db: Database, sourceId: number, after: string, limit: number) {
  return db
    .select({
      path: post.path,
      hash: post.hash,
      settings: post.settings,
      outcome: post.outcome,
      note: post.note,
      reasons: post.reasons,
    })
    .from(post)
    .where(and(eq(post.sourceId, sourceId), gt(post.path, after)))
    .orderBy(asc(post.path))
    .limit(limit);
}

/** Which of these paths a source still has. */
export async function findPresentPaths(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<Set<string>> {
  const listed = sql`(select value from json_each(${jsonList(paths)}))`;
  const rows = await db
    .select({ path: post.path })
    .from(post)
    .where(and(eq(post.sourceId, sourceId), inArray(post.path, listed), not(isDeleted)));
  return new Set(rows.map(({ path }) => path));
}

/** The addresses of the articles that a source's posts at these paths are, by path. */
export async function findUrls(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const piece of pieces(paths)) {
    const listed = sql`(select value from json_each(${jsonList(piece)}))`;
    const rows = await db
      .select({ path: post.path, url: article.url })
      .from(post)
      .innerJoin(article, eq(article.id, post.articleId))
      .where(
        and(
          eq(post.sourceId, sourceId),
          inArray(post.path, listed),
          not(isDeleted),
          or(isShown, isHeld),
        ),
      );
    for (const { path, url } of rows) found.set(path, url);
  }
  return found;
}

/** Scheduled articles whose time has come, the earliest first. */
export function listDue(db: Database, now: Date, limit: number) {
  return db
    .select(decisive)
    .from(article)
    .where(and(sql`${article.state} = 'scheduled'`, lte(article.publishedAt, now)))
    .orderBy(asc(article.publishedAt))
    .limit(limit);
}
