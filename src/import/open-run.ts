import { lazy } from '../model/lazy.ts';
import { ImportError } from '../model/problem.ts';
import type { Database } from '../store/database.ts';
import {
  findRunningRun,
  type StartedRun,
  type StoredSource,
  startNextRun,
  startRun,
} from '../store/sources/runs.ts';
import type { OpenRun } from './import-posts.ts';
import type { RunOpener } from './import-run.ts';
import { readContextOf } from './read-context.ts';
import type { ReadSite } from './read-settings.ts';
import type { ReadingGuard } from './reading-guard.ts';

/** The options that a pass gets from its job. */
export interface PassOptions {
  /** Identifies the job: all of its passes belong to one run. */
  readonly jobId: string;
  /** Whether any number of the source's articles may be withdrawn. */
  readonly allowWithdrawals: boolean;
  clock(): Date;
  /** Finds a post that kills the Worker; undefined to find none. */
  readonly guard?: ReadingGuard;
}

/**
 * Creates the opener for a pass's run. A pass continues the run of its job; if the settings have
 * changed, it starts another run.
 *
 * @param stored the source; undefined before its first run
 * @param site the site that the pass has read; undefined if it has not changed
 */
export function openerOfPass(
  db: Database,
  name: string,
  stored: StoredSource | undefined,
  site: ReadSite | undefined,
  { jobId, clock }: PassOptions,
): RunOpener {
  const findRunning = lazy(async () => stored && findRunningRun(db, stored.id, jobId));
  const resumable = !site || site.settings === stored?.settings ? stored : undefined;
  const opened = ({ runId, sourceId }: StartedRun): OpenRun => ({
    ...readContextOf(db, sourceId, stored, site),
    runId,
    isSent: false,
    hasDeleted: (stored?.lastArticleId ?? null) !== null,
  });

  async function find(): Promise<OpenRun | undefined> {
    const run = resumable && (await findRunning());
    return run && opened({ runId: run.id, sourceId: run.sourceId });
  }

  async function open(): Promise<OpenRun> {
    if (resumable) {
      return (await find()) ?? opened(await startNextRun(db, resumable.id, clock(), jobId));
    }
    if (!site) throw new ImportError('the source has no configuration yet');
    return opened(await startRun(db, name, site, clock(), jobId));
  }

  return { sourceId: stored?.id, find, open };
}
