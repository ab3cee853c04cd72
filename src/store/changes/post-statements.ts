import { type SQL, sql } from 'drizzle-orm';
import { jsonList, valuesOf } from '../database.ts';
import { post } from '../schema.ts';

/** A post to be written, with the feed id of its article; null if it has none. */
export type PostRow = Omit<typeof post.$inferInsert, 'sourceId' | 'articleId'> & {
  readonly feedId: string | null;
};

/** A post that has lost its URL to another one. */
export interface ConflictRow {
  readonly path: string;
  readonly note: string;
}

/** Records the outcomes of posts. A row that would stay the same is not written. */
export function writePosts(sourceId: number, rows: readonly PostRow[]) {
  return sql`
    insert into ${post} (source_id, path, hash, settings, outcome, note, reasons, links, article_id)
    select ${sourceId}, value->>'path', value->>'hash', value->>'settings', value->>'outcome',
      value->>'note', value->>'reasons', value->>'links', (select id from article where feed_id = value->>'feedId')
    from json_each(${jsonList(rows)}) where true
    on conflict (source_id, path) do update set
      hash = excluded.hash, settings = excluded.settings, outcome = excluded.outcome,
      note = excluded.note, reasons = excluded.reasons, links = excluded.links,
      article_id = coalesce(excluded.article_id, article_id)
    where (hash, settings, outcome, note, reasons, links, article_id) is not
      (excluded.hash, excluded.settings, excluded.outcome, excluded.note,
        excluded.reasons, excluded.links, coalesce(excluded.article_id, article_id))`;
}

/** Records the URL conflicts of posts that have lost their URLs to others. A deleted post stays deleted. */
export function writeConflicts(sourceId: number, rows: readonly ConflictRow[]) {
  const list = sql`json_each(${jsonList(rows)})`;
  return sql`
    update ${post} set outcome = 'conflict', reasons = 'conflict', note = (
      select value->>'note' from ${list} where value->>'path' = post.path)
    where source_id = ${sourceId} and outcome <> 'deleted'
      and path in (select value->>'path' from ${list})`;
}

// Without `indexed by`, SQLite scans all posts of the source instead of the small partial indexes.

/** Makes posts with URL conflicts pending, if the condition holds. */
export function makeConflictsPending(sourceId: number, condition: SQL = sql`true`) {
  return sql`
    update ${post} indexed by post_conflict set settings = ''
    where source_id = ${sourceId} and outcome = 'conflict' and settings <> '' and ${condition}`;
}

/**
 * Makes posts pending that link to a post that did not exist before.
 *
 * @param names the file names of new posts, without extensions
 */
export function makeMissingLinksPending(sourceId: number, names: readonly string[]) {
  return sql`
    update ${post} indexed by post_missing_link set settings = ''
    where source_id = ${sourceId} and instr(reasons, 'link-target') > 0 and settings <> ''
      and ${linksToAny(names)}`;
}

/**
 * Makes posts pending that link to a post whose URL has changed, or that has no article any more. It reads
 * all posts of the source that have links.
 *
 * @param names the file names of the posts, without extensions
 */
export function makeLinksPending(sourceId: number, names: readonly string[]) {
  return sql`
    update ${post} indexed by post_linking set settings = ''
    where source_id = ${sourceId} and links <> '' and outcome = 'imported' and settings <> ''
      and ${linksToAny(names)}`;
}

function linksToAny(names: readonly string[]): SQL {
  return sql`iif(links = '', 0, exists (
    select 1 from json_each(links) as link where link.value in ${valuesOf(names)}))`;
}

/** Deletes the rows of posts that are marked as deleted. */
export function deletePostRows(sourceId: number, paths: readonly string[]) {
  return sql`
    delete from ${post}
    where source_id = ${sourceId} and outcome = 'deleted' and path in ${valuesOf(paths)}`;
}
