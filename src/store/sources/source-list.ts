import { and, asc, count, eq, gt, ne, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { article, post, site, source } from '../schema.ts';

/** Posts are counted only up to this number, since counting reads a row for each. */
export const maxCounted = 100_000;

export interface SourceCounts {
  readonly posts: number;
  /** Posts that have articles, except those that are left out now. */
  readonly articles: number;
  /** Posts that have notes. */
  readonly noted: number;
}

/** The sources in the database, except deleted ones. */
export function listSources(db: Database) {
  return db
    .select({ id: source.id, name: source.name, refusal: source.refusal })
    .from(source)
    .where(
      sql`${source.settings} <> '' or exists (select 1 from ${post} where source_id = ${source.id})`,
    )
    .orderBy(asc(source.name));
}

/** The sources whose last run was refused, and why. */
export function listRefusals(db: Database) {
  return db
    .select({ source: source.name, refusal: source.refusal })
    .from(source)
    .where(ne(source.refusal, ''))
    .orderBy(asc(source.name));
}

/**
 * The sources that have scheduled articles: how many, when the next one is due, and the site's time zone.
 * Reads only scheduled articles, by their index.
 */
export function listScheduled(db: Database) {
  return db
    .select({
      source: source.name,
      articles: count(),
      next: sql`min(${article.publishedAt})`.mapWith(article.publishedAt),
      timeZone: sql<string>`coalesce((select ${site.timeZone} from ${site}), 'UTC')`,
    })
    .from(article)
    .innerJoin(source, eq(source.id, article.sourceId))
    .where(sql`${article.state} = 'scheduled'`)
    .groupBy(source.id);
}

/** Counts the posts of a source, up to {@link maxCounted}. */
export async function countPosts(db: Database, sourceId: number): Promise<SourceCounts> {
  const ofSource = sql`source_id = ${sourceId}`;
  const [counted] = await db
    .select({
      posts: sql<number>`count(*)`,
      articles: sql<number>`count(article_id) filter (where outcome <> 'skipped')`,
      noted: sql<number>`(select count(*) from (
        select 1 from ${post} where ${ofSource} and note <> '' limit ${maxCounted}))`,
    })
    .from(sql`(select article_id, outcome from ${post} where ${ofSource} limit ${maxCounted})`);
  return counted ?? { posts: 0, articles: 0, noted: 0 };
}

/** A page of the posts that have notes, in the order of their paths. */
export function listNoted(db: Database, sourceId: number, after: string, limit: number) {
  return db
    .select({ path: post.path, outcome: post.outcome, reasons: post.reasons, note: post.note })
    .from(post)
    .where(and(eq(post.sourceId, sourceId), gt(post.path, after), sql`${post.note} <> ''`))
    .orderBy(asc(post.path))
    .limit(limit);
}
