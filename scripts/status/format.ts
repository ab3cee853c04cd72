import type { RunResponse, SourceResponse } from '../../src/model/admin-api.ts';
import { printable } from '../command/printable.ts';

/** How long something is ago, or is to come, in the largest unit that fits. */
export function duration(from: Date, to: Date): string {
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

/** `1 post`, `1,200 posts`. */
export function plural(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}

/** How a source does, in lines. */
export function sourceLines(source: SourceResponse, now: Date): string[] {
  const { counts, lastRun, behindSince } = source;
  const kind = source.kind === null || source.kind === source.source ? '' : ` (${source.kind})`;
  const lines = [`${source.source}${kind}: ${stateWords(source, now)}`];
  if (behindSince !== null) lines.push(`  behind for ${duration(new Date(behindSince), now)}`);
  if (counts) lines.push(`  ${countWords(counts)}`);
  if (lastRun) lines.push(`  last run: ${runWords(lastRun, now)}`);
  return lines.map(printable);
}

/** A run in a line. */
export function runWords(run: RunResponse, now: Date): string {
  const { finishedAt, startedAt, state, message } = run;
  const ago = `${duration(new Date(finishedAt ?? startedAt), now)} ago`;
  // One that was sent and broken off stays so until the next is sent.
  const when = state === 'running' ? `begun ${ago} and not ended` : `${state} ${ago}`;
  const reason = message === '' ? '' : `: ${message}`;
  return printable(`${run.run}, ${when}, ${resultWords(run)}${reason}`);
}

/** What a run came to. */
export function resultWords(run: RunResponse): string {
  const { created, changed, unchanged, withdrawn, problems, skipped, remaining } = run;
  return [
    `${created.toLocaleString('en')} new`,
    `${changed.toLocaleString('en')} changed`,
    `${unchanged.toLocaleString('en')} unchanged`,
    `${withdrawn.toLocaleString('en')} withdrawn`,
    plural(problems, 'problem'),
    ...(skipped > 0 ? [`${skipped.toLocaleString('en')} left out`] : []),
    ...(remaining > 0 ? [`${remaining.toLocaleString('en')} to go`] : []),
  ].join(', ');
}

function stateWords(source: SourceResponse, now: Date): string {
  switch (source.state) {
    case 'idle':
      if (source.behindSince === null && source.lastRun === null) return 'not imported yet';
      return source.behindSince === null ? 'up to date' : 'more is to be imported at the next tick';
    case 'importing':
      return 'it is being imported';
    case 'interrupted':
      return 'its import was broken off; the next tick goes on with it';
    case 'waiting':
      return `it wants to be left alone until ${source.waitingUntil}${failureWords(source, now)}`;
    case 'failing':
      return `it fails${failureWords(source, now)}`;
    case 'sent':
      return 'its posts are sent';
  }
}

function failureWords({ failures, failingSince, reason }: SourceResponse, now: Date): string {
  if (failures === 0) return '';
  const since = failingSince === null ? '' : ` in ${duration(new Date(failingSince), now)}`;
  return `; ${plural(failures, 'look')} failed${since}, the last one because ${reason}`;
}

function countWords({ posts, articles, noted, bound }: NonNullable<SourceResponse['counts']>) {
  const counted = (count: number, word: string) =>
    count >= bound ? `${plural(count, word)} or more` : plural(count, word);
  return [
    counted(posts, 'post'),
    counted(articles, 'article'),
    `${counted(noted, 'post')} with a note`,
  ].join(', ');
}
