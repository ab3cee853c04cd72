import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { type Scope, type ScopeKind, scopeKinds } from '../model/scope.ts';
import type { Database } from './database.ts';
import { scope } from './schema.ts';

/** All scopes that show an article: the site, then categories, then tags, the largest first. */
export async function listScopes(db: Database): Promise<Scope[]> {
  const scopes = await db
    .select()
    .from(scope)
    .where(gt(scope.articleCount, 0))
    .orderBy(desc(scope.articleCount), asc(scope.slug));
  return scopeKinds.flatMap((kind) => scopes.filter((one) => one.kind === kind));
}

/** Some of the scopes of a kind that show an article, the largest first. */
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
