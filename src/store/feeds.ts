import { and, desc, eq, getTableColumns, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Article, Site } from '../model/article.ts';
import type { ClientCopy } from '../model/client-copy.ts';
import type { Scope, ScopeKey } from '../model/scope.ts';
import type { Database } from './database.ts';
import { article, scope, scopeArticle, site } from './schema.ts';

/** A scope that the client has already, or the newest articles of one that it has not. */
export type StoredFeed =
  | { readonly scope: Scope; readonly isCurrent: true }
  | {
      readonly scope: Scope;
      readonly isCurrent: false;
      readonly site: Site;
      /** Newest first. */
      readonly articles: readonly Article[];
    };

/**
 * Reads a scope's newest articles in one statement, unless the client's copy is current: then one
 * row is read, and otherwise the scope's, the site's and two for each article.
 *
 * @returns undefined where there is no such scope, or nothing has been imported yet
 */
export async function readFeed(
  db: Database,
  key: ScopeKey,
  copy: ClientCopy,
  limit: number,
): Promise<StoredFeed | undefined> {
  const isCurrent = currentCondition(copy);
  const rows = await db
    .select({
      scope: getTableColumns(scope),
      isCurrent: sql`${isCurrent}`.mapWith(Boolean),
      site: getTableColumns(site),
      article: getTableColumns(article),
    })
    .from(scope)
    // The key to join by is null for a current copy: a condition beside the key would be looked at
    // only after the rows had been read.
    .leftJoin(site, sql`${site.id} = iif(${isCurrent}, null, 1)`)
    .leftJoin(scopeArticle, sql`${scopeArticle.scopeId} = iif(${isCurrent}, null, ${scope.id})`)
    .leftJoin(article, eq(article.id, scopeArticle.articleId))
    .where(and(eq(scope.kind, key.kind), eq(scope.slug, key.slug)))
    .orderBy(desc(scopeArticle.publishedAt), desc(scopeArticle.articleId))
    .limit(limit);
  const [first] = rows;
  if (!first) return undefined;
  if (first.isCurrent) return { scope: first.scope, isCurrent: true };
  if (!first.site) return undefined;
  const articles = rows.flatMap((row) => (row.article ? [row.article] : []));
  return { scope: first.scope, isCurrent: false, site: first.site, articles };
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
