import type { RunResponse, SourceResponse } from '../../src/model/admin-api.ts';
import type { Check } from '../../src/model/check.ts';
import { countLine } from '../command/count-line.ts';
import { plural } from '../command/plural.ts';
import { printable } from '../command/printable.ts';
import { scheduledLine } from '../command/scheduled-line.ts';

/** Formats the time between two dates in its largest unit, like `3 hours`. */
export function formatDuration(from: Date, to: Date): string {
  const seconds = Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  for (const [unit, size] of units) {
    if (seconds >= size) return plural(Math.floor(seconds / size), unit);
  }
  return plural(seconds, 'second');
}

/** Formats a source in a few lines: its state, counts and last run. */
export function formatSource(source: SourceResponse, now: Date): string[] {
  const { counts, scheduled, lastRun, behindSince } = source;
  const kind = source.kind === null || source.kind === source.source ? '' : ` (${source.kind})`;
  const lines = [`${source.source}${kind}: ${formatState(source, now)}`];
  if (behindSince !== null)
    lines.push(`  behind for ${formatDuration(new Date(behindSince), now)}`);
  if (counts) lines.push(`  ${formatCounts(counts)}`);
  if (scheduled !== null) lines.push(`  ${scheduledLine(scheduled)}`);
  if (lastRun) lines.push(`  last run: ${formatRun(lastRun, now)}`);
  return lines.map(printable);
}

/** Formats a run in one line. */
export function formatRun(run: RunResponse, now: Date): string {
  const { finishedAt, startedAt, state, message } = run;
  const ago = `${formatDuration(new Date(finishedAt ?? startedAt), now)} ago`;
  // An interrupted run of sent posts keeps this state until the next run starts.
  const when = state === 'running' ? `started ${ago}, not finished` : `${state} ${ago}`;
  const reason = message === '' ? '' : `: ${message}`;
  return printable(`${run.run}, ${when}, ${countsOf(run)}${reason}`);
}

/** Formats a health check that does not pass. */
export function formatCheck({ name, status, output }: Check): string {
  return printable(`  ${name} (${status}): ${output}`);
}

/** Formats the counts of a run. */
export function countsOf(run: RunResponse): string {
  const line = countLine(run);
  return run.state === 'running' && run.remaining > 0 ? `${line}, ${run.remaining} to go` : line;
}

function formatState(source: SourceResponse, now: Date): string {
  switch (source.state) {
    case 'idle':
      if (source.behindSince !== null) return 'the next tick imports more';
      return source.lastRun === null ? 'not imported yet' : 'up to date';
    case 'importing':
      return 'importing';
    case 'interrupted':
      return 'its import was interrupted; the next tick continues it';
    case 'waiting':
      return `its server asked to wait until ${source.waitingUntil}${formatFailures(source, now)}`;
    case 'failing':
      return `failing${formatFailures(source, now)}`;
    case 'refused':
      return `refused: ${source.refusal ?? ''}`;
    case 'sent':
      return 'its posts are sent, as by "npm run import"';
  }
}

function formatFailures({ failures, failingSince, reason }: SourceResponse, now: Date): string {
  if (failures === 0) return '';
  const since = failingSince === null ? '' : ` in ${formatDuration(new Date(failingSince), now)}`;
  return `; ${plural(failures, 'attempt')} failed${since}, most recently: ${reason}`;
}

function formatCounts({ posts, articles, noted, bound }: NonNullable<SourceResponse['counts']>) {
  const format = (count: number, noun: string) =>
    count >= bound ? `${plural(count, noun)} or more` : plural(count, noun);
  return [
    format(posts, 'post'),
    format(articles, 'article'),
    `${format(noted, 'post')} with a note`,
  ].join(', ');
}
