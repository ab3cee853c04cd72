import type { Check } from '../model/check.ts';
import type { SenderHabit } from '../model/observations.ts';
import type { StoredAlarm } from '../store/health/alarms.ts';
import type { StoredFacts } from '../store/health/facts.ts';
import type { TextFacts } from '../store/health/text-facts.ts';
import type { StoredTick } from '../store/health/ticks.ts';
import type { ListedRun } from '../store/sources/run-list.ts';
import type { SyncState } from '../store/sources/sync-state.ts';
import { unsentCheck } from './alarm-rules.ts';
import { emptiedCheck, newestCheck, overdueCheck } from './article-rules.ts';
import { databasePasses, sizeCheck } from './database-rules.ts';
import { checkOf } from './rule.ts';
import { scheduleCheck } from './schedule-rule.ts';
import { senderChecks } from './sender-rules.ts';
import { refused, scheduledChecks } from './source-rules.ts';
import { textChecks } from './text-rules.ts';

/** Everything that the health checks depend on. */
export interface HealthFacts {
  /** The names of the sources that the schedule reads. */
  readonly scheduled: readonly string[];
  readonly stored: StoredFacts;
  readonly tick: StoredTick | undefined;
  readonly syncStates: readonly SyncState[];
  readonly refusals: readonly { readonly source: string; readonly refusal: string }[];
  readonly lastRuns: readonly ListedRun[];
  readonly alarms: readonly StoredAlarm[];
  readonly texts: TextFacts;
}

/** The variables that the health checks depend on. */
export interface HealthSettings {
  readonly staleAfterHours: number;
  readonly databaseMaxMb: number;
  /** Where the texts of older articles are to be. */
  readonly oldTexts: 'apart' | 'together';
}

/** All health checks of a Feedmill whose database responds. It is a pure function. */
export function checksOf(facts: HealthFacts, settings: HealthSettings, now: Date): Check[] {
  const { stored, tick, alarms } = facts;
  return [
    databasePasses,
    sizeCheck(stored.bytes, settings.databaseMaxMb),
    ...textChecks(facts.texts, settings),
    scheduleCheck(tick, stored.migratedAt, now),
    ...sourceChecks(facts, now),
    newestCheck(stored.newestArticle, settings.staleAfterHours, now),
    overdueCheck(stored.overdue),
    emptiedCheck(tick?.observations.emptied ?? []),
    unsentCheck(alarms, now),
  ];
}

function sourceChecks(facts: HealthFacts, now: Date): Check[] {
  const { scheduled, syncStates, refusals, lastRuns, tick, stored } = facts;
  const names = new Set([
    ...scheduled,
    ...refusals.map(({ source }) => source),
    ...lastRuns.map(({ source }) => source),
  ]);
  return [...names].sort().flatMap((name) => {
    const refusal = refusals.find(({ source }) => source === name)?.refusal ?? '';
    const lastRun = lastRuns.find(({ source }) => source === name)?.run;
    if (scheduled.includes(name)) {
      const syncState = syncStates.find(({ source }) => source === name);
      return scheduledChecks({ name, syncState, refusal, lastRun }, tick?.tickedAt, now);
    }
    if (lastRun && isSent(lastRun)) {
      const habit = habitIn(tick, name);
      const { siteChangedAt } = stored;
      return senderChecks({ name, refusal, lastRun, habit, siteChangedAt }, now);
    }
    // It was scheduled once.
    return refusal === '' ? [] : [checkOf(`${name}:import`, refused(refusal))];
  });
}

// A source may have the name of a member that all objects have.
function habitIn(tick: StoredTick | undefined, name: string): SenderHabit | undefined {
  const senders = tick?.observations.senders ?? {};
  return Object.hasOwn(senders, name) ? senders[name] : undefined;
}

/** Whether the posts of a run were sent, and not read by the schedule. */
export function isSent(run: Pick<ListedRun['run'], 'jobId'>): boolean {
  return run.jobId === null;
}
