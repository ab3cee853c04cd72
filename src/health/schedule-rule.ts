import type { Check } from '../model/check.ts';
import type { StoredTick } from '../store/health/ticks.ts';
import { checkOf, day, type Finding, hour, minute, timeText } from './rule.ts';

// Milliseconds by which a tick may be late.
const tolerance = 3 * minute;

/**
 * Whether the schedule ticks. One tick an hour is recorded, or each one if they are rarer. If the next
 * one is three minutes late, the check warns, and after an hour it fails.
 *
 * @param migratedAt when the tables were last changed: the schedule has ticked since if it does at all
 */
export function scheduleCheck(
  tick: Pick<StoredTick, 'tickedAt' | 'cron'> | undefined,
  migratedAt: Date | undefined,
  now: Date,
): Check {
  return checkOf('schedule:tick', findingOf(tick, migratedAt, now), {
    value: tick?.tickedAt.toISOString(),
    unit: 'time',
    time: tick?.tickedAt,
  });
}

function findingOf(
  tick: Pick<StoredTick, 'tickedAt' | 'cron'> | undefined,
  migratedAt: Date | undefined,
  now: Date,
): Finding {
  const since = tick?.tickedAt ?? migratedAt;
  if (!since) return undefined;
  const late = now.getTime() - since.getTime() - longestWait(tick?.cron ?? '* * * * *');
  if (late <= tolerance) return undefined;
  const what = tick
    ? `No tick of the schedule has been recorded since ${timeText(since)}.`
    : `The schedule has not ticked since the tables were set up at ${timeText(since)}.`;
  const effect = 'Sources are not read, scheduled posts wait, and no alarm is sent.';
  const advice =
    'Look at the cron events of the Worker in the dashboard: docs/runbooks/dead-schedule.md.';
  return { status: tick && late > hour ? 'fail' : 'warn', output: `${what} ${effect} ${advice}` };
}

/**
 * How long a schedule may wait from one recorded tick to the next, in milliseconds: an hour if it ticks
 * every hour, otherwise a day, a week and so on. It depends only on which fields are restricted, so it
 * holds for every cron expression that Cloudflare accepts.
 */
export function longestWait(cron: string): number {
  const [, hours, days, months, weekdays] = cron.trim().split(/\s+/);
  if (isRestricted(months)) return 366 * day;
  // The 31st: from January to March.
  if (isRestricted(days)) return 62 * day;
  if (isRestricted(weekdays)) return 31 * day;
  return isRestricted(hours) ? day : hour;
}

function isRestricted(field: string | undefined): boolean {
  return field !== undefined && !['*', '*/1', '?'].includes(field);
}
