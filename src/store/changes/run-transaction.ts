import { type SQLWrapper, sql } from 'drizzle-orm';
import { type RunCounts, RunEnded } from '../../model/run.ts';
import { type Database, transact } from '../database.ts';
import { importRun } from '../schema.ts';

// Part of D1's error message if the state of a run would become null.
const runEndedError = 'NOT NULL constraint failed: import_run.state';

/**
 * Executes statements of a run as one transaction, and adds to its counts.
 *
 * @param runId null if the statements belong to no run
 * @throws {RunEnded} if the run has ended or was superseded; nothing is written then
 */
export async function transactInRun(
  db: Database,
  runId: number | null,
  counts: Partial<RunCounts>,
  statements: readonly SQLWrapper[],
): Promise<readonly D1Result<unknown>[]> {
  const all = runId === null ? statements : [addCounts(runId, counts), ...statements];
  try {
    return await transact(db, all);
  } catch (error) {
    if (String(error).includes(runEndedError)) throw new RunEnded('the run has ended');
    throw error;
  }
}

// If the run has ended, the statement fails and with it the whole transaction, so a run that has been
// superseded cannot write.
function addCounts(runId: number, counts: Partial<RunCounts>) {
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
