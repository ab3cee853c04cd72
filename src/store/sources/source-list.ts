import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { post, source, syncState } from '../schema.ts';

/** Up to how many posts are counted: each is a row that is read. */
export const countBound = 100_000;

/** How many posts of a source there are, how many are articles, and of how many there is something to say. */
export interface SourceCounts {
  readonly posts: number;
  readonly articles: number;
  readonly noted: number;
}

/** The sources in the database; one that has been forgotten is none. */
export function listSources(db: Database) {
  return db
    .select({ id: source.id, name: source.name })
    .from(source)
    .where(
      sql`${source.settings} <> '' or exists (select 1 from ${post} where source_id = ${source.id})`,
    )
    .orderBy(asc(source.name));
}

/** What is known of the sources that the schedule has looked at. */
export function listSyncStates(db: Database) {
  return db.select().from(syncState).orderBy(asc(syncState.source));
}

/** Counts the posts of a source, up to {@link countBound}. */
export async function countPosts(db: Database, sourceId: number): Promise<SourceCounts> {
  const ofSource = sql`source_id = ${sourceId}`;
  const [counted] = await db
    .select({
      posts: sql<number>`count(*)`,
      articles: sql<number>`count(article_id)`,
      noted: sql<number>`(select count(*) from (
        select 1 from ${post} where ${ofSource} and note <> '' limit ${countBound}))`,
    })
    .from(sql`(select article_id from ${post} where ${ofSource} limit ${countBound})`);
  return counted ?? { posts: 0, articles: 0, noted: 0 };
}

/** Posts that there is something to say about, in the order of their paths. */
export function listNoted(db: Database, sourceId: number, after: string, limit: number) {
  return db
    .select({ path: post.path, outcome: post.outcome, reasons: post.reasons, note: post.note })
    .from(post)
    .where(and(eq(post.sourceId, sourceId), gt(post.path, after), sql`${post.note} <> ''`))
    .orderBy(asc(post.path))
    .limit(limit);
}
