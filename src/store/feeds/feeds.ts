import { and, desc, eq, getTableColumns, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { PageStart } from '../../model/archive-page.ts';
import type { Article, PublishedSite } from '../../model/article.ts';
import { type Budget, countWithin } from '../../model/budget.ts';
import type { ClientCopy } from '../../model/client-copy.ts';
import type { ScopeKey } from '../../model/scope.ts';
import type { Database } from '../database.ts';
import { article, type StoredScope, scope, scopeArticle, site } from '../schema.ts';
import { newestStarts, pageBelow } from './archive-pages.ts';
import { type Tombstone, withdrawals } from './withdrawals.ts';

/** A scope's newest articles. */
export interface Feed {
  readonly scope: StoredScope;
  readonly site: PublishedSite;
  /** Newest first, each with the revision that the site had when the article was last written. */
  readonly articles: readonly (Article & { readonly revision: number })[];
  /** The newest page of the archive; undefined if the feed contains all articles of the scope. */
  readonly older: PageStart | undefined;
  /** Whether articles were left out because of their size. */
  readonly isCut: boolean;
  /** The latest first; empty unless `withTombstones`. */
  readonly withdrawn: readonly Tombstone[];
}

/** The feed of a scope, or only the scope if the client's copy is current. */
export type FeedResult =
  | { readonly isCurrent: true; readonly scope: StoredScope }
  | (Feed & { readonly isCurrent: false });

export interface FeedRequest {
  readonly copy: ClientCopy;
  readonly budget: Budget;
  readonly withTombstones: boolean;
}

/**
 * Reads a scope's newest articles in one statement. If the client's copy is current, it reads one
 * row. Otherwise it reads the rows of the scope and the site, two rows per article, and a few to
 * find the archive.
 *
 * @returns undefined if the scope does not exist, or if nothing has been imported yet
 */
export async function readFeed(
  db: Database,
  key: ScopeKey,
  request: FeedRequest,
): Promise<FeedResult | undefined> {
  const rows = await selectFeed(db, key, request);
  const [first] = rows;
  if (!first) return undefined;
  if (first.isCurrent) return { scope: first.scope, isCurrent: true };
  if (!first.site) return undefined;
  const stored = rows.flatMap(({ article, size }) => (article ? [{ ...article, size }] : []));
  const sizes = stored.map(({ size }) => size ?? 0);
  const articles = stored.slice(0, countWithin(sizes, request.budget));
  const last = articles.at(-1);
  const hasOlder = articles.length < first.scope.articleCount;
  return {
    isCurrent: false,
    scope: first.scope,
    site: first.site,
    articles,
    older:
      last && hasOlder
        ? await pageBelow(db, key, { ...last, articleId: last.id }, first.starts ?? '[]')
        : undefined,
    isCut: articles.length < stored.length,
    withdrawn: withdrawals.parse(first.withdrawn),
  };
}

function selectFeed(db: Database, key: ScopeKey, { copy, budget, withTombstones }: FeedRequest) {
  const isCurrent = currentCondition(copy);
  // Not correlated with the outer query, so that SQLite evaluates what depends on it only once.
  const scopeId = sql`(select id from ${scope} where kind = ${key.kind} and slug = ${key.slug})`;
  return (
    db
      .select({
        scope: getTableColumns(scope),
        isCurrent: sql`${isCurrent}`.mapWith(Boolean),
        site: getTableColumns(site),
        article: getTableColumns(article),
        size: scopeArticle.size,
        starts: sql<string | null>`iif(${isCurrent}, null, ${newestStarts(scopeId)})`,
        withdrawn: withTombstones
          ? sql<string | null>`iif(${isCurrent}, null, ${withdrawals.select(scopeId)})`
          : sql<null>`null`,
      })
      .from(scope)
      // For a current copy, the joined keys are null: SQLite would check a separate condition only
      // after it has read the rows.
      .leftJoin(site, sql`${site.id} = iif(${isCurrent}, null, 1)`)
      .leftJoin(scopeArticle, sql`${scopeArticle.scopeId} = iif(${isCurrent}, null, ${scope.id})`)
      .leftJoin(article, eq(article.id, scopeArticle.articleId))
      .where(and(eq(scope.kind, key.kind), eq(scope.slug, key.slug)))
      .orderBy(desc(scopeArticle.publishedAt), desc(scopeArticle.articleId))
      .limit(budget.items)
  );
}

function currentCondition(copy: ClientCopy): SQL {
  switch (copy.kind) {
    case 'none':
      return sql`0`;
    case 'any':
      return sql`1`;
    case 'revisions':
      return inArray(scope.revision, [...copy.revisions]);
    case 'since':
      return lte(scope.changedAt, copy.time);
  }
}
