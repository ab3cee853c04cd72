import { sql } from 'drizzle-orm';
import { type Database, jsonList, pieces, transact } from '../database.ts';
import { article } from '../schema.ts';
import type { Text } from './scan.ts';
import { recordDatabase, recordProgress, type WalkProgress } from './walk.ts';

// A text moves in two steps, each of which is a transaction of one database: first it is copied, then the row refers to
// the copy. A run that dies between them has made a copy that nothing refers to.

/**
 * Copies texts into a text database. A copy that is there already stays, and counts as needed again.
 *
 * @returns the size of the text database in bytes
 */
export async function copyTexts(texts: Database, list: readonly Text[]): Promise<number> {
  const results = await transact(
    texts,
    pieces(list.map(({ id, hash, content }) => [id, hash, content])).map(
      (piece) => sql`
        insert into article_text (article_id, hash, content)
        select value->>0, value->>1, value->>2 from json_each(${jsonList(piece)}) where true
        on conflict (article_id, hash) do update set obsolete_since = null
        where obsolete_since is not null`,
    ),
  );
  return results.at(-1)?.meta.size_after ?? 0;
}

/**
 * Has the rows of articles refer to the copies of their texts. A row that has changed since it was read keeps its text. All
 * do if texts are to be together meanwhile: the walk that brings them back may already have passed them.
 * No revision rises, since no feed changes. The id is set to itself, so that SQLite writes each row anew beside the one
 * before. Otherwise the row would stay where it is, and the page around it nearly empty: 2.7 kB an article, not 0.7.
 */
export async function referToCopies(
  db: Database,
  number: number,
  list: readonly Text[],
  progress: WalkProgress,
  now: Date,
): Promise<void> {
  const encoder = new TextEncoder();
  const items = list.map(({ id, hash, content }) => [id, hash, encoder.encode(content).length]);
  await transact(db, [
    recordDatabase(number),
    sql`
      update ${article} set
        id = article.id, content = '', text_database = ${number}, text_bytes = octet_length(content)
      from (
        select value->>0 as id, value->>1 as hash, value->>2 as bytes from json_each(${jsonList(items)})
      ) as moved
      where article.id = moved.id and article.hash = moved.hash
        and article.text_database is null and octet_length(article.content) = moved.bytes
        and (select towards from text_walk where id = 1) = ${progress.towards}`,
    recordProgress(progress, now),
  ]);
}

/** Brings texts from a text database back into the rows of their articles, unless these have changed meanwhile. */
export async function bringBack(
  db: Database,
  list: readonly Text[],
  progress: WalkProgress,
  now: Date,
): Promise<void> {
  await transact(db, [
    ...pieces(list.map(({ id, hash, content }) => [id, hash, content])).map(
      (piece) => sql`
        update ${article} set content = back.content, text_database = null, text_bytes = null
        from (
          select value->>0 as id, value->>1 as hash, value->>2 as content
          from json_each(${jsonList(piece)})
        ) as back
        where article.id = back.id and article.hash = back.hash
          and article.text_database is not null`,
    ),
    recordProgress(progress, now),
  ]);
}
