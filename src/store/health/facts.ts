import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import { type Database, seconds } from '../database.ts';
import { article, scope, scopeArticle, tick } from '../schema.ts';

/** The facts about the articles and the database that a health check needs. */
export interface StoredFacts {
  /** The size of the database. */
  readonly bytes: number;
  /** When the last migration was applied; undefined if that was not recorded. */
  readonly migratedAt: Date | undefined;
  /** When the feed of the site last changed; undefined before the first article. */
  readonly siteChangedAt: Date | undefined;
  /** The date of the newest article of the site that is not in the future. */
  readonly newestArticle: Date | undefined;
  /** Scheduled articles that should have been published; counting stops at {@link maxOverdue}. */
  readonly overdue: number;
}

/** The number of overdue articles at which counting stops, since each one is a row. */
export const maxOverdue = 100;

const time = v.nullable(
  v.pipe(
    v.number(),
    v.transform((seconds) => new Date(seconds * 1000)),
  ),
);
const factsRow = v.object({
  migratedAt: time,
  siteChangedAt: time,
  newestArticle: time,
  overdue: v.number(),
});

/**
 * Reads the facts in one statement, of which each part reads a row or two, besides overdue articles.
 *
 * @param dueBefore articles whose dates are before this, and before the last recorded tick, are overdue
 */
export async function readFacts(db: Database, dueBefore: Date, now: Date): Promise<StoredFacts> {
  const site = sql`${scope} where kind = 'site' and slug = ''`;
  const limit = seconds(dueBefore);
  const { results, meta } = await db.run(sql`
    select
      (select unixepoch(applied_at) from d1_migrations order by id desc limit 1) as migratedAt,
      (select changed_at from ${site}) as siteChangedAt,
      (select published_at from ${scopeArticle}
        where scope_id = (select id from ${site}) and published_at <= ${seconds(now)}
        order by published_at desc limit 1) as newestArticle,
      (select count(*) from (select 1 from ${article}
        where state = 'scheduled'
          and published_at < min(${limit}, coalesce((select ticked_at from ${tick}), ${limit}))
        limit ${maxOverdue})) as overdue`);
  const row = v.parse(factsRow, results[0]);
  return {
    bytes: meta.size_after,
    migratedAt: row.migratedAt ?? undefined,
    siteChangedAt: row.siteChangedAt ?? undefined,
    newestArticle: row.newestArticle ?? undefined,
    overdue: row.overdue,
  };
}
