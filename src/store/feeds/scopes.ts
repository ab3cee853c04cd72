import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { NamedScopeKind, Scope, ScopeKind } from '../../model/scope.ts';
import { type Database, jsonList } from '../database.ts';
import { type StoredScope, type StoredSite, scope, site } from '../schema.ts';

/** A page of the scopes of a kind that show an article, the largest first. */
export function listLargest(
  db: Database,
  kind: ScopeKind,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<Scope[]> {
  return db
    .select()
    .from(scope)
    .where(and(eq(scope.kind, kind), gt(scope.articleCount, 0)))
    .orderBy(desc(scope.articleCount), asc(scope.slug))
    .limit(limit)
    .offset(offset);
}

/** A page of the scopes of a kind that show an article, in the order of their slugs. */
export function listScopesAfter(
  db: Database,
  kind: ScopeKind,
  after: string,
  limit: number,
): Promise<StoredScope[]> {
  return db
    .select()
    .from(scope)
    .where(and(eq(scope.kind, kind), gt(scope.slug, after), gt(scope.articleCount, 0)))
    .orderBy(asc(scope.slug))
    .limit(limit);
}

/** The bytes of the slugs of a kind that show an article, the largest first. It reads a row for each. */
export async function listSlugSizes(
  db: Database,
  kind: ScopeKind,
  limit: number,
): Promise<number[]> {
  // One row of the result for all of them, since there may be thousands.
  const [row] = await db.all<{ sizes: string | null }>(sql`
    select group_concat(size, ' ') as sizes from (
      select octet_length(slug) as size from ${scope} where kind = ${kind} and article_count > 0
      order by article_count desc, slug limit ${limit})`);
  return row?.sizes?.split(' ').map(Number) ?? [];
}

/** Which of these kinds have a scope that shows an article. It reads a row for each. */
export async function presentKinds(
  db: Database,
  kinds: readonly NamedScopeKind[],
): Promise<NamedScopeKind[]> {
  const found = await db.all<{ kind: string }>(sql`
    select value as kind from json_each(${jsonList(kinds)}) where exists (
      select 1 from ${scope} where kind = value and article_count > 0)`);
  return kinds.filter((kind) => found.some((row) => row.kind === kind));
}

// How many of the last changes of scopes of any kind are searched for those of one kind.
const recentChanges = 200;

/**
 * The scopes that changed last, if they are among the last 200 that changed.
 *
 * @param kind all kinds if undefined
 */
export function listRecent(
  db: Database,
  kind: ScopeKind | undefined,
  limit: number,
): Promise<Scope[]> {
  const recent = db
    .select({ id: scope.id })
    .from(scope)
    .orderBy(desc(scope.changedAt))
    .limit(recentChanges);
  return db
    .select()
    .from(scope)
    .where(and(inArray(scope.id, recent), kind && eq(scope.kind, kind), gt(scope.articleCount, 0)))
    .orderBy(desc(scope.changedAt), desc(scope.articleCount), asc(scope.slug))
    .limit(limit);
}

// How many of the largest scopes of a kind are searched for a text.
const searchedScopes = 5_000;

/**
 * Finds scopes of a kind whose slugs begin with a text, or contain it if they are among the 5,000 largest of their
 * kind. It reads about as many rows, whatever the text is.
 *
 * @param text a slug
 * @returns the largest first
 */
export function findScopes(
  db: Database,
  kind: ScopeKind,
  text: string,
  limit: number,
): Promise<Scope[]> {
  const containing = sql`
    select id from (
      select id, slug from ${scope} where kind = ${kind} and article_count > 0
      order by article_count desc, slug limit ${searchedScopes})
    where instr(slug, ${text}) > 0 limit ${limit}`;
  const beginning = sql`
    select id from ${scope}
    where kind = ${kind} and slug >= ${text} and slug < ${`${text}\u{10ffff}`} limit ${limit}`;
  return db
    .select()
    .from(scope)
    .where(
      and(
        sql`${scope.id} in (select id from (${containing}) union select id from (${beginning}))`,
        gt(scope.articleCount, 0),
      ),
    )
    .orderBy(desc(scope.articleCount), asc(scope.slug))
    .limit(limit);
}

/** The site; undefined if none has been imported. */
export async function readSite(db: Database): Promise<StoredSite | undefined> {
  const [found] = await db.select().from(site).where(eq(site.id, 1));
  return found;
}

/** The URL of the site's icon, and the origin of this Feedmill; undefined before the first import. */
export async function readSiteIcon(
  db: Database,
): Promise<Pick<StoredSite, 'icon' | 'origin'> | undefined> {
  const [found] = await db
    .select({ icon: site.icon, origin: site.origin })
    .from(site)
    .where(eq(site.id, 1));
  return found;
}
