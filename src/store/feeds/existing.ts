import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { OldFeed } from '../../model/old-feed.ts';
import { type ScopeKey, scopeText } from '../../model/scope.ts';
import { type Database, jsonList } from '../database.ts';
import { article, scope, scopeAlias, site } from '../schema.ts';

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

/**
 * The scopes that WordPress gave other slugs, by the text of their key with that slug. It reads at most two rows for
 * each. A slug that two scopes had is not among them, since it is not known which of them is meant.
 */
export async function scopesByAlias(
  db: Database,
  keys: readonly ScopeKey[],
): Promise<ReadonlyMap<string, ScopeKey>> {
  if (keys.length === 0) return new Map();
  const theOnly = sql`(
    select iif(count(*) = 1, min(scope_id), null) from (
      select scope_id from ${scopeAlias}
      where kind = listed.value->>'kind' and slug = listed.value->>'slug' limit 2))`;
  const rows = await db
    .select({
      kind: scope.kind,
      slug: scope.slug,
      alias: sql<string>`listed.value->>'slug'`,
    })
    .from(sql`json_each(${jsonList(keys)}) as listed`)
    .crossJoin(scope)
    .where(sql`${scope.id} = ${theOnly}`);
  return new Map(
    rows.map(({ kind, slug, alias }) => [scopeText({ kind, slug: alias }), { kind, slug }]),
  );
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
