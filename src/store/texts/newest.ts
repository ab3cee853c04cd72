import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { Position } from '../../model/archive-page.ts';
import { type ScopeKey, scopeText } from '../../model/scope.ts';
import type { Database } from '../database.ts';
import { jsonList } from '../database.ts';
import { scope, scopeArticle } from '../schema.ts';

const position = v.pipe(v.string(), v.parseJson(), v.tuple([v.number(), v.number()]));

/**
 * The positions of the articles that come after the newest ones of scopes, by the text of the scope. It reads two rows
 * for each scope, and one for each of its newest articles.
 *
 * @param count how many of its articles are the newest ones of a scope. A scope that has no more is left out
 */
export async function endsOfNewest(
  db: Database,
  scopes: readonly ScopeKey[],
  count: number,
): Promise<ReadonlyMap<string, Position>> {
  const keys = scopes.map(({ kind, slug }) => ({ kind, slug }));
  const rows = await db
    .select({
      kind: scope.kind,
      slug: scope.slug,
      last: sql<string | null>`(
        select json_array(published_at, article_id) from ${scopeArticle}
        where scope_id = ${scope.id}
        order by published_at desc, article_id desc limit 1 offset ${count - 1})`,
    })
    .from(sql`json_each(${jsonList(keys)}) as listed`)
    .crossJoin(scope)
    .where(
      sql`${scope.kind} = listed.value->>'kind' and ${scope.slug} = listed.value->>'slug'
        and ${scope.articleCount} > ${count}`,
    );
  return new Map(
    rows.flatMap(({ kind, slug, last }) => {
      if (last === null) return [];
      const [publishedAt, articleId] = v.parse(position, last);
      const end = { publishedAt: new Date(publishedAt * 1000), articleId };
      return [[scopeText({ kind, slug }), end] as const];
    }),
  );
}
