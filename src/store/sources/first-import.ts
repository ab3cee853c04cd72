import { desc, sql } from 'drizzle-orm';
import type { RunState } from '../../model/run.ts';
import type { Database } from '../database.ts';
import { importRun } from '../schema.ts';

/** How far the first import of a Feedmill is. */
export interface FirstImport {
  /** The state of the last run; undefined if there has been none. */
  readonly state?: RunState | undefined;
  /** How many posts that run has read. */
  readonly read: number;
  /** How many posts it still has to read, as far as is known. */
  readonly remaining: number;
}

const outcomes = sql<number>`${importRun.created} + ${importRun.changed} + ${importRun.unchanged}
  + ${importRun.skipped} + ${importRun.problems}`;

/** Reads how far the first import is, in one statement; undefined if an import has ended already. */
export async function readFirstImport(db: Database): Promise<FirstImport | undefined> {
  const [last] = await db
    .select({
      state: importRun.state,
      read: outcomes,
      remaining: importRun.remaining,
      hasEnded: sql`exists (select 1 from import_run where state in ('done', 'refused'))`.mapWith(
        Boolean,
      ),
    })
    .from(importRun)
    .orderBy(desc(importRun.id))
    .limit(1);
  if (!last) return { read: 0, remaining: 0 };
  return last.hasEnded ? undefined : last;
}
