import { type SQL, sql } from 'drizzle-orm';
import { type Database, jsonList, pieces, seconds, transact, valuesOf } from '../database.ts';
import { busySeconds, type IndexPlace } from './state.ts';
import { positionOf } from './tables.ts';

/** An article as the index has it. */
export interface IndexedArticle {
  readonly id: number;
  readonly publishedAt: Date;
  readonly terms: ReadonlySet<string>;
}

/** The changes of a batch to the index. */
export interface IndexBatch {
  readonly shown: readonly IndexedArticle[];
  /** Ids of the articles that the search does not find. */
  readonly hidden: readonly number[];
  /** Ids of the articles whose texts could not be read. The index keeps what it has of them. */
  readonly unread: readonly number[];
  /** Whether the texts of some articles could not be read before; not by default, which saves rows. */
  readonly hadUnread?: boolean;
  /** How far the index is with the batch; as far as before by default. */
  readonly place?: IndexPlace;
}

/** Writes a batch and how far the index is with it, in one transaction: for a new article two rows. */
export async function writeBatch(db: Database, batch: IndexBatch, now: Date): Promise<void> {
  const { shown, hidden, unread, hadUnread = false, place } = batch;
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
    ...(hadUnread ? [sql`delete from unread where article_id in ${valuesOf(ids)}`] : []),
    ...(unread.length > 0 ? noteUnread(unread) : []),
    ...pieces(items).flatMap((piece) => [
      sql`insert into terms (rowid, folded)
        select ${position}, value->>'terms' from json_each(${jsonList(piece)})`,
      sql`insert into indexed (article_id, position)
        select value->>'id', ${position} from json_each(${jsonList(piece)}) where true
        on conflict (article_id) do update set position = excluded.position
        where position <> excluded.position`,
    ]),
    sql`update state set
      ${place ? sql`revision = ${place.revision}, article_id = ${place.articleId},` : sql``}
      generation = max(generation + 1, ${seconds(now)}), changed_at = ${seconds(now)},
      busy_until = ${seconds(now) + busySeconds} where id = 1`,
  ]);
}

function noteUnread(ids: readonly number[]): SQL[] {
  return [
    sql`insert or ignore into unread select value from json_each(${jsonList(ids)})`,
    sql`update state set has_unread = 1 where id = 1`,
  ];
}

/** Records that all texts could be read. */
export async function noteNoneUnread(db: Database): Promise<void> {
  await db.run(sql`update state set has_unread = 0 where not exists (select 1 from unread)`);
}

/**
 * Lists articles whose texts could not be read. They begin anywhere, so that some which still cannot be read do not keep the
 * others from being tried.
 */
export async function listUnread(db: Database, limit: number): Promise<number[]> {
  const start = sql`(select cast(max(article_id) * ${Math.random()} as integer) from unread)`;
  const some = (range: SQL) =>
    sql`select * from (select article_id as id from unread where ${range} order by id limit ${limit})`;
  const rows = await db.all<{ id: number }>(sql`
    ${some(sql`article_id >= ${start}`)} union all ${some(sql`article_id < ${start}`)}
    limit ${limit}`);
  return rows.map(({ id }) => id);
}
