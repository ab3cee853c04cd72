import type { Check } from '../model/check.ts';
import type { StoredAlarm } from '../store/health/alarms.ts';
import { checkOf, counted, type Finding, minute, timeText } from './rule.ts';

// Milliseconds in which an alarm should have been sent.
const maxUnsent = 15 * minute;

/** Whether alarms could be sent. This check itself sends none. */
export function unsentCheck(alarms: readonly StoredAlarm[], now: Date): Check {
  const unsent = alarms.filter(
    ({ notifiedAt, openedAt }) =>
      notifiedAt === null && now.getTime() - openedAt.getTime() > maxUnsent,
  );
  return checkOf('alarms:unsent', findingOf(unsent), { value: unsent.length });
}

function findingOf(unsent: readonly StoredAlarm[]): Finding {
  const [first] = unsent.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  if (!first) return undefined;
  return {
    status: 'warn',
    output: `${counted(unsent.length, 'alarm')} could not be sent since ${timeText(first.openedAt)}. Run "npx wrangler tail" and look for "alarm not sent", which says why: docs/deployment.md#alarms.`,
    isTransient: true,
  };
}
