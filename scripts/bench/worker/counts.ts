import * as v from 'valibot';

const databaseCounts = v.object({
  calls: v.number(),
  rowsRead: v.number(),
  rowsWritten: v.number(),
  milliseconds: v.number(),
});

/** The counts of a Worker, as it reports them. */
export const workerCounts = v.object({ articles: databaseCounts, index: databaseCounts });

/** The cost of calls to a database. A call has one statement, or a transaction of several. */
export type DatabaseCounts = v.InferOutput<typeof databaseCounts>;

/** The cost of calls to the database of articles, and to that of the search. */
export type WorkerCounts = v.InferOutput<typeof workerCounts>;

/** The counts between two moments. */
export function countsBetween(before: WorkerCounts, after: WorkerCounts): WorkerCounts {
  return {
    articles: difference(before.articles, after.articles),
    index: difference(before.index, after.index),
  };
}

/** The counts of both databases. */
export function bothDatabases({ articles, index }: WorkerCounts): DatabaseCounts {
  return {
    calls: articles.calls + index.calls,
    rowsRead: articles.rowsRead + index.rowsRead,
    rowsWritten: articles.rowsWritten + index.rowsWritten,
    milliseconds: articles.milliseconds + index.milliseconds,
  };
}

function difference(before: DatabaseCounts, after: DatabaseCounts): DatabaseCounts {
  return {
    calls: after.calls - before.calls,
    rowsRead: after.rowsRead - before.rowsRead,
    rowsWritten: after.rowsWritten - before.rowsWritten,
    milliseconds: after.milliseconds - before.milliseconds,
  };
}
