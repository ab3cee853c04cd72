import { and, asc, desc, eq, gt } from 'drizzle-orm';
import type { Scope, ScopeKind } from '../../model/scope.ts';
import type { Database } from '../database.ts';
import { type StoredSite, scope, site } from '../schema.ts';

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
): Promise<Scope[]> {
  return db
    .select()
    .from(scope)
    .where(and(eq(scope.kind, kind), gt(scope.slug, after), gt(scope.articleCount, 0)))
    .orderBy(asc(scope.slug))
    .limit(limit);
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
