import type { Check } from '../model/check.ts';
import type { EmptiedCategory } from '../model/observations.ts';
import { cutText, plainLine } from '../model/text.ts';
import { maxOverdue } from '../store/health/facts.ts';
import { checkOf, counted, durationText, type Finding, hour, minute, timeText } from './rule.ts';

/** Milliseconds after its date in which a scheduled article may wait. */
export const maxWait = 45 * minute;

// Names in a sentence.
const maxNames = 5;
const maxNameLength = 60;

/**
 * Whether the site has a new article.
 *
 * @param staleAfterHours the longest time without one; 0 if there is no limit
 */
export function newestCheck(newest: Date | undefined, staleAfterHours: number, now: Date): Check {
  const observed = { value: newest?.toISOString(), unit: 'time', time: newest };
  return checkOf('articles:newest', staleFinding(newest, staleAfterHours, now), observed);
}

function staleFinding(newest: Date | undefined, staleAfterHours: number, now: Date): Finding {
  if (!newest || staleAfterHours === 0) return undefined;
  const age = now.getTime() - newest.getTime();
  if (age <= staleAfterHours * hour) return undefined;
  return {
    status: 'warn',
    output: `The newest article is from ${timeText(newest)}, ${durationText(age)} ago, and STALE_AFTER_HOURS is ${staleAfterHours}. If there are newer posts: docs/runbooks/stale-feed.md.`,
  };
}

/** Whether scheduled articles have been published. */
export function overdueCheck(overdue: number): Check {
  const articles = `${overdue >= maxOverdue ? 'At least ' : ''}${counted(overdue, 'scheduled article')}`;
  const finding: Finding =
    overdue === 0
      ? undefined
      : {
          status: 'warn',
          output: `${articles} should be in the feeds, and the schedule has not published ${overdue === 1 ? 'it' : 'them'}. Its log says why: run "npx wrangler tail" and look for "publish due failed".`,
        };
  return checkOf('articles:scheduled', finding, { value: overdue });
}

/** Whether categories have become empty in the last day. */
export function emptiedCheck(emptied: readonly EmptiedCategory[]): Check {
  return checkOf('categories:empty', emptiedFinding(emptied), { value: emptied.length });
}

function emptiedFinding(emptied: readonly EmptiedCategory[]): Finding {
  if (emptied.length === 0) return undefined;
  const names = emptied
    .slice(0, maxNames)
    .map(({ name }) => `"${cutText(plainLine(name), maxNameLength)}"`);
  const rest = emptied.length - names.length;
  const list = names.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  const [have, feeds] =
    emptied.length === 1
      ? ['1 category has', 'its feed']
      : [`${emptied.length} categories have`, 'their feeds'];
  return {
    status: 'warn',
    output: `${have} become empty in the last day: ${list}. Subscribers of ${feeds} get nothing new. If a name has changed, or that was not intended: docs/runbooks/empty-category.md. This passes after a day.`,
  };
}
