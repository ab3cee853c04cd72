import { desc, getTableColumns, sql } from 'drizzle-orm';
import type { Budget } from '../../model/budget.ts';
import { isEpisode } from '../../model/podcast.ts';
import { type Database, seconds } from '../database.ts';
import { article, scopeArticle } from '../schema.ts';

// Podcast apps and directories read one document only, and forget episodes that are no longer in it. So
// the feed of a podcast is limited by its size, not by FEED_ITEMS.

type Enclosed = Parameters<typeof isEpisode>[0];

type SizedArticle = typeof article.$inferSelect & { readonly size: number };

/**
 * The budget of a feed. A scope is a podcast if most of its newest articles are episodes.
 *
 * @param newest as many as fit into an ordinary feed
 */
export function budgetFor(newest: readonly Enclosed[], budget: Budget): Budget {
  const isPodcast = newest.filter(isEpisode).length * 2 > newest.length;
  return (isPodcast && budget.podcast) || budget;
}

/**
 * Adds the older articles of a scope that fit into a budget. It reads a row for each article that
 * might fit, and one more for each that does.
 */
export async function withOlder(
  db: Database,
  scopeId: number,
  newest: readonly SizedArticle[],
  budget: Budget,
): Promise<readonly SizedArticle[]> {
  const last = newest.at(-1);
  const bytes = budget.bytes - newest.reduce((sum, { size }) => sum + size, 0);
  const items = budget.items - newest.length;
  if (!last || bytes <= 0 || items <= 0) return newest;
  const candidates = sql`
    select * from ${scopeArticle} where scope_id = ${scopeId}
      and (published_at, article_id) < (${seconds(last.publishedAt)}, ${last.id})
    order by published_at desc, article_id desc limit ${items}`;
  const total = sql`sum(size) over (order by published_at desc, article_id desc)`;
  const isWithin = Number.isFinite(bytes) ? sql`below.total <= ${bytes}` : sql`1`;
  const older = await db
    .select({ article: getTableColumns(article), size: sql<number>`below.size` })
    .from(sql`(select article_id, size, ${total} as total from (${candidates})) as below`)
    .innerJoin(article, sql`${article.id} = below.article_id and ${isWithin}`)
    .orderBy(desc(article.publishedAt), desc(article.id));
  return [...newest, ...older.map((row) => ({ ...row.article, size: row.size }))];
}
