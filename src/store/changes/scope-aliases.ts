import { gt, max, sql } from 'drizzle-orm';
import { wordPressSlugs } from '../../model/wordpress-slug.ts';
import { type Database, jsonList, transact } from '../database.ts';
import { scope, scopeAlias, site } from '../schema.ts';

// Scopes in a transaction.
const batchSize = 1_000;

/**
 * Writes the old slugs of the scopes that were created since the last call. It reads a row of the site and one for each
 * such scope. If there are none, it writes nothing.
 */
export async function addScopeAliases(db: Database): Promise<void> {
  for (let count = batchSize; count === batchSize; ) count = await addBatch(db);
}

async function addBatch(db: Database): Promise<number> {
  const scopes = await db
    .select({ id: scope.id, kind: scope.kind, slug: scope.slug })
    .from(scope)
    .where(gt(scope.id, sql`(select ${max(site.aliasedScope)} from ${site})`))
    .orderBy(scope.id)
    .limit(batchSize);
  const last = scopes.at(-1);
  if (!last) return 0;
  const aliases = scopes
    .filter(({ kind }) => kind === 'category' || kind === 'tag' || kind === 'author')
    .flatMap(({ id, kind, slug }) => wordPressSlugs(slug).map((alias) => ({ id, kind, alias })));
  await transact(db, [
    sql`
      insert into ${scopeAlias} (kind, slug, scope_id)
      select value->>'kind', value->>'alias', value->>'id' from json_each(${jsonList(aliases)})
      where true on conflict do nothing`,
    sql`update ${site} set aliased_scope = max(aliased_scope, ${last.id})`,
  ]);
  return scopes.length;
}
