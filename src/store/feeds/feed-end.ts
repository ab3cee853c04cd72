import { and, desc, eq, sql } from 'drizzle-orm';
import type { Position } from '../../model/archive-page.ts';
import { type Budget, budgetOfSite, countWithin } from '../../model/budget.ts';
import type { Database } from '../database.ts';
import { article, scopeArticle } from '../schema.ts';
import { isUpTo } from './articles-between.ts';
import { budgetFor } from './podcast.ts';

/**
 * Finds where the newest feed of a scope ends: the position of its last article. It reads a row for each article that may
 * be in the feed, and another one for each of the newest if there is a budget for podcasts.
 *
 * @param postsLimit how many articles the site's configuration wants; null if it does not say
 * @returns undefined if the scope has no articles
 */
export async function endOfFeed(
  db: Database,
  scopeId: number,
  budget: Budget,
  postsLimit: number | null,
): Promise<Position | undefined> {
  const ordinary = budgetOfSite(budget, postsLimit);
  const limit = Math.min(budget.items, ordinary.items);
  const newest = await newestBelow(db, scopeId, undefined, limit, ordinary.podcast !== undefined);
  const feedBudget = budgetFor(newest, ordinary);
  const last = newest.length === limit ? newest.at(-1) : undefined;
  const hasMore = last !== undefined && feedBudget.items > limit;
  const older = hasMore
    ? await newestBelow(db, scopeId, last, feedBudget.items - limit, false)
    : [];
  const all = [...newest, ...older];
  return all[
    countWithin(
      all.map(({ size }) => size),
      feedBudget,
    ) - 1
  ];
}

function newestBelow(
  db: Database,
  scopeId: number,
  position: Position | undefined,
  limit: number,
  withEnclosures: boolean,
) {
  return db
    .select({
      publishedAt: scopeArticle.publishedAt,
      articleId: scopeArticle.articleId,
      size: scopeArticle.size,
      // SQLite does not read the row of an article from which nothing is selected.
      enclosure: withEnclosures ? article.enclosure : sql<null>`null`,
    })
    .from(scopeArticle)
    .leftJoin(article, eq(article.id, scopeArticle.articleId))
    .where(and(eq(scopeArticle.scopeId, scopeId), position && isUpTo(position, -1)))
    .orderBy(desc(scopeArticle.publishedAt), desc(scopeArticle.articleId))
    .limit(limit);
}
