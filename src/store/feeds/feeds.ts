import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { PageStart } from '../../model/archive-page.ts';
import type { Article } from '../../model/article.ts';
import { type Budget, budgetOfSite, countWithin } from '../../model/budget.ts';
import type { ScopeKey } from '../../model/scope.ts';
import { builtQuery } from '../built-query.ts';
import type { Database } from '../database.ts';
import {
  article,
  type StoredScope,
  type StoredSite,
  scope,
  scopeArticle,
  site,
} from '../schema.ts';
import { withTexts } from '../texts/with-texts.ts';
import { newestStart, pageBelow, startBelow } from './archive-pages.ts';
import { articleColumns } from './article-columns.ts';
import { budgetFor, withOlder } from './podcast.ts';
import { type Tombstone, withdrawals } from './withdrawals.ts';

/** A scope's newest articles. */
export interface Feed {
  readonly scope: StoredScope;
  readonly site: StoredSite;
  /** Newest first, each with the revision that the site had when the article was last written. */
  readonly articles: readonly (Article & { readonly revision: number })[];
  /** The newest page of the archive; undefined if the feed contains all articles of the scope. */
  readonly older: PageStart | undefined;
  /** Whether articles were left out because of their size. */
  readonly isCut: boolean;
  /** Whether it has more articles than other feeds, since it is that of a podcast. */
  readonly isExtended: boolean;
  /** The latest first; empty unless `withTombstones`. */
  readonly withdrawn: readonly Tombstone[];
}

export interface FeedRequest {
  readonly budget: Budget;
  readonly withTombstones: boolean;
  /** Whether to read the text of the articles, too; by default. It is empty otherwise. */
  readonly withContent?: boolean | undefined;
}

/**
 * Reads a scope's newest articles in one statement: the rows of the scope and the site, two rows per
 * article, and a few to find the archive. The rest of a podcast takes another statement, and so do texts that are in a
 * text database.
 *
 * @returns undefined if the scope does not exist, or if nothing has been imported yet
 */
export async function readFeed(
  db: Database,
  key: ScopeKey,
  request: FeedRequest,
): Promise<Feed | undefined> {
  const rows = await selectFeed(db, key, request);
  const [first] = rows;
  if (!first?.site) return undefined;
  const read = rows.flatMap(({ article, size }) =>
    article && size !== null ? [{ ...article, size }] : [],
  );
  const ordinary = budgetOfSite(request.budget, first.site.postsLimit);
  const newest = read.slice(0, ordinary.items);
  const budget = budgetFor(newest, ordinary);
  const isExtended = budget !== ordinary;
  const hasMore = isExtended || ordinary.items > request.budget.items;
  const stored = hasMore ? await withOlder(db, first.scope.id, newest, budget) : newest;
  const count = countWithin(
    stored.map(({ size }) => size),
    budget,
  );
  const articles = await withTexts(db, stored.slice(0, count), request);
  const last = articles.at(-1);
  const hasOlder = articles.length < first.scope.articleCount;
  return {
    scope: first.scope,
    site: first.site,
    articles,
    older:
      last && hasOlder
        ? await pageBelow(db, key, { ...last, articleId: last.id }, startsOf(rows))
        : undefined,
    isCut:
      articles.length < stored.length ||
      (hasOlder && (isExtended || articles.length < ordinary.items)),
    isExtended,
    withdrawn: withdrawals.parse(first.withdrawn),
  };
}

/** The page starts that were read, the newest first. */
function startsOf(rows: Awaited<ReturnType<typeof selectFeed>>): string[] {
  const below = rows.flatMap(({ startBelow }) => startBelow ?? []);
  return [...rows.slice(0, 1).map(({ newestStart }) => newestStart), ...below];
}

function selectFeed(
  db: Database,
  { kind, slug }: ScopeKey,
  { budget, withTombstones, withContent = true }: FeedRequest,
) {
  const select = withContent ? selectArticles : selectOutline;
  return select(db, { kind, slug, withTombstones: Number(withTombstones), limit: budget.items });
}

const selectArticles = feedQuery(true);
const selectOutline = feedQuery(false);

function feedQuery(withContent: boolean) {
  const kind = sql.placeholder('kind');
  const slug = sql.placeholder('slug');
  // Not correlated with the outer query, so that SQLite evaluates what depends on it only once.
  const scopeId = sql`(select id from ${scope} where kind = ${kind} and slug = ${slug})`;
  const tombstones = sql`iif(${sql.placeholder('withTombstones')}, ${withdrawals.select(scopeId)}, null)`;
  return builtQuery((db) =>
    db
      .select({
        scope: getTableColumns(scope),
        site: getTableColumns(site),
        article: articleColumns(withContent),
        size: scopeArticle.size,
        newestStart: newestStart(scopeId),
        startBelow,
        withdrawn: sql<string | null>`${tombstones}`,
      })
      .from(scope)
      .leftJoin(site, eq(site.id, 1))
      .leftJoin(scopeArticle, eq(scopeArticle.scopeId, scope.id))
      .leftJoin(article, eq(article.id, scopeArticle.articleId))
      .where(and(eq(scope.kind, kind), eq(scope.slug, slug)))
      .orderBy(desc(scopeArticle.publishedAt), desc(scopeArticle.articleId))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );
}
