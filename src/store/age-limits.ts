import { type SQL, sql } from 'drizzle-orm';
import { type Database, seconds, transact } from './database.ts';
import { scope, scopeArticle } from './schema.ts';
import { timeOfChange } from './time-of-change.ts';

/**
 * Moves the times before which named feeds have no articles, and raises the revisions of these feeds, so
 * that the same data still gives the same bytes. A time moves only if that takes an article out of a feed:
 * if nothing has become too old, nothing is written. It reads two rows for each such feed, and at most three for
 * each scope that it shows. The site's articles would not tell: it has no hidden posts and no documents of
 * collections.
 *
 * @returns the number of feeds that have changed
 */
export async function moveAgeLimits(db: Database, now: Date): Promise<number> {
  const limit = sql`${seconds(now)} - (scope.definition->>'$.selection.maxHours') * 3600`;
  const hasExpired = (scopeId: SQL) => sql`exists (
    select 1 from ${scopeArticle} where scope_id = ${scopeId}
      and published_at >= scope.oldest and published_at < ${limit})`;
  const [result] = await transact(db, [
    sql`
      update ${scope} set
        oldest = ${limit}, revision = max(revision + 1, ${seconds(now)}),
        changed_at = ${timeOfChange}
      where oldest is not null and exists (
        select 1 from json_each(scope.definition, '$.selection.scopes') as listed
        cross join scope as member
          on member.kind = listed.value->>'kind' and member.slug = listed.value->>'slug'
        where ${hasExpired(sql`member.id`)})`,
  ]);
  return result?.meta.changes ?? 0;
}
