import type { Config } from './config/config.ts';
import type { EdgeCache } from './notify/purge.ts';
import { announce } from './notify/websub.ts';
import { noteFailure } from './import/sync-pass.ts';
import { type ImportWorkflows, orderImport } from './import/enqueue.ts';
import { ImportError } from './model/problem.ts';
import { publishDue } from './import/publish-due.ts';
import { currentMark } from './import/read-settings.ts';
import type { Source } from './sources/source.ts';
import { invalidateChanged } from './notify/edge-cache.ts';
import { type Database, databaseReason } from './store/database.ts';
import { findSource } from './store/sources/runs.ts';
import { clearFailures, findWatch, isAtWork, silence, waitsUntil } from './store/sources/sync-state.ts';

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

/** Tells the cache at the edge what has changed, and hubs what has since a time. */
export async function tellOfChanges(
  config: Config,
  db: Database,
  cache: EdgeCache,
  since: Date,
): Promise<void> {
  await invalidateChanged(db, cache, new Date());
  if (config.feedHubs.length === 0) return;
  await logged('tell hubs', async () => ({ feeds: await announce(db, config, since) }));
}

async function lookAt(schedule: Schedule, source: Source): Promise<string> {
  const { config, db, workflows } = schedule;
  const order = { source: source.name, withdrawsAll: false };
  const watch = await findWatch(db, source.name);
  if (waitsUntil(watch, new Date())) return 'asked to wait';
  if (watch?.instance) {
    // One that has been broken off has the source until it has been silent for a while.
    if (isAtWork(watch, new Date())) await scheduler.wait((silence + 1) * 1000);
    return orderImport(db, workflows, order, new Date());
  }
  try {
    const stored = await findSource(db, source.name);
    if (await source.hasNews(await currentMark(stored, config))) {
      return await orderImport(db, workflows, order, new Date());
    }
    if (watch && watch.failures > 0) await clearFailures(db, source.name);
    return 'unchanged';
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    // While this waited for an answer, a webhook may have had an import begun: that one tells.
    if ((await findWatch(db, source.name))?.instance) return 'under way';
    await noteFailure(db, source, error, new Date());
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
