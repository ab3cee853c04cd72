import type { Config } from '../config/config.ts';
import { RunOver } from '../store/changes/changes.ts';
import type { Database } from '../store/database.ts';
import { failRun } from '../store/sources/runs.ts';
import { beat, endWatch, failWatch, findWatch, takeWatch } from '../store/sources/sync-state.ts';
import { importSource } from './import-pass.ts';
import { ImportError, TryLater } from '../model/problem.ts';
import type { LookOptions, LookResult } from './source-run.ts';
import type { Source } from '../sources/source.ts';

// Milliseconds between two signs of life; see `silence` in src/store/sources/sync-state.ts.
const pulse = 2_000;

/** What a look came to, and whether the workflow should look again. */
export interface LookEnd {
  /** `failed`: the source did not answer as it should. `over`: another has taken the source. */
  readonly result: LookResult | 'failed' | 'over';
  readonly isDone: boolean;
}

/**
 * Looks at a source once, for the workflow that has it, and says what came of it: in a line of the
 * log, and in the database where that changes something.
 *
 * @throws what may pass, like a failure of the database: the workflow tries again
 */
export async function lookOnce(
  db: Database,
  config: Config,
  source: Source,
  options: LookOptions,
): Promise<LookEnd> {
  const { instance, clock } = options;
  if (!(await beat(db, instance, clock()))) return ended(source, 'over', true);
  const sign = setInterval(() => void beat(db, instance, clock()).catch(() => {}), pulse);
  try {
    const result = await importSource(db, config, source, options);
    if (result === 'partial') return ended(source, result, false);
    return ended(source, result, !(await endWatch(db, instance, clock())));
  } catch (error) {
    if (error instanceof RunOver) return ended(source, 'over', true);
    if (!(error instanceof ImportError)) throw error;
    return ended(source, 'failed', !(await failLook(db, source, error, options)));
  } finally {
    clearInterval(sign);
  }
}

// Who has asked for another look meanwhile gets it, unless the source wants to be left alone.
async function failLook(
  db: Database,
  source: Source,
  error: ImportError,
  { instance, clock }: LookOptions,
): Promise<boolean> {
  const watch = await findWatch(db, source.name);
  await noteFailure(db, source, error, clock());
  const isWanted = watch?.instance === instance && watch.isWanted;
  if (!isWanted || error instanceof TryLater) return false;
  return takeWatch(db, source.name, instance, clock());
}

/**
 * Remembers that a look has failed. That it has failed again for the same reason is counted, and not
 * kept as a run of its own.
 */
export async function noteFailure(
  db: Database,
  source: Source,
  error: ImportError,
  now: Date,
): Promise<void> {
  const { message } = error;
  const notBefore = error instanceof TryLater ? error.until : null;
  console.error({ message: 'import failed', source: source.name, reason: message });
  const isNew = await failWatch(db, source.name, message, notBefore, now);
  await failRun(db, source.name, message, isNew, now);
}

function ended(source: Source, result: LookEnd['result'], isDone: boolean): LookEnd {
  console.log({ message: 'import', source: source.name, result });
  return { result, isDone };
}
