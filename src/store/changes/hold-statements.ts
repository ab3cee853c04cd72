import { sql } from 'drizzle-orm';
import { jsonList } from '../database.ts';
import { article } from '../schema.ts';
import { type StateRow, siteRevision } from './article-statements.ts';

/** An article that is taken out by hand, or let in again. */
export interface HoldRow extends StateRow {
  readonly isHeld: boolean;
}

/** Takes articles out by hand, or lets them in again; before the statements that move them. */
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

/** Says since which revision articles are as they are that were taken out or let in. */
export function dateHolds(list: readonly HoldRow[]) {
  const ids = list.map(({ id }) => id);
  return sql`
    update ${article} set revision = ${siteRevision}
    where id in (select value from json_each(${jsonList(ids)}))`;
}
