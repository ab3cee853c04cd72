import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import { type Database, transact } from './database.ts';
import { learnedOrigin, site } from './schema.ts';

const originRows = v.array(v.object({ origin: v.string() }));

/** The origin that this Feedmill knows as its own; empty if it knows none. */
export async function findOrigin(db: Database): Promise<string> {
  const rows = await db.all(selectOrigin);
  return v.parse(originRows, rows)[0]?.origin ?? '';
}

/**
 * Stores an origin as that of this Feedmill, unless one is stored already: the first one stays, even if
 * several requests come at once.
 *
 * @returns the stored origin
 */
export async function rememberOrigin(db: Database, origin: string): Promise<string> {
  const results = await transact(db, [
    sql`
      insert into ${learnedOrigin} (id, origin)
      values (1, coalesce((select nullif(origin, '') from ${site} where id = 1), ${origin}))
      on conflict (id) do nothing`,
    sql`
      update ${site} set origin = (select origin from ${learnedOrigin} where id = 1)
      where id = 1 and origin = ''`,
    selectOrigin,
  ]);
  return v.parse(originRows, results.at(-1)?.results)[0]?.origin ?? origin;
}

// The site's comes first, since the ids of its feeds begin with it.
const selectOrigin = sql`
  select origin from (
    select 1 as rank, origin from ${site} where id = 1
    union all select 2, origin from ${learnedOrigin} where id = 1
  ) where origin <> '' order by rank limit 1`;
