import type { EmptiedCategory, Observations, SenderHabit } from '../model/observations.ts';
import type { Database } from '../store/database.ts';
import { listEmptyCategories, listRunHistory } from '../store/health/observed.ts';
import { findTick, isRecorded, recordTick } from '../store/health/ticks.ts';
import { lastRuns } from '../store/sources/run-list.ts';
import { isSent } from './checks.ts';
import { habitOf } from './sender-rules.ts';

// Seconds for which a category that has become empty is reported.
const reportTime = 24 * 3_600;

const maxReported = 100;

/**
 * Records that the schedule has ticked, once an hour, with what costs too many rows to be observed at each
 * health check. All other ticks read one row here.
 *
 * @param cron the cron expression that the tick was due to
 * @param scheduled the names of the sources that the schedule reads
 */
export async function observeTick(
  db: Database,
  cron: string,
  scheduled: readonly string[],
  now: Date,
): Promise<void> {
  const last = await findTick(db);
  if (!isRecorded(last, now)) return;
  await recordTick(db, cron, await observe(db, last?.observations, scheduled, now), now);
}

async function observe(
  db: Database,
  before: Observations | undefined,
  scheduled: readonly string[],
  now: Date,
): Promise<Observations> {
  const runs = (await lastRuns(db)).filter(
    ({ source, run }) => !scheduled.includes(source) && isSent(run),
  );
  const senders = runs.map(async ({ source, run }): Promise<[string, SenderHabit]> => {
    return [source, habitOf(await listRunHistory(db, run.sourceId))];
  });
  const empty = await listEmptyCategories(db);
  return {
    senders: Object.fromEntries(await Promise.all(senders)),
    emptyCategories: empty.map(({ id }) => id),
    emptied: before === undefined ? [] : emptiedOf(empty, before, now),
  };
}

/**
 * The categories that have become empty in the last day.
 *
 * @param empty all empty ones
 * @param before what was observed an hour ago
 */
function emptiedOf(
  empty: readonly { readonly id: number; readonly name: string }[],
  before: Observations,
  now: Date,
): EmptiedCategory[] {
  const at = Math.floor(now.getTime() / 1000);
  const known = new Set(before.emptyCategories);
  const ids = new Set(empty.map(({ id }) => id));
  const stillEmpty = before.emptied.filter((one) => ids.has(one.id) && at - one.at < reportTime);
  const added = empty.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, at }));
  return [...added, ...stillEmpty].slice(0, maxReported);
}
