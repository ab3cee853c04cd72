import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { importRun, source } from '../schema.ts';

/** A run with the name of its source. */
export type ListedRun = Awaited<ReturnType<typeof listRuns>>[number];

/**
 * A page of runs, the newest first.
 *
 * @param before only runs with lower numbers; all if undefined
 */
export function listRuns(
  db: Database,
  {
    source: name,
    before,
    limit,
  }: { readonly source?: string; readonly before?: number; readonly limit: number },
) {
  return db
    .select({ run: importRun, source: source.name })
    .from(importRun)
    .innerJoin(source, eq(source.id, importRun.sourceId))
    .where(
      and(
        name === undefined ? undefined : eq(source.name, name),
        before === undefined ? undefined : lt(importRun.id, before),
      ),
    )
    .orderBy(desc(importRun.id))
    .limit(limit);
}

/** The last run of each source. It reads one or two rows per source. */
export async function lastRuns(db: Database): Promise<ListedRun[]> {
  const last = sql`(select max(id) from import_run as latest where latest.source_id = ${source.id})`;
  return db
    .select({ run: importRun, source: source.name })
    .from(source)
    .innerJoin(importRun, eq(importRun.id, last));
}

const keptRuns = 500;

// Runs of a source beyond `keptRuns` after which old ones are deleted. Deleting reads many rows, so it
// is done rarely.
const slack = 50;

/** Deletes all but the newest 500 runs of a source, once it has more than 550. */
export function pruneRuns(sourceId: ReturnType<typeof sql<number>>) {
  const last = sql`(select max(id) from ${importRun})`;
  const nth = (offset: number) =>
    sql`(select id from ${importRun} where source_id = ${sourceId} order by id desc limit 1 offset ${offset})`;
  return sql`
    delete from ${importRun} where source_id = ${sourceId}
      and id <= case when exists (
        select 1 from ${importRun} where source_id = ${sourceId} and id <= ${last} - ${keptRuns + slack}
      ) and ${nth(keptRuns + slack)} is not null then ${nth(keptRuns)} end`;
}
