import { sql } from 'drizzle-orm';
import { jsonList, valuesOf } from '../database.ts';
import { article } from '../schema.ts';
import type { StateRow } from './article-statements.ts';
import { siteRevision } from './scope-revisions.ts';

/** An article that is withdrawn by hand and held, or restored. */
export interface HoldRow extends StateRow {
  readonly isHeld: boolean;
}

/** Holds or restores articles. It must run before the statements that add and remove articles. */
export function writeHolds(list: readonly HoldRow[]) {
  const rows = list.map((row) => ({ ...row, isHeld: Number(row.isHeld) }));
  return sql`
    update ${article} set state = listed.state, is_held = listed.held
    from (
      select value->>'id' as id, value->>'state' as state, value->>'isHeld' as held
      from json_each(${jsonList(rows)})
    ) as listed
    where article.id = listed.id`;
}

/** Gives held and restored articles the site's revision. It must run after that has been raised. */
export function writeHoldRevisions(list: readonly HoldRow[]) {
  return sql`
    update ${article} set revision = ${siteRevision}
    where id in ${valuesOf(list.map(({ id }) => id))}`;
}
