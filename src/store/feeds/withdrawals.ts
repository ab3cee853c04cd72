import { type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { withdrawal } from '../schema.ts';

/** An article that was withdrawn from a scope. */
export interface Tombstone {
  readonly feedId: string;
  readonly withdrawnAt: Date;
}

// About as many as a feed has articles by default.
const maxTombstones = 20;

const rows = v.pipe(v.string(), v.parseJson(), v.array(v.tuple([v.string(), v.number()])));

/** The latest withdrawals of a scope, as one JSON value of a statement. */
export const withdrawals = {
  /** Selects the value. */
  select: (scopeId: SQL): SQL => sql`(
    select json_group_array(json_array(feed_id, withdrawn_at)) from (
      select article_id, withdrawn_at from ${withdrawal}
      where scope_id = ${scopeId} order by withdrawn_at desc, article_id desc limit ${maxTombstones}
    ) as latest
    cross join article on article.id = latest.article_id and article.state = 'withdrawn')`,

  /** Parses the value: each article once, the latest withdrawal first. */
  parse: (value: string | null): Tombstone[] => {
    const latest = new Map<string, Date>();
    for (const [feedId, withdrawnAt] of value === null ? [] : v.parse(rows, value)) {
      if (!latest.has(feedId)) latest.set(feedId, new Date(withdrawnAt * 1000));
    }
    return [...latest].map(([feedId, withdrawnAt]) => ({ feedId, withdrawnAt }));
  },
};
