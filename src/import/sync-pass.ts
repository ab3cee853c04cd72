import type { Config } from '../config/config.ts';
import { ImportError, RetryLater } from '../model/problem.ts';
import { RunEnded } from '../model/run.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import {
  acquireLease,
  beginAttempt,
  endAttempt,
  finishPass,
  recordReading,
  renewLease,
} from '../store/sources/lease.ts';
import { failRun } from '../store/sources/run-end.ts';
import { findSyncState, recordSyncFailure } from '../store/sources/sync-state.ts';
import { importPass, type PassResult } from './import-pass.ts';
import type { PassOptions } from './open-run.ts';
import { ReadingGuard } from './reading-guard.ts';

// Milliseconds; well below `leaseTimeout` in src/store/sources/lease.ts.
const heartbeatInterval = 2_000;

/** The result of a pass, and whether its job needs no further pass. */
export interface PassOutcome {
  /**
   * `failed`: the source does not respond. `superseded`: another job has the lease, or a later run has
   * superseded this one.
   */
  readonly result: PassResult | 'failed' | 'superseded';
  readonly isDone: boolean;
}

/**
 * Performs one pass over a source for the job that holds its lease: renews the lease while the pass
 * lasts, then records and logs the result.
 *
 * @throws errors that may be temporary, such as those of the database; the workflow tries again
 */
export async function syncPass(
  db: Database,
  config: Config,
  source: Source,
  options: PassOptions,
): Promise<PassOutcome> {
  const { jobId, clock } = options;
  const renew = () => renewLease(db, jobId, clock());
  const found = await beginAttempt(db, jobId, clock());
  if (found === undefined) return logged(source, 'superseded', true);
  const heartbeat = setInterval(() => void renew().catch(() => {}), heartbeatInterval);
  const guard = new ReadingGuard(found, (posts) => recordReading(db, jobId, posts, clock()));
  try {
    // If this isolate is killed while a post is read, the record of the post stays.
    const result = await importPass(db, config, source, { ...options, guard }).finally(() =>
      endAttempt(db, jobId),
    );
    if (result === 'partial') return logged(source, result, false);
    const isRerunRequested = await finishPass(db, jobId, clock());
    return logged(source, result, !isRerunRequested);
  } catch (error) {
    if (error instanceof RunEnded) return logged(source, 'superseded', true);
    if (!(error instanceof ImportError)) throw error;
    const next = await failPass(db, source, error, options);
    if (next === 'superseded') return logged(source, next, true);
    return logged(source, 'failed', next === 'end');
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Records the failure of a pass. If another pass was requested meanwhile, the job keeps the lease
 * for it, unless the source has asked for a backoff.
 *
 * @returns what the job does next; `superseded` if another job has the lease
 */
async function failPass(
  db: Database,
  source: Source,
  error: ImportError,
  { jobId, clock }: PassOptions,
): Promise<'rerun' | 'end' | 'superseded'> {
  const syncState = await findSyncState(db, source.name);
  if (!(await recordJobFailure(db, source, jobId, error, clock()))) return 'superseded';
  if (!syncState?.isRerunRequested || error instanceof RetryLater) return 'end';
  return (await acquireLease(db, source.name, jobId, clock())) ? 'rerun' : 'end';
}

/**
 * Records that a job has failed. If its lease expired while the source did not respond, the job that
 * has the lease now must not fail, so nothing is recorded.
 *
 * @returns whether the job still had its lease
 */
export async function recordJobFailure(
  db: Database,
  source: Source,
  jobId: string,
  error: ImportError,
  now: Date,
): Promise<boolean> {
  if (!(await renewLease(db, jobId, now))) return false;
  await recordFailure(db, source, error, now);
  return true;
}

/**
 * Records that a source has failed. A repeated failure for the same reason is counted, but does not
 * add another failed run.
 */
export async function recordFailure(
  db: Database,
  source: Source,
  error: ImportError,
  now: Date,
): Promise<void> {
  const { message } = error;
  const retryAfter = error instanceof RetryLater ? error.retryAfter : null;
  console.error({ message: 'import failed', source: source.name, reason: message });
  const isNew = await recordSyncFailure(db, source.name, message, retryAfter, now);
  await failRun(db, source.name, message, isNew, now);
}

function logged(source: Source, result: PassOutcome['result'], isDone: boolean): PassOutcome {
  console.log({ message: 'pass ended', source: source.name, result });
  return { result, isDone };
}
