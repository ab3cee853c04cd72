import type { Database } from '../store/database.ts';
import { acquireLease, recordSyncFailure, releaseLease } from '../store/sources/sync-state.ts';

/** What a workflow is told to do. A type, since the platform asks for plain data. */
export type ImportJob = {
  /** The name of a source. */
  readonly source: string;
  /** Whether a large part of its articles may be withdrawn. */
  readonly allowWithdrawals: boolean;
  /** What the looks of one import have in common. */
  readonly instance: string;
  /** Which look of them it is, from 1. */
  readonly pass: number;
};

/** What starts workflows: the binding `IMPORT`. */
export interface ImportWorkflows {
  create(job: { readonly id: string; readonly params: ImportJob }): Promise<unknown>;
  get(id: string): Promise<unknown>;
}

/**
 * `ordered`: an import has begun. `busy`: one is under way already, and will look once more when it
 * is done.
 */
export type EnqueueResult = 'queued' | 'busy';

// Looks of one import; what is then still left is for the next tick of the schedule.
const maxPasses = 500;

/** Starts the import of a source, unless one is under way. */
export async function enqueueImport(
  db: Database,
  workflows: ImportWorkflows,
  { source, allowWithdrawals }: Pick<ImportJob, 'source' | 'allowWithdrawals'>,
  now: Date,
): Promise<EnqueueResult> {
  const instance = `${source}-${crypto.randomUUID()}`;
  if (!(await acquireLease(db, source, instance, now))) {
    console.log({ message: 'import refused', source, reason: 'one is under way' });
    return 'busy';
  }
  try {
    await start(workflows, { source, allowWithdrawals, instance, pass: 1 });
  } catch (error) {
    await recordSyncFailure(db, source, 'no workflow could be started', null, now);
    throw error;
  }
  console.log({ message: 'import ordered', source, instance });
  return 'queued';
}

/** Starts the next look of an import; the source is left to the schedule where there were many. */
export async function enqueueNextPass(
  workflows: ImportWorkflows,
  db: Database,
  job: ImportJob,
): Promise<void> {
  if (job.pass === maxPasses) return releaseLease(db, job.instance);
  const next = { ...job, pass: job.pass + 1 };
  try {
    await start(workflows, next);
  } catch (error) {
    // It may have been started by this very step, before that was broken off.
    await workflows.get(idOf(next)).catch(() => Promise.reject(error));
  }
}

function start(workflows: ImportWorkflows, params: ImportJob): Promise<unknown> {
  return workflows.create({ id: idOf(params), params });
}

function idOf({ instance, pass }: ImportJob): string {
  return `${instance}-${pass}`;
}
