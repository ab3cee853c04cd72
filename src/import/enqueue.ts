import type { Database } from '../store/database.ts';
import { acquireLease, releaseLease } from '../store/sources/lease.ts';
import { recordSyncFailure } from '../store/sources/sync-state.ts';

/** The parameters of a workflow. The platform's types accept a type alias, but not an interface. */
export type PassParams = {
  /** The name of the source. */
  readonly source: string;
  /** Whether any number of the source's articles may be withdrawn. */
  readonly allowWithdrawals: boolean;
  /** Identifies the job. All of its passes have the same id. */
  readonly jobId: string;
  /** The number of the pass within the import, from 1. */
  readonly pass: number;
};

/** Starts workflows: the binding `IMPORT`. */
export interface ImportWorkflows {
  create(workflow: { readonly id: string; readonly params: PassParams }): Promise<unknown>;
  get(id: string): Promise<unknown>;
}

/** `busy`: the source is being imported, and another pass has been requested. */
export type EnqueueResult = 'queued' | 'busy';

// After this many passes, an import leaves the rest to the next tick of the schedule.
const maxPasses = 500;

/** Starts an import of a source, unless one is under way. */
export async function enqueueImport(
  db: Database,
  workflows: ImportWorkflows,
  { source, allowWithdrawals }: Pick<PassParams, 'source' | 'allowWithdrawals'>,
  now: Date,
): Promise<EnqueueResult> {
  const jobId = `${source}-${crypto.randomUUID()}`;
  if (!(await acquireLease(db, source, jobId, now))) {
    console.log({ message: 'import refused', source, reason: 'one is under way' });
    return 'busy';
  }
  try {
    await start(workflows, { source, allowWithdrawals, jobId, pass: 1 });
  } catch (error) {
    await recordSyncFailure(db, source, 'no workflow could be started', null, now);
    throw error;
  }
  console.log({ message: 'import queued', source, jobId });
  return 'queued';
}

/** Starts the next pass of a job. If the job has had too many, its lease is released instead. */
export async function enqueueNextPass(
  workflows: ImportWorkflows,
  db: Database,
  job: PassParams,
): Promise<void> {
  if (job.pass === maxPasses) return releaseLease(db, job.jobId);
  const next = { ...job, pass: job.pass + 1 };
  try {
    await start(workflows, next);
  } catch (error) {
    // An earlier attempt may have started the workflow before it was interrupted.
    await workflows.get(idOf(next)).catch(() => Promise.reject(error));
  }
}

function start(workflows: ImportWorkflows, params: PassParams): Promise<unknown> {
  return workflows.create({ id: idOf(params), params });
}

function idOf({ jobId, pass }: PassParams): string {
  return `${jobId}-${pass}`;
}
