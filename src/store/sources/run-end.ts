import { and, eq, sql } from 'drizzle-orm';
import type { RunState } from '../../model/run.ts';
import { transactInRun } from '../changes/run-transaction.ts';
import { type Database, transact } from '../database.ts';
import { importRun, source } from '../schema.ts';
import { pruneRuns } from './run-list.ts';
import {
  findRun,
  findSource,
  keepsLease,
  nextRun,
  type StartedRun,
  type StoredRun,
  supersedeRuns,
} from './runs.ts';

/** How a run ends. */
export interface RunEnd {
  readonly state: RunState;
  /** Why it failed or was refused; empty if it is done. */
  readonly message: string;
  /** How many articles it would have withdrawn if it was refused. */
  readonly refused?: number;
  /** How many posts it did not have to read, besides those that are counted already. */
  readonly unchanged?: number;
  /** The next scan starts from it; undefined to leave it as it is. */
  readonly cursor?: string | null | undefined;
}

/**
 * Ends a run, and saves the cursor of its source and whether the run was refused, in one transaction. A
 * run that has already ended or was superseded stays as it is, and so does its source.
 *
 * @returns the run as stored now, and whether this call has ended it; undefined if it does not exist
 */
export async function endRun(
  db: Database,
  id: number,
  { state, message, refused = 0, unchanged = 0, cursor }: RunEnd,
  now: Date,
): Promise<{ readonly run: StoredRun; readonly hasEnded: boolean } | undefined> {
  const refusal = state === 'refused' ? message : '';
  const newCursor = cursor === undefined ? sql`cursor` : sql`${cursor}`;
  const isRunning = sql`${importRun.id} = ${id} and ${importRun.state} = 'running'`;
  const results = await transact(db, [
    sql`
      update ${source} set cursor = ${newCursor}, refusal = ${refusal}
      where id = (select source_id from ${importRun} where ${isRunning})
        and (cursor, refusal) is not (${newCursor}, ${refusal})`,
    db
      .update(importRun)
      .set({
        state,
        message,
        finishedAt: now,
        remaining: 0,
        plannedWithdrawals: refused,
        unchanged: sql`${importRun.unchanged} + ${unchanged}`,
      })
      .where(isRunning)
      .returning({ id: importRun.id }),
  ]);
  const found = await findRun(db, id);
  return found && { run: found.run, hasEnded: results.at(-1)?.results.length === 1 };
}

/**
 * Leaves the rest of a run to the next pass.
 *
 * @param remaining how many posts must still be read
 * @param cursor what the next scan starts from; undefined if it starts where this one did
 * @throws {RunEnded} if the run has ended or was superseded; nothing is written then
 */
export async function pauseRun(
  db: Database,
  { runId, sourceId }: StartedRun,
  remaining: number,
  cursor: string | null | undefined,
): Promise<void> {
  await transactInRun(db, runId, {}, [
    db.update(importRun).set({ remaining }).where(eq(importRun.id, runId)),
    ...(cursor === undefined
      ? []
      : [db.update(source).set({ cursor }).where(eq(source.id, sourceId))]),
  ]);
}

/**
 * Records that a pass had nothing to import: saves its cursor, and supersedes a run that was
 * interrupted. Does nothing if another job has the lease. A cursor that stays the same is not written.
 */
export async function skipRun(
  db: Database,
  sourceId: number,
  jobId: string,
  cursor: string | null,
  now: Date,
): Promise<void> {
  const hasLease = keepsLease(sql`${sourceId}`, jobId);
  await transact(db, [
    supersedeRuns(db, sql`${sourceId}`, now, hasLease),
    db
      .update(source)
      .set({ cursor })
      .where(and(eq(source.id, sourceId), sql`${source.cursor} is not ${cursor}`, hasLease)),
  ]);
}

/**
 * Ends the running run of a source as failed. Does nothing if the source has never been imported.
 *
 * @param isNew whether to add a failed run if none is running
 */
export async function failRun(
  db: Database,
  name: string,
  message: string,
  isNew: boolean,
  now: Date,
): Promise<void> {
  const found = await findSource(db, name);
  if (!found) return;
  const end = { state: 'failed', message, finishedAt: now } as const;
  const isRunning = and(eq(importRun.sourceId, found.id), eq(importRun.state, 'running'));
  const failed = await db
    .update(importRun)
    .set(end)
    .where(isRunning)
    .returning({ id: importRun.id });
  if (failed.length > 0 || !isNew) return;
  await transact(db, [
    pruneRuns(sql`${found.id}`),
    db.insert(importRun).values({ ...end, id: nextRun, sourceId: found.id, startedAt: now }),
  ]);
}
