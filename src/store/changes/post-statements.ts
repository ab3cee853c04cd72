import { sql } from 'drizzle-orm';
import type { RunCounts } from '../../model/run.ts';
import { jsonList } from '../database.ts';
import { importRun, post } from '../schema.ts';

/** A post as it is written, with the article that it is, if any. */
export type PostRow = Omit<typeof post.$inferInsert, 'sourceId' | 'articleId'> & {
  readonly feedId: string | null;
};

/** A post that has lost its address to another. */
export interface ConflictRow {
  readonly path: string;
  readonly note: string;
}

/** Remembers what became of posts; a row that says so already is not written. */
export function writePosts(sourceId: number, rows: readonly PostRow[]) {
  return sql`
    insert into ${post} (source_id, path, hash, settings, outcome, note, reasons, article_id)
    select ${sourceId}, value->>'path', value->>'hash', value->>'settings', value->>'outcome',
      value->>'note', value->>'reasons', (select id from article where feed_id = value->>'feedId')
    from json_each(${jsonList(rows)}) where true
    on conflict (source_id, path) do update set
      hash = excluded.hash, settings = excluded.settings, outcome = excluded.outcome,
      note = excluded.note, reasons = excluded.reasons,
      article_id = coalesce(excluded.article_id, article_id)
    where (hash, settings, outcome, note, reasons, article_id) is not
      (excluded.hash, excluded.settings, excluded.outcome, excluded.note,
        excluded.reasons, coalesce(excluded.article_id, article_id))`;
}

/** Remembers posts that have lost their address to others. */
export function writeConflicts(sourceId: number, rows: readonly ConflictRow[]) {
  const list = sql`json_each(${jsonList(rows)})`;
  return sql`
    update ${post} set outcome = 'conflict', reasons = 'conflict', note = (
      select value->>'note' from ${list} where value->>'path' = post.path)
    where source_id = ${sourceId} and path in (select value->>'path' from ${list})`;
}

/**
 * Has the posts whose address another one had read again. SQLite would rather look through all posts
 * than use the index of rivals, unless told.
 */
export function requeueConflicts(sourceId: number) {
  return sql`
    update ${post} indexed by post_conflict set hash = ''
    where source_id = ${sourceId} and outcome = 'conflict' and hash <> ''`;
}

/**
 * Has the posts read again that link to a post which was not there, and now is. SQLite must be told of
 * the index here too.
 *
 * @param names the names of new posts, without their endings: a note says what it misses
 */
export function requeueMissingLinks(sourceId: number, names: readonly string[]) {
  return sql`
    update ${post} indexed by post_missing_link set hash = ''
    where source_id = ${sourceId} and instr(reasons, 'target') > 0 and hash <> ''
      and exists (
        select 1 from json_each(${jsonList(names)}) as arrival where instr(note, arrival.value) > 0)`;
}

/** Forgets posts that are gone. */
export function deletePostRows(sourceId: number, paths: readonly string[]) {
  return sql`
    delete from ${post}
    where source_id = ${sourceId} and outcome = 'deleted'
      and path in (select value from json_each(${jsonList(paths)}))`;
}

/** What D1 says when a run's counts are added to and the run is over; see {@link addCounts}. */
export const runIsOver = 'NOT NULL constraint failed: import_run.state';

/**
 * Adds to the counts of a run. Where the run is over, the statement fails, and the whole transaction
 * with it: a run that another has taken the place of writes nothing more.
 */
export function addCounts(runId: number, counts: Partial<RunCounts>) {
  const {
    created = 0,
    changed = 0,
    unchanged = 0,
    skipped = 0,
    problems = 0,
    withdrawn = 0,
  } = counts;
  return sql`
    update ${importRun} set
      state = iif(state = 'running', state, null),
      created = created + ${created}, changed = changed + ${changed},
      unchanged = unchanged + ${unchanged}, skipped = skipped + ${skipped},
      problems = problems + ${problems}, withdrawn = withdrawn + ${withdrawn}
    where id = ${runId}`;
}
