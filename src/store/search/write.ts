import { sql } from 'drizzle-orm';
import { type Database, jsonList, pieces, seconds, transact, valuesOf } from '../database.ts';
import { busySeconds } from './state.ts';
import { positionOf } from './tables.ts';

/** An article as the index has it. */
export interface IndexedArticle {
  readonly id: number;
  readonly publishedAt: Date;
  readonly terms: ReadonlySet<string>;
}

/** What a batch changes in the index. */
export interface IndexBatch {
  readonly shown: readonly IndexedArticle[];
  /** Ids of the articles that the search does not find. */
  readonly hidden: readonly number[];
  /** The site's revision and the article that the index has reached with the batch. */
  readonly revision: number;
  readonly articleId: number;
}

/** Writes a batch and how far the index is with it, in one transaction: for a new article two rows. */
export async function writeBatch(db: Database, batch: IndexBatch, now: Date): Promise<void> {
  const { shown, hidden, revision, articleId } = batch;
  const ids = [...shown.map(({ id }) => id), ...hidden];
  const items = shown.map(({ id, publishedAt, terms }) => ({
    id,
    publishedAt: seconds(publishedAt),
    terms: [...terms].join(' '),
  }));
  const position = positionOf(sql`(value->>'publishedAt')`, sql`(value->>'id')`);
  await transact(db, [
    sql`delete from terms where rowid in (
      select position from indexed where article_id in ${valuesOf(ids)})`,
    sql`delete from indexed where article_id in ${valuesOf(hidden)}`,
    ...pieces(items).flatMap((piece) => [
      sql`insert into terms (rowid, folded)
        select ${position}, value->>'terms' from json_each(${jsonList(piece)})`,
      sql`insert into indexed (article_id, position)
        select value->>'id', ${position} from json_each(${jsonList(piece)}) where true
        on conflict (article_id) do update set position = excluded.position
        where position <> excluded.position`,
    ]),
    sql`update state set revision = ${revision}, article_id = ${articleId},
      generation = max(generation + 1, ${seconds(now)}), changed_at = ${seconds(now)},
      busy_until = ${seconds(now) + busySeconds} where id = 1`,
  ]);
}
