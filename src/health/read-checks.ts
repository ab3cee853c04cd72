import type { Check } from '../model/check.ts';
import type { Database } from '../store/database.ts';
import { listAlarms } from '../store/health/alarms.ts';
import { readFacts } from '../store/health/facts.ts';
import { readTextFacts } from '../store/health/text-facts.ts';
import { findTick } from '../store/health/ticks.ts';
import { lastRuns } from '../store/sources/run-list.ts';
import { listRefusals } from '../store/sources/source-list.ts';
import { listSyncStates } from '../store/sources/sync-state.ts';
import { maxWait } from './article-rules.ts';
import { checksOf, type HealthSettings } from './checks.ts';

/**
 * Reads what the health checks depend on and makes them. That costs about ten rows, and a few for each source,
 * however many articles there are.
 *
 * @param scheduled the names of the sources that the schedule reads
 * @throws the error of the database, if it fails; see `databaseFails`
 */
export async function readChecks(
  db: Database,
  settings: HealthSettings,
  scheduled: readonly string[],
  now: Date,
): Promise<Check[]> {
  const dueBefore = new Date(now.getTime() - maxWait);
  const [stored, tick, syncStates, refusals, runs, alarms, texts] = await Promise.all([
    readFacts(db, dueBefore, now),
    findTick(db),
    listSyncStates(db),
    listRefusals(db),
    lastRuns(db),
    listAlarms(db),
    readTextFacts(db),
  ]);
  const facts = { scheduled, stored, tick, syncStates, refusals, lastRuns: runs, alarms, texts };
  return checksOf(facts, settings, now);
}
