import type { Config } from '../config/config.ts';
import { ImportError, TryLater } from '../model/problem.ts';
import { RunEnded } from '../model/run.ts';
import type { Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { failRun } from '../store/sources/runs.ts';
import {
  acquireLease,
  findSyncState,
  finishPass,
  heartbeat,
  recordSyncFailure,
} from '../store/sources/sync-state.ts';
import { importPass, type PassResult } from './import-pass.ts';
import type { PassOptions } from './pass-run.ts';

// Milliseconds between two signs of life; see `leaseTimeout` in src/store/sources/sync-state.ts.
const heartbeatInterval = 2_000;

/** What a look came to, and whether the workflow should look again. */
export interface PassOutcome {
  /** `failed`: the source did not answer as it should. `over`: another has taken the source. */
  readonly result: PassResult | 'failed' | 'over';
  readonly isDone: boolean;
}

/**
 * Looks at a source once, for the workflow that has it, and says what came of it: in a line of the
 * log, and in the database where that changes something.
 *
 * @throws what may pass, like a failure of the database: the workflow tries again
 */
export async function syncPass(
  db: Database,
  config: Config,
  source: Source,
  options: PassOptions,
): Promise<PassOutcome> {
  const { instance, clock } = options;
  if (!(await heartbeat(db, instance, clock()))) return ended(source, 'over', true);
  const sign = setInterval(
    () => void heartbeat(db, instance, clock()).catch(() => {}),
    heartbeatInterval,
  );
  try {
    const result = await importPass(db, config, source, options);
    if (result === 'partial') return ended(source, result, false);
    return ended(source, result, !(await finishPass(db, instance, clock())));
  } catch (error) {
    if (error instanceof RunEnded) return ended(source, 'over', true);
    if (!(error instanceof ImportError)) throw error;
    return ended(source, 'failed', !(await failPass(db, source, error, options)));
  } finally {
    clearInterval(sign);
  }
}

// Who has asked for another look meanwhile gets it, unless the source wants to be left alone.
async function failPass(
  db: Database,
  source: Source,
  error: ImportError,
  { instance, clock }: PassOptions,
): Promise<boolean> {
  const syncState = await findSyncState(db, source.name);
  await recordFailure(db, source, error, clock());
  const isRerunRequested = syncState?.instance === instance && syncState.isRerunRequested;
  if (!isRerunRequested || error instanceof TryLater) return false;
  return acquireLease(db, source.name, instance, clock());
}

/**
 * Remembers that a look has failed. That it has failed again for the same reason is counted, and not
 * kept as a run of its own.
 */
export async function recordFailure(
  db: Database,
  source: Source,
  error: ImportError,
  now: Date,
): Promise<void> {
  const { message } = error;
  const retryAfter = error instanceof TryLater ? error.until : null;
  console.error({ message: 'import failed', source: source.name, reason: message });
  const isNew = await recordSyncFailure(db, source.name, message, retryAfter, now);
  await failRun(db, source.name, message, isNew, now);
}

function ended(source: Source, result: PassOutcome['result'], isDone: boolean): PassOutcome {
  console.log({ message: 'import', source: source.name, result });
  return { result, isDone };
}
