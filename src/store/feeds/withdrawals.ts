import { type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { scopeArticle, withdrawal } from '../schema.ts';

/** An article that was withdrawn from a scope. */
export interface Tombstone {
  readonly feedId: string;
  readonly withdrawnAt: Date;
}

// About as many as a feed has articles by default.
const maxTombstones = 20;

const rows = v.pipe(v.string(), v.parseJson(), v.array(v.tuple([v.string(), v.number()])));

/**
 * The latest withdrawals of a scope, as one JSON value of a statement. An article that has returned only
 * to other scopes is still withdrawn from this one. So the value depends only on rows of the scope, and a
 * feed never changes without a new revision of its scope.
 */
export const withdrawals = {
  /** Selects the value. */
  select: (scopeId: SQL): SQL => sql`(
    select json_group_array(json_array(feed_id, withdrawn_at)) from (
      select article_id, withdrawn_at from ${withdrawal}
      where scope_id = ${scopeId} order by withdrawn_at desc, article_id desc limit ${maxTombstones}
    ) as latest
    cross join article on article.id = latest.article_id
    where not exists (
      select 1 from ${scopeArticle} where scope_id = ${scopeId}
        and published_at = article.published_at and article_id = article.id))`,

  /** Parses the value: each article once, the latest withdrawal first. */
  parse: (value: string | null): Tombstone[] => {
    const latest = new Map<string, Date>();
    for (const [feedId, withdrawnAt] of value === null ? [] : v.parse(rows, value)) {
      if (!latest.has(feedId)) latest.set(feedId, new Date(withdrawnAt * 1000));
    }
    return [...latest].map(([feedId, withdrawnAt]) => ({ feedId, withdrawnAt }));
  },
};
