import type { Check } from '../model/check.ts';
import type { ListedRun } from '../store/sources/run-list.ts';
import type { SyncState } from '../store/sources/sync-state.ts';
import { checkOf, counted, type Finding, hour, timeText } from './rule.ts';

// Passes that must fail in a row before the status is `fail`.
const maxFailures = 3;

// Milliseconds for which a source may be behind.
const maxBehind = hour;

/** The facts about a scheduled source. */
export interface ScheduledFacts {
  readonly name: string;
  readonly syncState: SyncState | undefined;
  readonly refusal: string;
  readonly lastRun: ListedRun['run'] | undefined;
}

/**
 * The checks of a source that the schedule reads: whether it answers and is imported, and when it last had
 * something new.
 *
 * @param tickedAt the last recorded tick, which every source that does not fail has answered
 */
export function scheduledChecks(
  facts: ScheduledFacts,
  tickedAt: Date | undefined,
  now: Date,
): Check[] {
  const { name, syncState, refusal, lastRun } = facts;
  const answered = syncState?.failingSince ?? tickedAt;
  return [
    checkOf(`${name}:import`, findingOf(syncState, refusal, now), {
      value: syncState?.failures ?? 0,
      time: answered,
    }),
    newsCheck(name, lastRun?.startedAt),
  ];
}

/** When a source last had something new. */
export function newsCheck(name: string, time: Date | undefined, finding?: Finding): Check {
  return checkOf(`${name}:news`, finding, { value: time?.toISOString(), unit: 'time', time });
}

function findingOf(syncState: SyncState | undefined, refusal: string, now: Date): Finding {
  if (syncState && syncState.failures > 0) return failed(syncState);
  if (refusal !== '') return refused(refusal);
  const behindSince = syncState?.behindSince;
  if (!behindSince || now.getTime() - behindSince.getTime() <= maxBehind) return undefined;
  return {
    status: 'warn',
    output: `It has had changes since ${timeText(behindSince)} that are not in the feeds. A large import takes that long; if its counts in "npm run status" do not change: docs/runbooks/half-import.md.`,
  };
}

function failed({ failures, failingSince }: SyncState): Finding {
  const passes = failures === 1 ? 'The last pass' : `The last ${failures} passes`;
  const since = failingSince ? ` since ${timeText(failingSince)}` : '';
  const isPersistent = failures >= maxFailures;
  const advice = isPersistent
    ? '"npm run status" shows the reason: docs/runbooks/stale-feed.md.'
    : 'The next tick tries again.';
  return {
    status: isPersistent ? 'fail' : 'warn',
    output: `${passes} failed${since}. ${advice}`,
    isTransient: !isPersistent,
  };
}

/** The finding if the last run of a source was refused. */
export function refused(refusal: string): Finding {
  return { status: 'warn', output: `The last import was refused: ${refusal}` };
}

/** The finding if the last runs of a source have ended without being finished. */
export function unfinished(runs: number): Finding {
  return {
    status: 'fail',
    output: `Its last ${counted(runs, 'run')} ended before all posts were sent. Look at the log of "npm run import" where it runs, as in CI: docs/runbooks/silent-sender.md.`,
  };
}
