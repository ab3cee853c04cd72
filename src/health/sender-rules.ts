import type { Check } from '../model/check.ts';
import type { SenderHabit } from '../model/observations.ts';
import type { RunState } from '../model/run.ts';
import type { ListedRun } from '../store/sources/run-list.ts';
import { checkOf, day, durationText, type Finding, hour, minute, timeText } from './rule.ts';
import { newsCheck, refused, unfinished } from './source-rules.ts';

// A sender is a source whose posts are sent, as by `npm run import`.

// Milliseconds after which a run that does nothing counts as left.
const maxIdle = 45 * minute;

// Runs in a row that are not finished before the status is `fail`.
const maxUnfinished = 3;

// The runs from which a habit is known, if they cover a day or come at regular times.
const minRuns = 10;
const maxIrregularity = 2;

// A sender is quiet after this many times its longest pause, but not before `minQuiet` milliseconds.
const quietFactor = 3;
const minQuiet = 45 * minute;

/** The facts about a sender. */
export interface SenderFacts {
  readonly name: string;
  readonly refusal: string;
  readonly lastRun: ListedRun['run'];
  readonly habit: SenderHabit | undefined;
  /** When the feed of the site last changed. */
  readonly siteChangedAt: Date | undefined;
}

/** The checks of a sender: whether its runs are finished, and whether it has gone quiet. */
export function senderChecks(facts: SenderFacts, now: Date): Check[] {
  const { name, lastRun } = facts;
  return [
    checkOf(`${name}:import`, importFinding(facts, now), {
      value: facts.habit?.unfinished ?? 0,
      time: lastRun.finishedAt ?? lastRun.startedAt,
    }),
    newsCheck(name, lastRun.startedAt, quietFinding(facts, now)),
  ];
}

function importFinding(
  { lastRun, habit, refusal, siteChangedAt }: SenderFacts,
  now: Date,
): Finding {
  const active = Math.max(lastRun.startedAt.getTime(), siteChangedAt?.getTime() ?? 0);
  if (lastRun.state === 'running' && now.getTime() - active > maxIdle) {
    return {
      status: 'warn',
      output: `Run ${lastRun.id}, which began at ${timeText(lastRun.startedAt)}, was left before all posts were sent. Run the same "npm run import" again, which sends the rest: docs/runbooks/silent-sender.md.`,
    };
  }
  const isFinished = lastRun.state === 'done' || lastRun.state === 'refused';
  if (!isFinished && habit && habit.unfinished >= maxUnfinished) {
    return unfinished(habit.unfinished);
  }
  return refusal === '' ? undefined : refused(refusal);
}

function quietFinding({ lastRun, habit }: SenderFacts, now: Date): Finding {
  if (habit === undefined || habit.longestPause === null) return undefined;
  const pause = habit.longestPause * 1000;
  const silence = now.getTime() - lastRun.startedAt.getTime();
  if (silence <= Math.max(minQuiet, quietFactor * pause)) return undefined;
  return {
    status: 'warn',
    output: `It has sent nothing since ${timeText(lastRun.startedAt)}, for ${durationText(silence)}. Its longest pause before was ${durationText(pause)}. Look at what runs "npm run import", as CI: docs/runbooks/silent-sender.md.`,
  };
}

/** A past run of a sender. */
export interface PastRun {
  readonly startedAt: Date;
  readonly state: RunState;
}

/** The facts from the past runs of a sender. The oldest comes first. */
export function habitOf(runs: readonly PastRun[]): SenderHabit {
  const ended = runs.filter(({ state }) => state !== 'running');
  const lastFinished = ended.findLastIndex(({ state }) => state === 'done' || state === 'refused');
  return { longestPause: longestPause(runs), unfinished: ended.length - 1 - lastFinished };
}

function longestPause(runs: readonly PastRun[]): number | null {
  if (runs.length < minRuns) return null;
  const starts = runs.map(({ startedAt }) => startedAt.getTime());
  const pauses = starts.slice(1).map((start, index) => start - (starts[index] ?? start));
  const sorted = pauses.toSorted((a, b) => a - b);
  const longest = sorted.at(-1) ?? 0;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const coversDay = (starts.at(-1) ?? 0) - (starts[0] ?? 0) >= day;
  const isRegular = longest <= maxIrregularity * median && median <= hour;
  return coversDay || isRegular ? Math.round(longest / 1000) : null;
}
