import { and, asc, eq, gt, inArray, lt, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { type Database, pieces, valuesOf } from '../database.ts';
import { article, post } from '../schema.ts';

/** A post as stored. */
export type StoredPost = typeof post.$inferSelect;

/** An article as stored, without its text. */
export type StoredArticle = Awaited<ReturnType<typeof findArticles>>[number];

// These conditions contain literals, because SQLite would not use the partial indexes if the values
// were bound.
export const isDeleted = sql`${post.outcome} = 'deleted'`;
export const isShown = sql`${article.state} <> 'withdrawn'`;
export const isHeld = sql`${article.isHeld} = 1`;

/** The article of a post, unless it has since moved to another path or source. */
export const isOwnArticle = and(
  eq(article.id, post.articleId),
  eq(article.path, post.path),
  eq(article.sourceId, post.sourceId),
);

/** The columns of an article that an import compares. The text is left out, since it may be long. */
export const articleColumns = {
  id: article.id,
  sourceId: article.sourceId,
  path: article.path,
  feedId: article.feedId,
  url: article.url,
  categories: article.categories,
  tags: article.tags,
  authors: article.authors,
  language: article.language,
  publishedAt: article.publishedAt,
  updatedAt: article.updatedAt,
  hash: article.hash,
  state: article.state,
  isHeld: article.isHeld,
  scopeRule: article.scopeRule,
  collection: article.collection,
  isHidden: article.isHidden,
  isUnlisted: article.isUnlisted,
};

/** The posts of a source at these paths, with their articles. */
export async function loadStoredPosts(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<{ readonly posts: readonly StoredPost[]; readonly articles: readonly StoredArticle[] }> {
  const atPaths = and(eq(post.sourceId, sourceId), inArray(post.path, valuesOf(paths)));
  const [posts, articles] = await db.batch([
    db.select().from(post).where(atPaths),
    db
      .select(articleColumns)
      .from(article)
      .innerJoin(post, eq(post.articleId, article.id))
      .where(atPaths),
  ]);
  return { posts, articles };
}

/**
 * Finds the articles, of all sources, that have the id or the URL of one of these posts, or its URL as
 * their id. Withdrawn articles are not found by URL unless they are held.
 */
export async function findArticles(
  db: Database,
  posts: readonly { readonly feedId: string; readonly url: string }[],
) {
  if (posts.length === 0) return [];
  const urls = posts.map(({ url }) => url);
  const ids = [...posts.map(({ feedId }) => feedId), ...urls];
  const where = (condition: SQL | undefined) =>
    db.select(articleColumns).from(article).where(condition);
  const [byId, byUrl, held] = await db.batch([
    where(inArray(article.feedId, valuesOf(ids))),
    where(and(isShown, inArray(article.url, valuesOf(urls)))),
    where(and(isHeld, inArray(article.url, valuesOf(urls)))),
  ]);
  return [...byId, ...byUrl, ...held];
}

/** A page of a source's posts, in the order of their paths. */
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

/** A page of what a scan compares of a source's posts: those whose paths come after one and before `end`. */
export function listPostHashes(
  db: Database,
  sourceId: number,
  { after, end, limit }: { after: string; end?: string | undefined; limit: number },
) {
  return db
    .select({ path: post.path, hash: post.hash, settings: post.settings, outcome: post.outcome })
    .from(post)
    .where(
      and(
        eq(post.sourceId, sourceId),
        gt(post.path, after),
        end === undefined ? undefined : lt(post.path, end),
      ),
    )
    .orderBy(asc(post.path))
    .limit(limit);
}

/** The paths of a source's posts that come after one, up to another and including it. */
export async function listPaths(
  db: Database,
  sourceId: number,
  after: string,
  last: string,
): Promise<string[]> {
  const rows = await db
    .select({ path: post.path })
    .from(post)
    .where(and(eq(post.sourceId, sourceId), gt(post.path, after), lte(post.path, last)))
    .orderBy(asc(post.path));
  return rows.map(({ path }) => path);
}

/** Finds those of the paths at which the source still has posts. */
export async function findPresentPaths(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .select({ path: post.path })
    .from(post)
    .where(and(eq(post.sourceId, sourceId), inArray(post.path, valuesOf(paths)), not(isDeleted)));
  return new Set(rows.map(({ path }) => path));
}

/**
 * The URLs of the articles of a source's posts at these paths, by path. A post whose article has been taken
 * over by another post has none.
 */
export async function findUrls(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const piece of pieces(paths)) {
    const rows = await db
      .select({ path: post.path, url: article.url })
      .from(post)
      .innerJoin(article, isOwnArticle)
      .where(
        and(
          eq(post.sourceId, sourceId),
          inArray(post.path, valuesOf(piece)),
          not(isDeleted),
          or(isShown, isHeld),
        ),
      );
    for (const { path, url } of rows) found.set(path, url);
  }
  return found;
}

/** Scheduled articles that are due, the earliest first. */
export function listDue(db: Database, now: Date, limit: number) {
  return db
    .select(articleColumns)
    .from(article)
    .where(and(sql`${article.state} = 'scheduled'`, lte(article.publishedAt, now)))
    .orderBy(asc(article.publishedAt))
    .limit(limit);
}
