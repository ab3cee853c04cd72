import { type Announcement, announceChanges } from './announce.ts';
import type { AlarmChannel } from './health/alarms/channel.ts';
import { sendAlarms } from './health/alarms/send-alarms.ts';
import { observeTick } from './health/observe.ts';
import { ping } from './health/ping.ts';
import { readChecks } from './health/read-checks.ts';
import { type EnqueueResult, enqueueImport, type ImportWorkflows } from './import/enqueue.ts';
import { publishDue } from './import/publish-due.ts';
import { currentCursor } from './import/read-settings.ts';
import { recordFailure } from './import/sync-pass.ts';
import { ImportError } from './model/problem.ts';
import type { Source } from './sources/source.ts';
import { moveAgeLimits } from './store/age-limits.ts';
import { databaseReason } from './store/database.ts';
import type { Migrator } from './store/migrator.ts';
import { findOrigin } from './store/origin.ts';
import { hasLiveLease, leaseTimeout } from './store/sources/lease.ts';
import { findSource } from './store/sources/runs.ts';
import { backoffUntil, clearFailures, findSyncState } from './store/sources/sync-state.ts';
import { moveTexts } from './texts/move-texts.ts';

/** The dependencies of a tick of the schedule. */
export interface Schedule extends Announcement {
  readonly migrator: Migrator;
  readonly sources: readonly Source[];
  readonly workflows: ImportWorkflows;
  /** Where alarms are sent to. */
  readonly alarmChannels: readonly AlarmChannel[];
}

/**
 * Runs a tick of the schedule: brings the database up to date, publishes the articles that are due, takes
 * those that are too old out of named feeds, enqueues an import of each source that has news, updates
 * the index of the search, notifies caches and hubs of what has changed, and sends alarms. Then it moves texts of older
 * articles, for which nobody waits. If a task fails, the failure is logged and the other tasks go on.
 *
 * @param now when the tick was due
 * @param cron the cron expression that it was due to
 */
export async function runTick(schedule: Schedule, now: Date, cron: string): Promise<void> {
  const { config, db, migrator, sources } = schedule;
  try {
    await migrator();
  } catch (error) {
    console.error({ message: 'tick failed', reason: databaseReason(error) });
    return;
  }
  await logged('publish due', async () => ({
    published: await publishDue(db, now),
    feedsWithoutOldArticles: await moveAgeLimits(db, now),
  }));
  await Promise.all(
    sources.map((source) =>
      logged('check source', async () => ({
        source: source.name,
        result: await checkSource(schedule, source),
      })),
    ),
  );
  await announceChanges(schedule);
  await endTick(schedule, now, cron);
  await moveTexts(db, config);
}

/** Records the tick and sends alarms. A tick that does not get this far counts as missed. */
async function endTick(schedule: Schedule, now: Date, cron: string): Promise<void> {
  const { config, db, sources, alarmChannels } = schedule;
  const names = sources.map(({ name }) => name);
  try {
    await observeTick(db, cron, names, now);
    if (alarmChannels.length > 0) {
      const checks = await readChecks(db, config, names, now);
      const publicUrl = config.publicUrl || (await findOrigin(db));
      await sendAlarms(db, alarmChannels, checks, publicUrl, now);
    }
    await ping(config.pingUrl);
  } catch (error) {
    console.error({ message: 'tick not recorded', reason: databaseReason(error) });
  }
}

/** Enqueues an import of a source if it has news, or if an import of it was interrupted. */
async function checkSource(
  { config, db, workflows }: Schedule,
  source: Source,
): Promise<EnqueueResult | 'unchanged' | 'backoff' | 'under way' | 'failed'> {
  const job = { source: source.name, allowWithdrawals: false };
  const enqueue = () => enqueueImport(db, workflows, job, new Date());
  const syncState = await findSyncState(db, source.name);
  if (backoffUntil(syncState, new Date())) return 'backoff';
  if (syncState?.jobId) {
    // If the import was interrupted, its lease expires during this time; otherwise it is renewed.
    if (hasLiveLease(syncState, new Date())) await scheduler.wait((leaseTimeout + 1) * 1000);
    return enqueue();
  }
  try {
    const stored = await findSource(db, source.name);
    if (await source.hasNews(await currentCursor(stored, config))) return await enqueue();
    if (syncState && syncState.failures > 0) await clearFailures(db, source.name);
    return 'unchanged';
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    // If a webhook has started an import meanwhile, that import records its own failure.
    if ((await findSyncState(db, source.name))?.jobId) return 'under way';
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
