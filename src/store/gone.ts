import { and, asc, eq, inArray, isNotNull, not, sql } from 'drizzle-orm';
import { type Database, jsonList } from './database.ts';
import { decisive, isGone } from './posts.ts';
import { article, post } from './schema.ts';

/** Marks posts as gone from their source; what becomes of their articles is decided at the end. */
export async function markGone(
  db: Database,
  sourceId: number,
  paths: readonly string[],
): Promise<void> {
  const listed = sql`(select value from json_each(${jsonList(paths)}))`;
  await db
    .update(post)
    .set({ outcome: 'gone' })
    .where(and(eq(post.sourceId, sourceId), inArray(post.path, listed), not(isGone)));
}

/** Posts marked as gone, each with the article that came from it and from no other path since. */
export function listGone(db: Database, sourceId: number, limit: number) {
  return db
    .select({ path: post.path, article: decisive })
    .from(post)
    .leftJoin(article, and(eq(article.id, post.articleId), eq(article.path, post.path)))
    .where(and(eq(post.sourceId, sourceId), isGone))
    .orderBy(asc(post.path))
    .limit(limit);
}

/** How many posts of a source wait to be read again: for an address, or for one they link to. */
export async function countWaiting(db: Database, sourceId: number): Promise<number> {
  // Told to, SQLite does not look through all posts.
  const [waiting] = await db
    .select({ count: sql<number>`count(*)` })
    .from(sql`${post} indexed by post_rival`)
    .where(and(eq(post.sourceId, sourceId), sql`${post.outcome} = 'rival'`, eq(post.hash, '')));
  const [linking] = await db
    .select({ count: sql<number>`count(*)` })
    .from(post)
    .where(
      and(
        eq(post.sourceId, sourceId),
        sql`instr(${post.reasons}, 'target') > 0`,
        eq(post.hash, ''),
      ),
    );
  return (waiting?.count ?? 0) + (linking?.count ?? 0);
}

/** Takes the marks back; the posts are read again when their source brings them. */
export async function unmarkGone(db: Database, sourceId: number): Promise<void> {
  await db
    .update(post)
    .set({ outcome: 'imported', hash: '' })
    .where(and(eq(post.sourceId, sourceId), isGone));
}

/** How many articles a source has, and how many of them its gone posts would withdraw. */
export async function countWithdrawals(db: Database, sourceId: number) {
  const ofSource = eq(post.sourceId, sourceId);
  const [[all], [leaving]] = await db.batch([
    db
      .select({ count: sql<number>`count(*)` })
      .from(post)
      .where(and(ofSource, isNotNull(post.articleId))),
    db
      .select({ count: sql<number>`count(*)` })
      .from(post)
      .innerJoin(article, and(eq(article.id, post.articleId), eq(article.path, post.path)))
      .where(and(ofSource, isGone, eq(article.state, 'live'))),
  ]);
  return { all: all?.count ?? 0, leaving: leaving?.count ?? 0 };
}
