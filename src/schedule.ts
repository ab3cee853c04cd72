import type { Config } from './config/config.ts';
import { enqueueImport, type ImportWorkflows } from './import/enqueue.ts';
import { publishDue } from './import/publish-due.ts';
import { currentCursor } from './import/read-settings.ts';
import { recordFailure } from './import/sync-pass.ts';
import { ImportError } from './model/problem.ts';
import type { Source } from './sources/source.ts';
import { type Database, databaseReason } from './store/database.ts';
import { findSource } from './store/sources/runs.ts';
import {
  backoffUntil,
  clearFailures,
  findSyncState,
  hasLiveLease,
  leaseTimeout,
} from './store/sources/sync-state.ts';

/** What a tick of the schedule works with. */
export interface Schedule {
  readonly config: Config;
  readonly db: Database;
  readonly sources: readonly Source[];
  readonly workflows: ImportWorkflows;
}

/**
 * What the schedule does at each tick: it publishes what is due, asks each source whether there is
 * something new, and has that imported. A failure of the one does not keep the others from being
 * done; each is logged.
 */
export async function runSchedule(schedule: Schedule, now: Date): Promise<void> {
  const { db, sources } = schedule;
  await logged('publish due', async () => ({ published: await publishDue(db, now) }));
  await Promise.all(
    sources.map((source) =>
      logged('look', async () => ({
        source: source.name,
        result: await lookAt(schedule, source),
      })),
    ),
  );
}

async function lookAt(schedule: Schedule, source: Source): Promise<string> {
  const { config, db, workflows } = schedule;
  const job = { source: source.name, allowWithdrawals: false };
  const syncState = await findSyncState(db, source.name);
  if (backoffUntil(syncState, new Date())) return 'asked to wait';
  if (syncState?.instance) {
    // One that has been broken off has the source until it has been silent for a while.
    if (hasLiveLease(syncState, new Date())) await scheduler.wait((leaseTimeout + 1) * 1000);
    return enqueueImport(db, workflows, job, new Date());
  }
  try {
    const stored = await findSource(db, source.name);
    if (await source.hasNews(await currentCursor(stored, config))) {
      return await enqueueImport(db, workflows, job, new Date());
    }
    if (syncState && syncState.failures > 0) await clearFailures(db, source.name);
    return 'unchanged';
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    // While this waited for an answer, a webhook may have had an import begun: that one tells.
    if ((await findSyncState(db, source.name))?.instance) return 'under way';
    await recordFailure(db, source, error, new Date());
    return 'failed';
  }
}

async function logged(task: string, run: () => Promise<object>): Promise<void> {
  try {
    console.log({ message: task, ...(await run()) });
  } catch (error) {
    console.error({ message: `${task} failed`, reason: databaseReason(error) });
  }
}
