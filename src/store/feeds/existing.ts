import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { OldFeed } from '../../model/old-feed.ts';
import type { ScopeKey } from '../../model/scope.ts';
import { type Database, jsonList } from '../database.ts';
import { article, scope, site } from '../schema.ts';

/** Finds which of these scopes exist, in one statement that reads a row for each that does. */
export async function existingScopes(
  db: Database,
  keys: readonly ScopeKey[],
): Promise<readonly ScopeKey[]> {
  if (keys.length === 0) return [];
  const isKey = keys.map(({ kind, slug }) => and(eq(scope.kind, kind), eq(scope.slug, slug)));
  return db
    .select({ kind: scope.kind, slug: scope.slug })
    .from(scope)
    .where(or(...isKey));
}

/** Where feeds were, according to the site's configuration. It reads one row. */
export async function configuredOldFeeds(db: Database): Promise<readonly OldFeed[]> {
  const [found] = await db.select({ oldFeeds: site.oldFeeds }).from(site).limit(1);
  return found?.oldFeeds ?? [];
}

/** Whether a site has been imported. */
export async function hasSite(db: Database): Promise<boolean> {
  const [found] = await db.select({ id: site.id }).from(site).limit(1);
  return found !== undefined;
}

/**
 * Whether a live or scheduled article has one of these paths below the URL of the site, with or without
 * a slash or `.html` at its end.
 */
export async function hasArticleAt(db: Database, paths: readonly string[]): Promise<boolean> {
  if (paths.length === 0) return false;
  const spellings = paths.flatMap((path) => [path, `${path}/`, `${path}.html`]);
  const [found] = await db
    .select({ id: article.id })
    .from(article)
    .where(
      and(
        ne(article.state, 'withdrawn'),
        inArray(
          article.url,
          sql`(select rtrim(${site.url}, '/') || value from ${site}, json_each(${jsonList(spellings)}))`,
        ),
      ),
    )
    .limit(1);
  return found !== undefined;
}
