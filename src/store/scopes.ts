import { asc, desc, gt } from 'drizzle-orm';
import { type Scope, scopeKinds } from '../model/scope.ts';
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
