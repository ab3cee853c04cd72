import type { Config } from './config.ts';
import type { EdgeCache } from './http/edge-cache.ts';
import { announce } from './import/announce.ts';
import { importArchive } from './import/import-archive.ts';
import { ImportError } from './import/problem.ts';
import { publishDue } from './import/publish-due.ts';
import { invalidateChanged } from './invalidate.ts';
import { type Database, databaseReason } from './store/database.ts';

/**
 * What the schedule does at each tick: it publishes what is due, looks at the archive, if there is
 * one, and tells the cache at the edge what has changed, by this tick or before, then hubs. A failure
 * of the one does not keep the others from being done; each is logged.
 */
export async function runSchedule(
  config: Config,
  db: Database,
  cache: EdgeCache,
  now: Date,
): Promise<void> {
  await logged('publish due', async () => ({ published: await publishDue(db, now) }));
  const { archiveUrl } = config;
  if (archiveUrl !== undefined) {
    await logged('import archive', async () => ({
      result: await importArchive(db, config, archiveUrl, () => new Date()),
    }));
  }
  await invalidateChanged(db, cache, new Date());
  if (config.feedHubs.length === 0) return;
  await logged('tell hubs', async () => ({ feeds: await announce(db, config, now) }));
}

async function logged(task: string, run: () => Promise<object>): Promise<void> {
  try {
    console.log({ message: task, ...(await run()) });
  } catch (error) {
    const reason = error instanceof ImportError ? error.message : databaseReason(error);
    console.error({ message: `${task} failed`, reason });
  }
}
